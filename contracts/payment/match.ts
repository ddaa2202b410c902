/** Entries and payments that belong together, one or many on each side. */
export interface Match {
  readonly reason: MatchReason
  /**
   * Confirmed: the bank's signature and the payment's own id or reference say it. Suggested:
   * somebody must look. Ambiguous: it can be read in several ways, so nothing is paired.
   */
  readonly state: 'confirmed' | 'suggested' | 'ambiguous'
  readonly entries: readonly string[]
  readonly payments: readonly string[]
  /** Which part of which entry pays which part of which payment; none while it is ambiguous. */
  readonly pairings: readonly Pairing[]
}

export type MatchReason =
  | 'end_to_end_id'
  | 'reference'
  | 'counterpart_and_amount'
  | 'counterpart_and_sum'

export interface Pairing {
  readonly entry: string
  readonly payment: string
  readonly amount: bigint
}

export interface EntryLeft {
  readonly entry: string
  readonly amount: bigint
  readonly why: 'unexpected' | 'more_than_expected' | 'paid_again' | 'ambiguous'
}

export interface PaymentLeft {
  readonly payment: string
  readonly amount: bigint
  readonly why: 'not_paid' | 'paid_in_part' | 'ambiguous'
}

/** A payment that came back: as far as it goes, it was never paid. */
export interface Return {
  readonly entry: string
  /** The entry that it takes back. */
  readonly of: string
}
