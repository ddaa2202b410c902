import type { BusinessDate } from './date.ts'
import type { InstrumentId, PartyId } from './id.ts'
import type { Paydown, Span } from './span.ts'

/** Who holds a span of an instrument, since which entry, under which claim and holds. */
export interface Title extends Span {
  readonly holder: PartyId
  /** The entry that gave it to its holder. */
  readonly since: EntryNumber
  /**
   * The first unit of the title that this entry gave: titles of one entry and one origin are pieces
   * of what was given as one, so their chain and their recourse are the same.
   */
  readonly origin: bigint
  readonly claim: Claim | null
  readonly holds: readonly Hold[]
}

/**
 * The right of a party other than the holder in a title; a title has at most one.
 * `offer`: reserved for a transferee. `finance`, `pledge`: security of a lender.
 * `sale`: sold into a pool, payment pending. `delivery`: surrendered for goods, which the keeper of
 * them has to deliver.
 */
export interface Claim {
  readonly kind: ClaimKind
  readonly claimant: PartyId
  /** One loan, one offer: shared by all titles it binds, and by what is left of it. */
  readonly charge: EntryNumber
  readonly boundBy: EntryNumber
  readonly successor: Successor | null
}

export const CLAIM_KINDS = ['offer', 'finance', 'pledge', 'sale', 'delivery'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Takes the claim over on proof of payment, until it expires; signed by the claimant. */
export interface Successor {
  readonly party: PartyId
  readonly act: string
  readonly expires: BusinessDate
  readonly namedBy: EntryNumber
}

/** Blocks a span; several at a time, each lifted by itself. */
export interface Hold {
  readonly kind: HoldKind
  readonly setBy: EntryNumber
  /** Who set it and alone may lift it. */
  readonly party: PartyId
}

/**
 * `payment`: the debtor's bank was told to pay it, and nobody knows more. `term_end`: the
 * term of storage has ended.
 */
export const HOLD_KINDS = [
  'court',
  'dispute',
  'dilution',
  'payment',
  'sensor',
  'insurance',
  'term_end',
] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** The journal's number of an entry; order of entries of one subject, not dense. */
export type EntryNumber = bigint

/** An instrument as far as its titles are loaded: ascending, not overlapping, perhaps with gaps. */
export interface Tiling {
  readonly instrument: InstrumentId
  readonly size: bigint
  readonly paid: Paydown
  readonly titles: readonly Title[]
}
