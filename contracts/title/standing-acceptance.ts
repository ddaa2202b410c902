import type { BusinessDate } from '../kernel/date.ts'
import type { Id, PartyId } from '../kernel/id.ts'

/** A party's signed word that offers of a kind are accepted at once. `from` null: from anyone. */
export interface StandingAcceptance {
  readonly id: StandingAcceptanceId
  /** The transferee that gave it. */
  readonly party: PartyId
  readonly from: PartyId | null
  /** Minor units, for one offer. */
  readonly limit: bigint
  /** The first business date on which it no longer stands. */
  readonly until: BusinessDate
}

export type StandingAcceptanceId = Id<'sta'>

export function covers(
  standing: StandingAcceptance,
  offer: { readonly from: PartyId; readonly to: PartyId; readonly amount: bigint },
  asOf: BusinessDate,
): boolean {
  return (
    asOf < standing.until &&
    standing.party === offer.to &&
    (standing.from === null || standing.from === offer.from) &&
    offer.amount <= standing.limit
  )
}
