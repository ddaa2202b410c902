import type { ActClass } from '../command/act-class.ts'
import { rollDate } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import { addDays, type BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Party } from '../party/party.ts'
import type { ReceivableState, ReceivablesById } from '../receivable/receivable.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  owedOn,
  type SelectedTitles,
  type SpanSet,
  selectDisposable,
} from '../title/span-set.ts'
import { waitForChoice } from '../wait/waits.ts'
import type { QuotesRequested } from './facts.ts'
import type { ClockedContext, FinancedPart, FinancingId, RecourseAsked } from './financing.ts'
import type { InstantRefusal } from './find-financing.ts'

/**
 * A holder asks lenders what they would pay for spans, until a deadline. It lets each of them see
 * what lies behind the spans; it binds nothing, and none of them learns whom else it asked.
 */
export function requestQuotes(
  { receivables, lenders: enrolled }: RequestQuotesState,
  { id, spans, lenders, deadline, chooseBy, recourse }: RequestQuotes,
  context: ClockedContext,
): Decision<QuotesRequested, never, RequestQuotesRefusal> {
  const { party: holder } = context
  const unfit = lendersRefusal(lenders, enrolled, holder)
  if (unfit) return unfit
  const selected = selectDisposable(spans, receivables, holder)
  if (!selected.ok) return selected
  const refused =
    debtsRefusal(selected.value, lenders, context) ?? timesRefusal(deadline, chooseBy, context)
  if (refused) return refused

  const parts = selected.value.map(one => describePart(one, context))
  const { currency } = selected.value[0]!.state.receivable
  return accept(
    [
      {
        ...({ type: 'financing.requested.v1', visibleTo: [holder] } as const),
        opens: waitForChoice({ holder, deadline, chooseBy }, context),
        ...{ financing: id, holder, parts, currency, lenders, deadline, chooseBy, recourse },
        face: parts.reduce((sum, { amount }) => sum + amount, 0n),
      },
    ],
    [],
  )
}

export const REQUEST_QUOTES_CLASS = 'governance' satisfies ActClass

/** Lenders that one request asks. */
export const LENDERS_MAX = 20
/** Calendar days from the request to the last moment of a choice. */
export const CHOICE_DAYS_MAX = 30

/** What is owed on a span, by whom, and the business day on which it is paid. */
export function describePart(
  { instrument, span, state }: SelectedTitles<ReceivableState>,
  { calendar }: Pick<ClockedContext, 'calendar'>,
): Omit<FinancedPart, 'issuedOn'> {
  const { debtor, dueOn } = state.receivable
  const amount = owedOn(state.tiling, span)
  return { instrument, span, debtor, dueOn, amount, on: rollDate(calendar, dueOn, 'following') }
}

function lendersRefusal(
  lenders: readonly PartyId[],
  enrolled: ReadonlyMap<PartyId, Party>,
  holder: PartyId,
): Refused<LendersRefusal> | null {
  const at = 'body.lenders'
  const found = lenders.length
  if (found === 0 || found > LENDERS_MAX)
    return refuse('lenders_must_be_named', at, { limit: LENDERS_MAX, found })
  if (new Set(lenders).size !== found) return refuse('lenders_must_be_named_once', at)
  const unknown = lenders.findIndex(id => {
    const lender = enrolled.get(id)
    return id === holder || lender?.status !== 'active' || !lender.roles.has('lender')
  })
  return unknown < 0 ? null : refuse('lender_must_be_an_active_one', `${at}.${unknown}`)
}

function debtsRefusal(
  selected: readonly SelectedTitles<ReceivableState>[],
  lenders: readonly PartyId[],
  context: ClockedContext,
): Refused<DebtsRefusal> | null {
  const currency = selected[0]!.state.receivable.currency
  const at = (isMet: (state: ReceivableState) => boolean) => {
    const index = selected.findIndex(({ state }) => isMet(state))
    return index < 0 ? null : `body.spans.${index}`
  }
  const other = at(({ receivable }) => receivable.currency !== currency)
  if (other !== null) return refuse('spans_must_be_in_one_currency', other)
  const owed = at(({ receivable }) => lenders.includes(receivable.debtor))
  if (owed !== null) return refuse('lender_must_not_be_the_debtor', owed)
  for (const [index, { state }] of selected.entries()) {
    const begins = state.guard.offersEnd(context)
    if (begins !== null && context.asOf >= begins)
      return refuse('financing_must_come_before_settlement', `body.spans.${index}`, { begins })
  }
  return null
}

