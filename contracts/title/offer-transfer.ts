import type { ActClass } from '../command/act-class.ts'
import { type Answer, answer } from '../kernel/answer.ts'
import {
  accept,
  type Decision,
  type Detailed,
  type Refusal,
  type Refused,
  refuse,
} from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type InstrumentsById, UNIT_WORDS, type UnitName } from '../kernel/instrument.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import type { Posting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import {
  type AllocatedTrade,
  allocateInvoices,
  type Citation,
  type InvoicesById,
  spreadOver,
  TRADE_TEXTS,
  type TradeParties,
  type TradeRefusal,
} from '../trade/allocate-invoices.ts'
import { type Allocation, allocate } from '../trade/allocation.ts'
import { waitForAnswer } from '../wait/waits.ts'
import type { SplittingWatched, TransferOffered, Transferred } from './facts.ts'
import { reserveFor } from './offer.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  guardRefusal,
  type InstrumentSpan,
  owedOn,
  owedOnAll,
  type SelectedTitles,
  type SpanSet,
  selectDisposable,
  type TitlesOfOneUnit,
} from './span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from './splitting.ts'
import { covers, type StandingAcceptance } from './standing-acceptance.ts'

/**
 * A holder offers spans to another party; money to its own supplier, in payment of invoices that
 * the act cites. They stay reserved until that party answers; if a standing acceptance of its
 * covers an offer of money, they pass at once, unless something is amiss with them: that a person
 * takes knowingly or not at all.
 */
export function offerTransfer(
  { instruments, transferee, invoices, standing }: OfferTransferState,
  { to, spans, trade }: OfferTransfer,
  context: RuledContext,
): Decision<OfferTransferFact, Posting, OfferTransferRefusal> | Refused<Refusal> {
  const { party: from, rules } = context
  if (to === from) return refuse('transferee_must_be_another_party', 'body.to')
  if (transferee === null) return refuse('transferee_must_be_enrolled', 'body.to')
  if (transferee.status !== 'active') return refuse('transferee_must_be_active', 'body.to')
  const selected = selectDisposable(spans, instruments, from)
  if (!selected.ok) return selected
  const titles = selected.value
  const guarded = guardRefusal(titles, ({ guard }, at) => guard.offer(context, at))
  if (guarded) return guarded
  const splitting = splittingRefusal(titles, rules)
  if (splitting) return splitting
  const one = ofOneUnit(titles)
  if (!one.ok) return one
  const paid = isMoney(titles)
    ? payTrade(trade, one.value, invoices, { seller: to, buyer: from, requester: from })
    : passGoods(trade)
  if (!paid.ok) return paid

  const what = { from, to, spans, allocations: paid.value }
  const amount = owedOnAll(one.value)
  const takes = (s: StandingAcceptance) => covers(s, { from, to, amount }, context.asOf)
  const atOnce = isMoney(titles) && isSound(titles, context) && standing.some(takes)
  return accept(
    [atOnce ? transferred(what) : offered(what, titles, context), ...watchSplitting(titles, rules)],
    [...allocate(paid.value), ...spans.map(atOnce ? moveTo(to) : reserveFor(to))],
  )
}

export const OFFER_TRANSFER_CLASS = 'value' satisfies ActClass

export type OfferTransferRefusal =
  | 'transferee_must_be_another_party'
  | 'transferee_must_be_enrolled'
  | 'transferee_must_be_active'
  | DisposalRefusal
  | SplittingRefusal
  | UnitRefusal
  | GoodsRefusal
  | TradeRefusal
  | OtherTradeRefusal

type UnitRefusal = Detailed<'spans_must_be_of_one_unit', { first: UnitName; found: UnitName }>

type GoodsRefusal = 'trade_must_be_cited_for_money_only'

type OtherTradeRefusal =
  | Detailed<'spans_and_invoices_must_share_one_currency', { spans: string; invoices: Currency }>
  | Detailed<'trade_must_equal_the_amount_transferred', { trade: Money; transferred: Money }>

export const TRANSFEREE_TEXTS = {
  transferee_must_be_another_party: badInput(
    '受让方须为另一企业，不能转让给自己。',
    'The transferee must be another party.',
  ),
} satisfies RefusalTexts<'transferee_must_be_another_party'>

