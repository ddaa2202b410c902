import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Refusal, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import type { Pledged, SplittingWatched } from './facts.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  guardRefusal,
  owedOnAll,
  type SpanSet,
  selectDisposable,
} from './span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from './splitting.ts'

/** A holder pledges spans to another party: they stay its own, and it can do nothing with them. */
export function pledge(
  { instruments, pledgee }: PledgeState,
  { to, spans }: Pledge,
  context: RuledContext,
): Decision<Pledged | SplittingWatched, TitlePosting, PledgeRefusal> | Refused<Refusal> {
  const { party, rules } = context
  if (to === party) return refuse('pledgee_must_be_another_party', 'body.to')
  if (pledgee === null) return refuse('pledgee_must_be_enrolled', 'body.to')
  if (pledgee.status !== 'active') return refuse('pledgee_must_be_active', 'body.to')
  const selected = selectDisposable(spans, instruments, party)
  if (!selected.ok) return selected
  const guarded = guardRefusal(selected.value, ({ guard }, at) => guard.pledge(context, at))
  if (guarded) return guarded
  const splitting = splittingRefusal(selected.value, rules)
  if (splitting) return splitting

  const amount = owedOnAll(selected.value)
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
      ...watchSplitting(selected.value, rules),
    ],
    spans.map(({ instrument, span }) => ({
      post: 'bind',
      instrument,
      span,
      kind: 'pledge',
      party: to,
    })),
  )
}

export const PLEDGE_CLASS = 'value' satisfies ActClass

export type PledgeRefusal =
  | 'pledgee_must_be_another_party'
  | 'pledgee_must_be_enrolled'
  | 'pledgee_must_be_active'
  | DisposalRefusal
  | SplittingRefusal

export const PLEDGE_TEXTS = {
  pledgee_must_be_another_party: badInput('不能质押给自己。', 'The pledgee must be another party.'),
  pledgee_must_be_enrolled: notFound(
    '质权人未入驻，请核对编号。',
    'No party with the id of the pledgee is enrolled; check the id.',
  ),
  pledgee_must_be_active: conflict(
    '质权人已被暂停，须待运营方恢复。',
    'The pledgee is suspended, until the operator reinstates it.',
  ),
  ...DISPOSAL_TEXTS,
  ...SPLITTING_TEXTS,
} satisfies RefusalTexts<PledgeRefusal>

export interface Pledge {
  readonly to: PartyId
  readonly spans: SpanSet
}

export interface PledgeState {
  readonly instruments: InstrumentsById
  readonly pledgee: Party | null
}
