export const APPLICATION_KINDS = ['enrolment', 'recovery'] as const

export interface ApplicationRow {
  readonly id: bigint
  readonly code: string
  readonly name: string
  readonly body: object
  readonly applied_at: Date
  readonly kind: (typeof APPLICATION_KINDS)[number]
  readonly open: boolean
  readonly draft: bigint | null
  readonly declined_by: bigint | null
  readonly declined_at: Date | null
  readonly decline_reason: string | null
}

/** SQL: the application `a` is not declined, and no draft of it is under way, or was accepted; a
 *  draft that was withdrawn, has expired or was refused leaves it open. */
export const APPLICATION_IS_OPEN = `a.declined_at is null and not exists (select from desk.draft d
  where d.id = a.draft and not d.withdrawn
    and case when d.outcome is null then d.expires_at > now()
             else d.outcome #> '{acts,0,refusal}' is null end)`

export const APPLICATION_COLUMNS = `a.id, a.code, a.name, a.body, a.applied_at, a.kind, a.draft,
  a.declined_by, a.declined_at, a.decline_reason, ${APPLICATION_IS_OPEN} as open`