export const OFFER_TRANSFER_TEXTS = {
  ...TRANSFEREE_TEXTS,
  transferee_must_be_enrolled: notFound(
    '受让方未入驻，请核对编号。',
    'No party with the id of the transferee is enrolled; check the id.',
  ),
  transferee_must_be_active: conflict(
    '受让方已被暂停，须待运营方恢复。',
    'The transferee is suspended, until the operator reinstates it.',
  ),
  ...DISPOSAL_TEXTS,
  ...SPLITTING_TEXTS,
  spans_must_be_of_one_unit: badInput(
    d => `一次要约中的区间须为同一计量单位：首个为${d.first}，其中有${d.found}。`,
    d => `The spans of an offer are of one unit: the first is in ${d.first}, one in ${d.found}.`,
    { first: UNIT_WORDS, found: UNIT_WORDS },
  ),
  trade_must_be_cited_for_money_only: badInput(
    '发票只能以货币计的凭证支付，转让货物凭证时不得引用发票。',
    'Invoices are paid with what is counted in money; cite none when goods are offered.',
  ),
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
  readonly instruments: InstrumentsById
  readonly transferee: Party | null
  readonly invoices: InvoicesById
  /** Of the transferee. */
  readonly standing: readonly StandingAcceptance[]
}

function ofOneUnit(titles: readonly SelectedTitles[]): Answer<TitlesOfOneUnit, UnitRefusal> {
  const first = titles[0]!.state.unit.name
  const other = titles.findIndex(({ state }) => state.unit.name !== first)
  if (other < 0) return answer({ unit: first, titles })
  const found = titles[other]!.state.unit.name
  return refuse('spans_must_be_of_one_unit', `body.spans.${other}`, { first, found })
}

function isSound(titles: readonly SelectedTitles[], context: RuledContext): boolean {
  return titles.every(({ state }) => state.guard.flaws(context).length === 0)
}

function isMoney(titles: readonly SelectedTitles[]): boolean {
  return titles[0]!.state.unit.name === 'MINOR_UNITS'
}

/** Goods are not passed on in payment: no invoice is used up by them. */
function passGoods(trade: readonly Citation[]): Answer<readonly Allocation[], GoodsRefusal> {
  if (trade.length > 0) return refuse('trade_must_be_cited_for_money_only', 'body.trade')
  return answer([])
}

/** Money passes in payment of the trade that is cited, all of it used. */
function payTrade(
  trade: readonly Citation[],
  of: TitlesOfOneUnit,
  invoices: InvoicesById,
  parties: TradeParties,
): Answer<readonly Allocation[], TradeRefusal | OtherTradeRefusal> {
  const allocated = allocateInvoices(trade, invoices, parties)
  if (!allocated.ok) return allocated
  const other = otherTradeRefusal(allocated.value, listCurrencies(of.titles), owedOnAll(of))
  if (other) return other
  const parts = of.titles.map(n => ({
    instrument: n.instrument,
    amount: owedOn(n.state.tiling, n.span),
  }))
  return answer(spreadOver(allocated.value.spans, parts))
}

/** The currencies that the spans are in, each once. */
function listCurrencies(titles: readonly SelectedTitles[]): readonly Currency[] {
  const currencies: Currency[] = []
  for (const { unit } of titles.map(({ state }) => state))
    if (unit.name === 'MINOR_UNITS' && !currencies.includes(unit.currency))
      currencies.push(unit.currency)
  return currencies
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

type WhatPasses = Omit<Transferred, 'type' | 'visibleTo' | 'opens'>

function transferred(what: WhatPasses): Transferred {
  return { ...what, type: 'title.transferred.v1', visibleTo: [what.from, what.to] }
}

function offered(
  what: WhatPasses,
  titles: readonly SelectedTitles[],
  context: RuledContext,
): TransferOffered {
  const [offersEnd = null] = titles.flatMap(n => n.state.guard.offersEnd(context) ?? []).sort()
  return {
    ...what,
    type: 'title.transfer-offered.v1',
    visibleTo: [what.from, what.to],
    opens: waitForAnswer({ to: what.to, offersEnd }, context),
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
