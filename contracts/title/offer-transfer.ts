import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import type { Posting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import {
  type AllocatedTrade,
  allocateInvoices,
  type Citation,
  type InvoicesById,
  spreadOver,
  TRADE_TEXTS,
  type TradeRefusal,
} from '../trade/allocate-invoices.ts'
import { allocate } from '../trade/allocation.ts'
import { waitForAnswer } from '../wait/waits.ts'
import type { SplittingWatched, TransferOffered, Transferred } from './facts.ts'
import { settlementBegins } from './offer.ts'
import {
  currenciesOf,
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  type InstrumentSpan,
  owedOn,
  owedOnAll,
  type SelectedTitles,
  type SpanSet,
  selectDisposable,
} from './span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from './splitting.ts'
import { covers, type StandingAcceptance } from './standing-acceptance.ts'

/**
 * A holder offers spans to its own supplier, in payment of invoices that the act cites. They stay
 * reserved until that party answers; if a standing acceptance of its covers the offer, they pass
 * at once.
 */
export function offerTransfer(
  { receivables, transferee, invoices, standing }: OfferTransferState,
  { to, spans, trade }: OfferTransfer,
  context: RuledContext,
): Decision<OfferTransferFact, Posting, OfferTransferRefusal> {
  const { party: from, rules } = context
  if (to === from) return refuse('transferee_must_be_another_party', 'body.to')
  if (transferee === null) return refuse('transferee_must_be_enrolled', 'body.to')
  if (transferee.status !== 'active') return refuse('transferee_must_be_active', 'body.to')
  const selected = selectDisposable(spans, receivables, from)
  if (!selected.ok) return selected
  const titles = selected.value
  const disposal = tooLateRefusal(titles, context) ?? splittingRefusal(titles, rules)
  if (disposal) return disposal

  const allocated = allocateInvoices(trade, invoices, { seller: to, buyer: from, requester: from })
  if (!allocated.ok) return allocated
  const amount = owedOnAll(titles)
  const other = otherTradeRefusal(allocated.value, currenciesOf(titles), amount)
  if (other) return other

  const parts = titles.map(n => ({
    instrument: n.instrument,
    amount: owedOn(n.state.tiling, n.span),
  }))
  const allocations = spreadOver(allocated.value.spans, parts)
  const what = { from, to, spans, amount, allocations }
  const atOnce = standing.some(s => covers(s, what, context.asOf))
  return accept(
    [atOnce ? transferred(what) : offered(what, titles, context), ...watchSplitting(titles, rules)],
    [...allocate(allocations), ...spans.map(atOnce ? moveTo(to) : reserveFor(to))],
  )
}

export const OFFER_TRANSFER_CLASS = 'value' satisfies ActClass

export type OfferTransferRefusal =
  | 'transferee_must_be_another_party'
  | 'transferee_must_be_enrolled'
  | 'transferee_must_be_active'
  | DisposalRefusal
  | TooLateRefusal
  | SplittingRefusal
  | TradeRefusal
  | OtherTradeRefusal

type TooLateRefusal = Detailed<
  'offer_must_be_made_before_settlement_begins',
  { dueOn: BusinessDate; begins: BusinessDate }
>

type OtherTradeRefusal =
  | Detailed<'spans_and_invoices_must_share_one_currency', { spans: string; invoices: Currency }>
  | Detailed<'trade_must_equal_the_amount_transferred', { trade: Money; transferred: Money }>

export const OFFER_TRANSFER_TEXTS = {
  transferee_must_be_another_party: badInput(
    '不能转让给自己。',
    'The transferee must be another party.',
  ),
  transferee_must_be_enrolled: notFound('受让方未入驻。', 'The transferee is not enrolled.'),
  transferee_must_be_active: conflict('受让方已被暂停。', 'The transferee is suspended.'),
  ...DISPOSAL_TEXTS,
  offer_must_be_made_before_settlement_begins: conflict(
    d => `该凭证 ${d.dueOn} 到期，自 ${d.begins} 起不能再转让。`,
    d => `It is due on ${d.dueOn} and cannot be passed on from ${d.begins}.`,
  ),
  ...SPLITTING_TEXTS,
  ...TRADE_TEXTS,
  spans_and_invoices_must_share_one_currency: badInput(
    d => `凭证（${d.spans}）与发票（${d.invoices}）须为同一币种。`,
    d => `Spans and invoices must be in one currency: they are in ${d.spans} and ${d.invoices}.`,
  ),
  trade_must_equal_the_amount_transferred: badInput(
    d => `引用的发票金额合计 ${d.trade} 须等于转让金额 ${d.transferred}。`,
    d =>
      `The amounts taken of the invoices add up to ${d.trade}, and ` +
      `${d.transferred} is transferred; both must be the same.`,
  ),
} satisfies RefusalTexts<OfferTransferRefusal>

export type OfferTransferFact = TransferOffered | Transferred | SplittingWatched

export interface OfferTransfer {
  readonly to: PartyId
  readonly spans: SpanSet
  /** Invoices of the transferee on the transferor. */
  readonly trade: readonly Citation[]
}

export interface OfferTransferState {
  readonly receivables: ReceivablesById
  readonly transferee: Party | null
  readonly invoices: InvoicesById
  /** Of the transferee. */
  readonly standing: readonly StandingAcceptance[]
}

function tooLateRefusal(
  titles: readonly SelectedTitles[],
  { asOf, calendar, rules }: RuledContext,
): Refused<TooLateRefusal> | null {
  for (const [index, { state }] of titles.entries()) {
    const { dueOn } = state.receivable
    const begins = settlementBegins(dueOn, calendar, rules)
    if (asOf >= begins) {
      const at = `body.spans.${index}`
      return refuse('offer_must_be_made_before_settlement_begins', at, { dueOn, begins })
    }
  }
  return null
}

/** The trade that is cited is over just what is transferred. */
function otherTradeRefusal(
  trade: AllocatedTrade,
  currencies: readonly Currency[],
  amount: bigint,
): Refused<OtherTradeRefusal> | null {
  const { currency } = trade
  if (currencies.some(one => one !== currency))
    return refuse('spans_and_invoices_must_share_one_currency', 'body.trade', {
      spans: currencies.join(', '),
      invoices: currency,
    })
  if (trade.amount !== amount)
    return refuse('trade_must_equal_the_amount_transferred', 'body.trade', {
      trade: money(trade.amount, currency),
      transferred: money(amount, currency),
    })
  return null
}

type WhatPasses = Omit<Transferred, 'type' | 'visibleTo'>

function transferred(what: WhatPasses): Transferred {
  return { type: 'title.transferred.v1', visibleTo: [what.from, what.to], ...what }
}

function offered(
  what: WhatPasses,
  titles: readonly SelectedTitles[],
  context: RuledContext,
): TransferOffered {
  const [dueOn] = titles.map(n => n.state.receivable.dueOn).sort()
  return {
    type: 'title.transfer-offered.v1',
    visibleTo: [what.from, what.to],
    opens: waitForAnswer({ to: what.to, dueOn: dueOn! }, context),
    ...what,
  }
}

function moveTo(to: PartyId) {
  return ({ instrument, span }: InstrumentSpan): Posting => ({
    post: 'move',
    instrument,
    span,
    to,
  })
}

function reserveFor(to: PartyId) {
  return ({ instrument, span }: InstrumentSpan): Posting => ({
    post: 'bind',
    instrument,
    span,
    kind: 'offer',
    party: to,
  })
}
