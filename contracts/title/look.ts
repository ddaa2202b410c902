import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { KeptPosting } from '../kernel/posting.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferLookedAt } from './facts.ts'
import { findOffer, OFFER_NAMED_TEXTS, type OfferNamedRefusal } from './offer.ts'
import {
  FACE_TEXTS,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'

/**
 * Who was offered spans looks at what their holder discloses of them. The text that it is shown is
 * kept for both sides, and its digest stands in the journal: so it can be proved later what who
 * took the spans knew, and what it did not.
 * Rule: C11
 */
export function look(
  { instruments, offer: open, text }: LookState,
  { spans }: { readonly spans: SpanSet },
  { party, asOf }: RuledContext,
): Decision<OfferLookedAt, KeptPosting, LookRefusal> {
  const concerns = ({ claim }: Title) => claim?.kind === 'offer' && claim.claimant === party
  const selected = selectOwnTitles(spans, instruments, concerns, at =>
    refuse('looker_must_be_offered_the_spans', at),
  )
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  const { disclosedUntil: until, charge, from } = offer.value
  if (until === null) return refuse('offer_must_be_disclosed', 'body.spans')
  if (asOf >= until)
    return refuse('disclosure_must_not_be_past_its_date', 'body.spans', { until, today: asOf })
  const { digest, content, parts: found } = text
  if (found > SHOWN_PARTS_MAX)
    return refuse('disclosure_must_be_of_a_size_to_be_read', 'body.spans', {
      limit: SHOWN_PARTS_MAX,
      found,
    })
  const on = [...new Set(spans.map(({ instrument }) => instrument))]
  return accept(
    [
      {
        ...({ type: 'title.looked-at.v1', visibleTo: [party, from] } as const),
        ...{ offer: charge, spans, content },
      },
    ],
    on.map(instrument => ({ post: 'keep', text: digest, on: instrument })),
  )
}

export const LOOK_CLASS = 'routine' satisfies ActClass

/** Steps and invoices that one text shows. */
export const SHOWN_PARTS_MAX = 2_000

export type LookRefusal =
  | SpanSetRefusal
  | 'looker_must_be_offered_the_spans'
  | OfferNamedRefusal
  | 'offer_must_be_disclosed'
  | Detailed<'disclosure_must_not_be_past_its_date', { until: BusinessDate; today: BusinessDate }>
  | Detailed<'disclosure_must_be_of_a_size_to_be_read', { limit: number; found: number }>

export const LOOK_TEXTS = {
  ...SPAN_FORM_TEXTS,
  looker_must_be_offered_the_spans: notAllowed(
    '只有收到要约的一方可以查阅；所列区间上没有向贵方发出的要约。',
    'Only the party that is offered spans looks; these are not under an offer to you.',
  ),
  ...FACE_TEXTS,
  ...OFFER_NAMED_TEXTS,
  offer_must_be_disclosed: conflict(
    '持有人尚未向贵方披露资料，请先请其披露。',
    'The holder has not disclosed to you what lies behind the spans; ask it to.',
  ),
  disclosure_must_not_be_past_its_date: conflict(
    d => `披露已于 ${d.until} 截止，当前营业日期为 ${d.today}；请持有人重新披露。`,
    d =>
      `The disclosure ended on ${d.until}, and today’s business date is ${d.today}; ask the ` +
      'holder to disclose again.',
  ),
  disclosure_must_be_of_a_size_to_be_read: conflict(
    d => `所涉流转与发票超过 ${d.limit} 项（现至少 ${d.found} 项），请分几次提出要约。`,
    d =>
      `At most ${d.limit} steps and invoices are shown at once, and here are ${d.found} or more; ` +
      'let the spans be offered in parts.',
  ),
} satisfies RefusalTexts<LookRefusal>

export interface LookState extends Pick<AnswerOfferState, 'instruments' | 'offer'> {
  readonly text: ShownText
}

/** What is shown, as canonical JSON. */
export interface ShownText {
  readonly content: string
  readonly digest: Digest
  /** How many steps and invoices it has. */
  readonly parts: number
}
