/** What the audit found: where, and what does not follow from the journal. */
export interface AuditFinding {
  readonly kind: FindingKind
  /** An id, an entry's number, or a span of an instrument. */
  readonly subject: string
  readonly expected: string
  readonly found: string
}

export type FindingKind =
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
  | 'title_differs'
  | 'claim_differs'
  | 'hold_differs'
  | 'instrument_differs'
  | 'allocation_differs'
  | 'key_differs'
  | 'receivable_differs'
  | 'business_day_differs'
  | 'party_differs'
  | 'user_differs'
  | 'mandate_differs'
  | 'standing_acceptance_differs'
  | 'debtor_mark_differs'
  | 'single_signed_differs'

export interface AuditReport {
  readonly entries: number
  readonly instruments: number
  readonly titles: number
  readonly findings: readonly AuditFinding[]
}
