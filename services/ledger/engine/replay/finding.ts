/** What the audit found: where, and what does not follow from the journal. */
export interface AuditFinding {
  readonly kind: AuditFindingKind
  /** An id, an entry's number, or a span of an instrument. */
  readonly subject: string
  readonly expected: string
  readonly found: string
}

export type AuditFindingKind =
  | 'leaf_differs'
  | 'command_differs'
  | 'signature_is_wrong'
  | 'chain_is_broken'
  | 'entry_is_missing'
  | 'position_is_out_of_order'
  | 'entry_has_no_position'
  | 'wait_is_closed_too_early'
  | 'role_differs'
  | 'entry_date_differs'
  | 'posting_does_not_follow'
  /** A row of the table named differs from what the journal says. */
  | `${string}_differs`

export interface AuditReport {
  readonly entries: number
  readonly instruments: number
  readonly titles: number
  readonly findings: readonly AuditFinding[]
}
