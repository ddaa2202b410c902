import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { END_TEXTS, type EndRefusal, GIVE_MANDATE_TEXTS } from '../party/mandate.ts'
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
  if (until <= asOf)
    return refuse('end_must_be_in_the_future', 'body.until', { until, today: asOf })
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

export const GIVE_STANDING_ACCEPTANCE_CLASS = 'governance' satisfies ActClass

export type GiveStandingAcceptanceRefusal =
  | 'transferor_must_be_another_party'
  | 'transferor_must_be_enrolled'
  | 'limit_must_be_positive'
  | EndRefusal

export const GIVE_STANDING_ACCEPTANCE_TEXTS = {
  transferor_must_be_another_party: badInput(
    '转让方不能是贵方自己。',
    'The transferor must be another party.',
  ),
  transferor_must_be_enrolled: notFound(
    '转让方未入驻，请核对编号。',
    'No party with the id of the transferor is enrolled; check the id.',
  ),
  limit_must_be_positive: GIVE_MANDATE_TEXTS.limit_must_be_positive,
  ...END_TEXTS,
} satisfies RefusalTexts<GiveStandingAcceptanceRefusal>

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

export const WITHDRAW_STANDING_ACCEPTANCE_CLASS = 'governance' satisfies ActClass

export type WithdrawStandingAcceptanceRefusal = 'standing_acceptance_must_be_the_partys_own'

export const WITHDRAW_STANDING_ACCEPTANCE_TEXTS = {
  standing_acceptance_must_be_the_partys_own: notFound(
    '未查到贵方的这项自动签收，或已撤回。',
    'The party has no such standing acceptance, or has withdrawn it.',
  ),
} satisfies RefusalTexts<WithdrawStandingAcceptanceRefusal>
