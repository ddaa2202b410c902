export const APPLICATION_KINDS = ['enrolment', 'recovery'] as const

export const APPLICATION_STATES = ['received', 'in_signature', 'declined', 'done'] as const

export interface ApplicationRow {
  readonly id: bigint
  readonly code: string
  readonly name: string
  readonly body: object
  readonly applied_at: Date
  readonly kind: (typeof APPLICATION_KINDS)[number]
  readonly open: boolean
  readonly state: (typeof APPLICATION_STATES)[number]
  readonly draft: bigint | null
  readonly declined_by: bigint | null
  readonly declined_at: Date | null
  readonly decline_reason: string | null
}

/** SQL: how far the application `a` has come; a draft that was withdrawn, has expired or was
 *  refused leaves it as it was. */
export const APPLICATION_STATE = `case when a.declined_at is not null then 'declined'
  else coalesce((select case
      when d.withdrawn or d.outcome #> '{acts,0,refusal}' is not null then 'received'
      when d.outcome is not null then 'done'
      when d.expires_at > now() then 'in_signature' end
    from desk.draft d where d.id = a.draft), 'received') end`

/** SQL: officers have yet to decide on the application `a`, or may do so again. */
export const APPLICATION_IS_OPEN = `${APPLICATION_STATE} = 'received'`

export const APPLICATION_COLUMNS = `a.id, a.code, a.name, a.body, a.applied_at, a.kind, a.draft,
  a.declined_by, a.declined_at, a.decline_reason, ${APPLICATION_IS_OPEN} as open,
  ${APPLICATION_STATE} as state`
