import type { ActClass } from '../command/act-class.ts'
import { addMonths, type BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import {
  REASON_LENGTH_MAX,
  reasonRefusal,
  WORDS_TEXTS,
  type WordsRefusal,
} from '../party/given-words.ts'
import { ANSWER_OFFER_TEXTS, type PastDateRefusal } from '../title/answer-offer.ts'
import { waitForRegistration } from '../wait/waits.ts'
import { endFinancing } from './end-financing.ts'
import type { FinancingApproved, FinancingEnded } from './facts.ts'
import {
  type ClockedContext,
  type Financing,
  type FinancingId,
  findChosen,
  findFirstDue,
} from './financing.ts'
import {
  type FindingBehind,
  UNWEIGHED_TEXTS,
  type UnweighedRefusal,
  unweighedRefusal,
} from './finding-behind.ts'
import { SEEN_TEXTS, type SeenRefusal, shownRefusal } from './quote.ts'

/**
 * The lender decides on an application, by maker and checker, on what it was shown last. It
 * approves, after its people have weighed what was found and must be weighed, and says why a term
 * beyond the usual is reasonable; or it refuses with a reason that
 * stays on record, and spans and limits are free again. Until it pays out it may still refuse what
 * it has approved, as when the register shows a right of somebody else.
 * Rule: C1
 */
export function decide(
  { financing: named, findings }: DecideState,
  { decision, seen, words }: Decide,
  context: ClockedContext,
): Decision<FinancingApproved | FinancingEnded, TitlePosting, DecideRefusal> {
  const { party: lender, asOf, rules } = context
  const at = 'body.financing'
  const stages = decision === 'refuse' ? ['applied', 'approved'] : ['applied']
  if (named === null || !stages.includes(named.status) || findChosen(named)?.lender !== lender)
    return refuse('application_must_wait_for_the_lender', at)
  const { lapseOn } = named
  if (lapseOn !== null && asOf >= lapseOn)
    return refuse('offer_must_not_be_past_its_date', at, { lapseOn })
  const asked = named.asked.find(one => one.lender === lender)!
  const unseen = shownRefusal(asked, seen)
  if (unseen) return unseen
  const visibleTo = [lender, named.holder]
  if (decision === 'refuse')
    return reasonRefusal(words, 'body.words') ?? endFinancing(named, 'refused', words, visibleTo)
  const unweighed = unweighedRefusal(findings, at)
  if (unweighed) return unweighed
  const unreasoned = termRefusal(named, words, rules.termMonthsUsual)
  if (unreasoned) return unreasoned
  const note = words.trim() === '' ? null : words
  const opens = waitForRegistration({ lender, dueOn: findFirstDue(named) }, context)
  return accept(
    [{ type: 'financing.approved.v1', visibleTo, opens, financing: named.id, note }],
    [],
  )
}

export const DECIDE_CLASS = 'value' satisfies ActClass

/** A debt that runs longer than usual is financed only with a note on why that is reasonable. */
function termRefusal(
  { parts }: Financing,
  words: string,
  months: number,
): Refused<TermRefusal | WordsRefusal> | null {
  const long = parts.find(({ issuedOn, dueOn }) => dueOn > addMonths(issuedOn, months))
  const found = words.trim().length
  if (long && found === 0)
    return refuse('approval_must_say_why_its_term_is_reasonable', 'body.words', {
      ...{ months, issuedOn: long.issuedOn, dueOn: long.dueOn },
    })
  return found > REASON_LENGTH_MAX ? reasonRefusal(words, 'body.words') : null
}

type TermRefusal = Detailed<
  'approval_must_say_why_its_term_is_reasonable',
  { months: number; issuedOn: BusinessDate; dueOn: BusinessDate }
>

export type DecideRefusal =
  | 'application_must_wait_for_the_lender'
  | PastDateRefusal
  | SeenRefusal
  | UnweighedRefusal
  | TermRefusal
  | WordsRefusal

export const DECIDE_TEXTS = {
  application_must_wait_for_the_lender: notFound(
    '没有待贵方审批的这笔申请。',
    'No such application waits for your party.',
  ),
  offer_must_not_be_past_its_date: ANSWER_OFFER_TEXTS.offer_must_not_be_past_its_date,
  ...SEEN_TEXTS,
  ...UNWEIGHED_TEXTS,
  approval_must_say_why_its_term_is_reasonable: conflict(
    d => `凭证 ${d.issuedOn} 开立、${d.dueOn} 到期，超过 ${d.months} 个月，须说明期限的合理性。`,
    d =>
      `A receivable issued on ${d.issuedOn} is due on ${d.dueOn}, after more than ${d.months} ` +
      'months; say why that term is reasonable.',
  ),
  ...WORDS_TEXTS,
} satisfies RefusalTexts<DecideRefusal>

export interface DecideState {
  readonly financing: Financing | null
  /** What was noticed behind it, and what of it the lender has weighed. */
  readonly findings: readonly FindingBehind[]
}

export interface Decide {
  readonly financing: FinancingId
  readonly decision: 'approve' | 'refuse'
  /** The digest of what the lender was shown last. */
  readonly seen: Digest
  /** The reason of a refusal; of an approval the note on its term, empty where it needs none. */
  readonly words: string
}
