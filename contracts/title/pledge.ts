import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { Pledged } from './facts.ts'
import {
  type DisposalRefusal,
  owedOnAll,
  type SpanSet,
  type SpanSetRefusal,
  selectDisposable,
} from './span-set.ts'
import { type SplittingRefusal, splittingRefusal } from './splitting.ts'

/** A holder pledges spans to another party: they stay its own, and it can do nothing with them. */
export function pledge(
  { receivables, pledgee }: PledgeState,
  { to, spans }: Pledge,
  { party, rules }: RuledContext,
): Decision<Pledged, TitlePosting, PledgeRefusal> {
  if (to === party) return refuse('pledgee_must_be_another_party', 'body.to')
  if (pledgee === null) return refuse('pledgee_must_be_enrolled', 'body.to')
  if (pledgee.status !== 'active') return refuse('pledgee_must_be_active', 'body.to')
  const named = selectDisposable(spans, receivables, party)
  if ('ok' in named) return named
  const splitting = splittingRefusal(named, rules)
  if (splitting) return splitting

  const amount = owedOnAll(named)
  return accept(
    [
      {
        type: 'title.pledged.v1',
        visibleTo: [party, to],
        holder: party,
        pledgee: to,
        spans,
        amount,
      },
    ],
    spans.map(({ receivable: instrument, span }) => ({
      post: 'bind',
      instrument,
      span,
      kind: 'pledge',
      party: to,
    })),
  )
}

export type PledgeRefusal =
  | 'pledgee_must_be_another_party'
  | 'pledgee_must_be_enrolled'
  | 'pledgee_must_be_active'
  | SpanSetRefusal
  | DisposalRefusal
  | SplittingRefusal

export interface Pledge {
  readonly to: PartyId
  readonly spans: SpanSet
}

export interface PledgeState {
  readonly receivables: ReceivablesById
  readonly pledgee: Party | null
}