function timesRefusal(
  deadline: Instant,
  chooseBy: Instant,
  { asOf, now }: ClockedContext,
): Refused<TimesRefusal> | null {
  if (deadline <= now)
    return refuse('deadline_must_be_to_come', 'body.deadline', { by: deadline, now })
  if (chooseBy <= deadline)
    return refuse('choice_must_come_after_the_deadline', 'body.chooseBy', { deadline, chooseBy })
  const last = addDays(asOf, CHOICE_DAYS_MAX)
  if (chooseBy.slice(0, 10) > last)
    return refuse('choice_must_come_within_its_days', 'body.chooseBy', { last })
  return null
}

export type RequestQuotesRefusal = LendersRefusal | DisposalRefusal | DebtsRefusal | TimesRefusal

type LendersRefusal =
  | Detailed<'lenders_must_be_named', { limit: number; found: number }>
  | 'lenders_must_be_named_once'
  | 'lender_must_be_an_active_one'

type DebtsRefusal =
  | 'spans_must_be_in_one_currency'
  | 'lender_must_not_be_the_debtor'
  | Detailed<'financing_must_come_before_settlement', { begins: BusinessDate }>

type TimesRefusal =
  | InstantRefusal<'deadline_must_be_to_come'>
  | Detailed<'choice_must_come_after_the_deadline', { deadline: Instant; chooseBy: Instant }>
  | Detailed<'choice_must_come_within_its_days', { last: BusinessDate }>

export const REQUEST_QUOTES_TEXTS = {
  lenders_must_be_named: badInput(
    d => `请列明 1 至 ${d.limit} 家资金方，现为 ${d.found} 家。`,
    d => `Ask 1 to ${d.limit} lenders; ${d.found} are named.`,
  ),
  lenders_must_be_named_once: badInput('同一资金方只能列一次。', 'Name each lender once.'),
  lender_must_be_an_active_one: notFound(
    '所列之一不是可以询价的资金方。',
    'One of those named is no lender that can be asked.',
  ),
  ...DISPOSAL_TEXTS,
  spans_must_be_in_one_currency: badInput(
    '一次融资的区间须为同一币种。',
    'The spans of one financing are in one currency.',
  ),
  lender_must_not_be_the_debtor: badInput(
    '资金方不得为所列债务的债务人。',
    'The debtor of a span cannot be asked to finance it.',
  ),
  financing_must_come_before_settlement: conflict(
    d => `自 ${d.begins} 起进入兑付准备，不能再融资。`,
    d => `From ${d.begins} its payment is prepared, and it is financed no longer.`,
  ),
  deadline_must_be_to_come: badInput(
    d => `报价截止 ${d.by} 须晚于现在（${d.now}）。`,
    d => `Quotes end at ${d.by}, which must be after now, ${d.now}.`,
  ),
  choice_must_come_after_the_deadline: badInput(
    d => `选定时限 ${d.chooseBy} 须晚于报价截止 ${d.deadline}。`,
    d => `The time to choose ends at ${d.chooseBy}; that must be after quotes end, ${d.deadline}.`,
  ),
  choice_must_come_within_its_days: badInput(
    d => `选定时限最晚至 ${d.last}。`,
    d => `The time to choose ends on ${d.last} at the latest.`,
  ),
} satisfies RefusalTexts<RequestQuotesRefusal>

export interface RequestQuotes {
  readonly id: FinancingId
  readonly spans: SpanSet
  readonly lenders: readonly PartyId[]
  readonly deadline: Instant
  readonly chooseBy: Instant
  readonly recourse: RecourseAsked
}

export interface RequestQuotesState {
  readonly receivables: ReceivablesById
  /** Those of the lenders named that are enrolled. */
  readonly lenders: ReadonlyMap<PartyId, Party>
}
