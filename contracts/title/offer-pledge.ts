import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Refusal, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import { waitForAnswer } from '../wait/waits.ts'
import type { PledgeOffered, SplittingWatched } from './facts.ts'
import { reserveFor } from './offer.ts'
import { type PledgeTerms, TERMS_TEXTS, type TermsRefusal, termsRefusal } from './pledge-terms.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  guardRefusal,
  type SpanSet,
  selectDisposable,
} from './span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from './splitting.ts'

/**
 * A holder offers spans to another party as security for a debt. They stay reserved until that
 * party answers, and become a pledge only when it accepts: they stay the holder's own then, and it
 * can do nothing with them.
 */
export function offerPledge(
  { instruments, pledgee }: OfferPledgeState,
  { to, spans, ...terms }: OfferPledge,
  context: RuledContext,
): Decision<PledgeOffered | SplittingWatched, TitlePosting, OfferPledgeRefusal> | Refused<Refusal> {
  const { party: from, rules, asOf } = context
  if (to === from) return refuse('pledgee_must_be_another_party', 'body.to')
  if (pledgee === null) return refuse('pledgee_must_be_enrolled', 'body.to')
  if (pledgee.status !== 'active') return refuse('pledgee_must_be_active', 'body.to')
  const selected = selectDisposable(spans, instruments, from)
  if (!selected.ok) return selected
  const guarded = guardRefusal(selected.value, ({ guard }, at) => guard.pledge(to, context, at))
  if (guarded) return guarded
  const refused =
    termsRefusal(terms, selected.value, asOf) ?? splittingRefusal(selected.value, rules)
  if (refused) return refused

  const ends = selected.value.flatMap(n => n.state.guard.offersEnd(context) ?? [])
  const [offersEnd = null] = ends.filter(end => asOf < end).sort()
  const offered: PledgeOffered = {
    type: 'title.pledge-offered.v1',
    visibleTo: [from, to],
    opens: waitForAnswer({ to, offersEnd }, context),
    ...{ from, to, spans, terms },
  }
  return accept([offered, ...watchSplitting(selected.value, rules)], spans.map(reserveFor(to)))
}

export const OFFER_PLEDGE_CLASS = 'value' satisfies ActClass

export type OfferPledgeRefusal =
  | 'pledgee_must_be_another_party'
  | 'pledgee_must_be_enrolled'
  | 'pledgee_must_be_active'
  | DisposalRefusal
  | TermsRefusal
  | SplittingRefusal

export const OFFER_PLEDGE_TEXTS = {
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
  ...TERMS_TEXTS,
  ...SPLITTING_TEXTS,
} satisfies RefusalTexts<OfferPledgeRefusal>

export interface OfferPledge extends PledgeTerms {
  readonly to: PartyId
  readonly spans: SpanSet
}

export interface OfferPledgeState {
  readonly instruments: InstrumentsById
  readonly pledgee: Party | null
}
