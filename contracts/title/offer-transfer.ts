import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Posting } from '../kernel/posting.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import {
  allocateInvoices,
  type Citation,
  type InvoicesById,
  spreadOver,
  type TradeRefusal,
} from '../trade/allocate-invoices.ts'
import { allocate } from '../trade/allocation.ts'
import type { SplittingWatched, TransferOffered, Transferred } from './facts.ts'
import { settlementBegins, waitForAnswer } from './offer.ts'
import {
  currencyOf,
  type DisposalRefusal,
  owedOn,
  owedOnAll,
  type ReceivableSpan,
  type SelectedTitles,
  type SpanSet,
  type SpanSetRefusal,
  selectDisposable,
} from './span-set.ts'
import { type SplittingRefusal, splittingRefusal, watchSplitting } from './splitting.ts'
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
  const named = selectDisposable(spans, receivables, from)
  if ('ok' in named) return named
  const disposal = tooLateRefusal(named, context) ?? splittingRefusal(named, rules)
  if (disposal) return disposal

  const cited = allocateInvoices(trade, invoices, { seller: to, buyer: from, requester: from })
  if (!cited.ok) return cited
  if (cited.value.currency !== currencyOf(named))
    return refuse('spans_and_invoices_must_share_one_currency', 'body.trade')
  const amount = owedOnAll(named)
  if (cited.value.amount !== amount)
    return refuse('trade_must_equal_the_amount_transferred', 'body.trade')

  const parts = named.map(n => ({
    instrument: n.receivable,
    amount: owedOn(n.state.tiling, n.span),
  }))
  const allocations = spreadOver(cited.value.spans, parts)
  const what = { from, to, spans, amount, allocations }
  const atOnce = standing.some(s => covers(s, what, context.asOf))
  return accept(
    [atOnce ? transferred(what) : offered(what, named, context), ...watchSplitting(named, rules)],
    [...allocate(allocations), ...spans.map(atOnce ? moveTo(to) : reserveFor(to))],
  )
}

export type OfferTransferRefusal =
  | 'transferee_must_be_another_party'
  | 'transferee_must_be_enrolled'
  | 'transferee_must_be_active'
  | SpanSetRefusal
  | DisposalRefusal
  | 'offer_must_be_made_before_settlement_begins'
  | SplittingRefusal
  | TradeRefusal
  | 'spans_and_invoices_must_share_one_currency'
  | 'trade_must_equal_the_amount_transferred'

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
  named: readonly SelectedTitles[],
  { asOf, calendar, rules }: RuledContext,
): Refused<OfferTransferRefusal> | null {
  const late = named.findIndex(
    ({ state }) => asOf >= settlementBegins(state.receivable.dueOn, calendar, rules),
  )
  if (late < 0) return null
  return refuse('offer_must_be_made_before_settlement_begins', `body.spans.${late}`)
}

type WhatPasses = Omit<Transferred, 'type' | 'visibleTo'>

function transferred(what: WhatPasses): Transferred {
  return { type: 'title.transferred.v1', visibleTo: [what.from, what.to], ...what }
}

function offered(
  what: WhatPasses,
  named: readonly SelectedTitles[],
  context: RuledContext,
): TransferOffered {
  const receivables = named.map(n => n.state.receivable)
  return {
    type: 'title.transfer-offered.v1',
    visibleTo: [what.from, what.to],
    opens: { kind: 'answer', awaited: what.to, ...waitForAnswer(receivables, context) },
    ...what,
  }
}

function moveTo(to: PartyId) {
  return ({ receivable: instrument, span }: ReceivableSpan): Posting => ({
    post: 'move',
    instrument,
    span,
    to,
  })
}

function reserveFor(to: PartyId) {
  return ({ receivable: instrument, span }: ReceivableSpan): Posting => ({
    post: 'bind',
    instrument,
    span,
    kind: 'offer',
    party: to,
  })
}
