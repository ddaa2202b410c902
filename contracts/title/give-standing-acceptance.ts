import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Party } from '../party/party.ts'
import type { StandingAcceptanceFact } from './facts.ts'
import type { StandingAcceptance, StandingAcceptanceId } from './standing-acceptance.ts'

/** A party lets offers of a kind be accepted at once, until a date. */
export function giveStandingAcceptance(
  { from: transferor }: { readonly from: Party | null },
  { id, from, limit, until }: GiveStandingAcceptance,
  { party, asOf }: Context,
): Decision<StandingAcceptanceFact, never, GiveStandingAcceptanceRefusal> {
  if (from === party) return refuse('transferor_must_be_another_party', 'body.from')
  if (from !== null && transferor === null)
    return refuse('transferor_must_be_enrolled', 'body.from')
  if (limit <= 0n) return refuse('limit_must_be_positive', 'body.limit')
  if (until <= asOf) return refuse('end_must_be_in_the_future', 'body.until')
  return accept(
    [
      {
        type: 'title.standing-acceptance-given.v1',
        visibleTo: [party],
        id,
        party,
        from,
        limit,
        until,
      },
    ],
    [],
  )
}

export type GiveStandingAcceptanceRefusal =
  | 'transferor_must_be_another_party'
  | 'transferor_must_be_enrolled'
  | 'limit_must_be_positive'
  | 'end_must_be_in_the_future'

export interface GiveStandingAcceptance {
  readonly id: StandingAcceptanceId
  /** Null: anyone. */
  readonly from: PartyId | null
  readonly limit: bigint
  readonly until: BusinessDate
}

/** Taken back by who gave it; what it has accepted stays accepted. */
export function withdrawStandingAcceptance(
  { standing }: { readonly standing: StandingAcceptance | null },
  _body: unknown,
  { party }: Context,
): Decision<StandingAcceptanceFact, never, WithdrawStandingAcceptanceRefusal> {
  if (standing === null || standing.party !== party)
    return refuse('standing_acceptance_must_be_the_partys_own', 'body.id')
  return accept(
    [
      {
        type: 'title.standing-acceptance-withdrawn.v1',
        visibleTo: [party],
        id: standing.id,
        party,
      },
    ],
    [],
  )
}

export type WithdrawStandingAcceptanceRefusal = 'standing_acceptance_must_be_the_partys_own'
