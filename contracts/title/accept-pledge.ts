import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Flaw } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import { ANSWER_OFFER_TEXTS, type AnswerOfferState, type PastDateRefusal } from './answer-offer.ts'
import { SHOWN_TEXTS, type ShownRefusal, shownRefusal } from './disclosure.ts'
import type { Pledged } from './facts.ts'
import { FLAW_TEXTS, type FlawRefusal, flawRefusal } from './flaw.ts'
import { findOffer, OFFER_NAMED_TEXTS, type OfferNamedRefusal } from './offer.ts'
import type { PledgeTerms } from './pledge-terms.ts'
import {
  FACE_TEXTS,
  FREE_TEXTS,
  type HeldRefusal,
  heldRefusal,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'

/**
 * The pledgee accepts an offered pledge as a whole, and states the debt again, so that it signs
 * what it takes. What is overdue, or has lost an invoice to a red letter, it takes only knowingly:
 * it names that.
 */
export function acceptPledge(
  { instruments, offer: open }: Pick<AnswerOfferState, 'instruments' | 'offer'>,
  { spans, knowing, seen, ...stated }: AcceptPledge,
  context: RuledContext,
): Decision<Pledged, TitlePosting, AcceptPledgeRefusal> {
  const { party, asOf } = context
  const concerns = ({ claim }: Title) => claim?.kind === 'offer' && claim.claimant === party
  const selected = selectOwnTitles(spans, instruments, concerns, at =>
    refuse('accepter_must_be_the_pledgee', at),
  )
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  const { from, to, pledge: terms, lapseOn, charge } = offer.value
  if (terms === null) return refuse('offer_must_be_of_a_pledge', 'body.spans')
  if (asOf >= lapseOn) return refuse('offer_must_not_be_past_its_date', 'body.spans', { lapseOn })
  const other = findOther(stated, terms)
  if (other) return refuse('debt_must_be_the_one_offered', `body.${other}`)
  const titles = selected.value.flatMap(one => one.titles)
  const refused =
    heldRefusal(titles, 'body.spans') ??
    shownRefusal(offer.value, seen, selected.value, context) ??
    flawRefusal(selected.value, knowing, context)
  if (refused) return refused

  const parties = { visibleTo: [from, to], holder: from, pledgee: to }
  return accept(
    [{ type: 'title.pledged.v1', ...parties, spans, terms, offer: charge }],
    spans.flatMap(({ instrument, span }): TitlePosting[] => [
      { post: 'free', instrument, span },
      { post: 'bind', instrument, span, kind: 'pledge', party: to },
    ]),
  )
}

export const ACCEPT_PLEDGE_CLASS = 'value' satisfies ActClass

export type AcceptPledgeRefusal =
  | SpanSetRefusal
  | 'accepter_must_be_the_pledgee'
  | OfferNamedRefusal
  | 'offer_must_be_of_a_pledge'
  | PastDateRefusal
  | 'debt_must_be_the_one_offered'
  | HeldRefusal
  | ShownRefusal
  | FlawRefusal

export const ACCEPT_PLEDGE_TEXTS = {
  ...SPAN_FORM_TEXTS,
  accepter_must_be_the_pledgee: notAllowed(
    '只有质权人可以接受；所列区间上没有向贵方发出的要约。',
    'Only the pledgee accepts; these spans are not under an offer to you.',
  ),
  ...FACE_TEXTS,
  ...OFFER_NAMED_TEXTS,
  offer_must_be_of_a_pledge: conflict(
    '该要约为转让要约，请改用签收转让（title.answer-offer）。',
    'A transfer is offered, not a pledge; answer it with title.answer-offer.',
  ),
  offer_must_not_be_past_its_date: ANSWER_OFFER_TEXTS.offer_must_not_be_past_its_date,
  debt_must_be_the_one_offered: conflict(
    '所列债务与要约不一致，请按要约填写后重签。',
    'The debt stated is not the one offered; read the offer again and state it as it is.',
  ),
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
  ...SHOWN_TEXTS,
  ...FLAW_TEXTS,
} satisfies RefusalTexts<AcceptPledgeRefusal>

export interface AcceptPledge extends PledgeTerms {
  readonly spans: SpanSet
  /** What is amiss with the spans, as the pledgee knows it. */
  readonly knowing: readonly Flaw[]
  /** The digest of what it was shown last; left out where nothing was. */
  readonly seen?: Digest | undefined
}

/** Finds the first term that is stated otherwise than offered. */
function findOther(stated: PledgeTerms, terms: PledgeTerms): keyof PledgeTerms | null {
  const all = ['secured', 'currency', 'reference', 'dueOn'] as const
  return all.find(term => stated[term] !== terms[term]) ?? null
}
