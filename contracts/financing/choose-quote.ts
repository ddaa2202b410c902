import type { ActClass } from '../command/act-class.ts'
import type { Facility } from '../facility/facility.ts'
import { findUses, USE_TEXTS, type UseRefusal } from '../facility/use.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Flaw } from '../kernel/instrument.ts'
import { type Money, money } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { ReceivableState, ReceivablesById } from '../receivable/receivable.ts'
import { listFlaws, SHOWN_TEXTS } from '../title/disclosure.ts'
import type { SplittingWatched } from '../title/facts.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  owedOn,
  type SelectedTitles,
  selectDisposable,
} from '../title/span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from '../title/splitting.ts'
import { waitForApproval } from '../wait/waits.ts'
import { listExposure } from './exposure.ts'
import type { QuoteChosen } from './facts.ts'
import {
  type ClockedContext,
  type Financing,
  type FinancingId,
  findFirstDue,
  type Quote,
  type QuoteId,
} from './financing.ts'
import {
  findOwnFinancing,
  type InstantRefusal,
  OWN_FINANCING_TEXTS,
  type OwnFinancingRefusal,
} from './find-financing.ts'

/**
 * The holder chooses one quote, as long as it is firm: so it applies to that lender. The spans are
 * bound for the lender at once and its limits reserved, before anybody else can take either.
 */
export function chooseQuote(
  { financing: named, receivables, facilities }: ChooseQuoteState,
  { quote: id }: ChooseQuote,
  context: ClockedContext,
): Decision<QuoteChosen | SplittingWatched, TitlePosting, ChooseQuoteRefusal> {
  const { party: holder, asOf, rules } = context
  const found = findOwnFinancing(named, holder, ['requested'])
  if (!found.ok) return found
  const financing = found.value
  const chosen = financing.quotes.find(one => one.id === id && one.status === 'standing')
  if (!chosen) return refuse('quote_must_stand', 'body.quote')
  const late = timeRefusal(financing, chosen, context)
  if (late) return late
  const selected = selectDisposable(financing.parts, receivables, holder)
  if (!selected.ok) return selected
  const refused =
    changedRefusal(financing, chosen, selected.value, context) ??
    splittingRefusal(selected.value, rules)
  if (refused) return refused
  const uses = findUses(facilities, listExposure(financing), asOf, 'body.quote')
  if (!uses.ok) return uses

  const { lender } = chosen
  const applied: QuoteChosen = {
    ...({ type: 'financing.applied.v1', visibleTo: [holder, lender] } as const),
    opens: waitForApproval({ lender, dueOn: findFirstDue(financing) }, context),
    ...{ financing: financing.id, quote: id, uses: uses.value },
    instruments: [...new Set(financing.parts.map(({ instrument }) => instrument))],
  }
  return accept(
    [applied, ...watchSplitting(selected.value, rules)],
    financing.parts.map(({ instrument, span }) => ({
      ...({ post: 'bind', kind: 'finance', party: lender } as const),
      ...{ instrument, span },
    })),
  )
}

export const CHOOSE_QUOTE_CLASS = 'value' satisfies ActClass

function timeRefusal(
  { chooseBy }: Financing,
  { firmUntil, valueDate }: Quote,
  { now, asOf }: ClockedContext,
): Refused<TimeRefusal> | null {
  if (now >= firmUntil)
    return refuse('quote_must_be_firm_still', 'body.quote', { by: firmUntil, now })
  if (now >= chooseBy)
    return refuse('choice_must_come_in_time', 'body.quote', { by: chooseBy, now })
  if (asOf > valueDate)
    return refuse('value_date_must_not_have_passed', 'body.quote', { valueDate, today: asOf })
  return null
}

/** Nothing has changed for the worse since the lender quoted: what is owed, and what is amiss. */
function changedRefusal(
  { parts, asked, currency }: Financing,
  { lender }: Quote,
  selected: readonly SelectedTitles<ReceivableState>[],
  context: ClockedContext,
): Refused<ChangedRefusal> | null {
  const known = asked.find(one => one.lender === lender)?.shown?.flaws ?? []
  for (const [index, one] of selected.entries()) {
    const at = 'body.quote'
    const { amount } = parts[index]!
    const owed = owedOn(one.state.tiling, one.span)
    if (owed !== amount)
      return refuse('spans_must_be_owed_as_quoted', at, {
        quoted: money(amount, currency),
        owed: money(owed, currency),
      })
    const worse = listFlaws([one], context).find(
      ({ instrument, flaw, extent }) =>
        !known.some(k => k.instrument === instrument && k.flaw === flaw && k.extent === extent),
    )
    if (worse) return refuse('what_was_shown_must_not_have_become_worse', at, { flaw: worse.flaw })
  }
  return null
}

export type ChooseQuoteRefusal =
  | OwnFinancingRefusal
  | 'quote_must_stand'
  | TimeRefusal
  | DisposalRefusal
  | ChangedRefusal
  | SplittingRefusal
  | UseRefusal

type TimeRefusal =
  | InstantRefusal<'quote_must_be_firm_still'>
  | InstantRefusal<'choice_must_come_in_time'>
  | Detailed<'value_date_must_not_have_passed', { valueDate: BusinessDate; today: BusinessDate }>

type ChangedRefusal =
  | Detailed<'spans_must_be_owed_as_quoted', { quoted: Money; owed: Money }>
  | Detailed<'what_was_shown_must_not_have_become_worse', { flaw: Flaw }>

export const CHOOSE_QUOTE_TEXTS = {
  ...OWN_FINANCING_TEXTS,
  quote_must_stand: notFound(
    '没有这份有效报价，或已被撤回。',
    'There is no such quote, or its lender has taken it back.',
  ),
  quote_must_be_firm_still: conflict(
    d => `报价有效至 ${d.by}，现在是 ${d.now}。`,
    d => `The quote was firm until ${d.by}; it is ${d.now}.`,
  ),
  choice_must_come_in_time: conflict(
    d => `选定时限为 ${d.by}，现在是 ${d.now}。`,
    d => `The time to choose ended at ${d.by}; it is ${d.now}.`,
  ),
  value_date_must_not_have_passed: conflict(
    d => `报价的起息日 ${d.valueDate} 已过，当前业务日为 ${d.today}。`,
    d => `The value date of the quote, ${d.valueDate}, has passed; today is ${d.today}.`,
  ),
  ...DISPOSAL_TEXTS,
  spans_must_be_owed_as_quoted: conflict(
    d => `报价时应付 ${d.quoted}，现为 ${d.owed}；请重新询价。`,
    d => `When it was quoted ${d.quoted} was owed, and now ${d.owed}; ask for quotes again.`,
  ),
  what_was_shown_must_not_have_become_worse: SHOWN_TEXTS.what_was_shown_must_not_have_become_worse,
  ...SPLITTING_TEXTS,
  ...USE_TEXTS,
} satisfies RefusalTexts<ChooseQuoteRefusal>

export interface ChooseQuote {
  readonly financing: FinancingId
  readonly quote: QuoteId
}

export interface ChooseQuoteState {
  readonly financing: Financing | null
  readonly receivables: ReceivablesById
  /** Of the lender whose quote it is. */
  readonly facilities: readonly Facility[]
}
