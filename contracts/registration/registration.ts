import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Id, PartyId } from '../kernel/id.ts'

export type RegisterSearchId = Id<'src'>
export type RegistrationId = Id<'reg'>

/** A financing, as far as its registration goes. */
export interface Secured {
  readonly id: Id<'fin'>
  readonly holder: PartyId
  /** Whose quote was chosen; null while none is. */
  readonly lender: PartyId | null
  /** Its lender has approved it and has not paid it out. */
  readonly awaitsPayout: boolean
  /** The last day on which one of its debts is due. */
  readonly lastDueOn: BusinessDate
}

/** What is on record of the national register for one financing. */
export interface Register {
  /** In the order in which they were recorded. */
  readonly searches: readonly RegisterSearch[]
  /** The one that stands; null: none does. */
  readonly registration: Registration | null
}

/** A search of the register, with the file that the register gave as its proof. */
export interface RegisterSearch {
  readonly id: RegisterSearchId
  readonly searchedAt: Instant
  readonly certificate: Digest
  readonly hits: readonly RegisterHit[]
  /** What two people of the lender decided about the hits; null: nobody has. */
  readonly verdict: HitsVerdict | null
}

/** What a search found: somebody has registered a right in the same property, or in all of it. */
export interface RegisterHit {
  readonly number: string
  readonly securedParty: string
  readonly registeredAt: Instant
}

/** `proceed`: the hits do not touch what is financed; `stop`: they do, so nothing is paid out. */
export const HITS_VERDICTS = ['proceed', 'stop'] as const
export type HitsVerdict = (typeof HITS_VERDICTS)[number]

export interface Registration {
  readonly id: RegistrationId
  /** As the register gave it. */
  readonly number: string
  readonly registeredAt: Instant
  /** The first day on which it is no longer in force. */
  readonly until: BusinessDate
}

/**
 * Tells whether a right that was registered is satisfied before another: the earlier registration
 * comes first, and of the same instant neither does.
 * Rule: C10
 */
export function ranksBefore(
  one: Pick<RegisterHit, 'registeredAt'>,
  other: Pick<RegisterHit, 'registeredAt'>,
): boolean {
  return one.registeredAt < other.registeredAt
}

/** Finds the search that was made last. */
export function findLastSearch({ searches }: Register): RegisterSearch | null {
  return searches.toSorted((a, b) => (a.searchedAt < b.searchedAt ? -1 : 1)).at(-1) ?? null
}

/** Lists what a search found of others: the lender's own registration is no hit. */
export function listHitsOfOthers(
  { hits }: RegisterSearch,
  own: Registration | null,
): readonly RegisterHit[] {
  return hits.filter(({ number }) => number !== own?.number)
}
