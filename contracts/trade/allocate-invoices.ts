import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
import type { InstrumentId, InvoiceId, PartyId } from '../kernel/id.ts'
import { AMOUNT_MINOR_MAX, type Currency } from '../kernel/money.ts'
import { type Span, spanSize } from '../kernel/span.ts'
import { type Allocation, takeFree } from './allocation.ts'
import type { Invoice, InvoiceState } from './invoice.ts'

/**
 * The real trade behind an issue or a transfer: invoices of its seller on its buyer, with the
 * amount of each that is used; never a prepayment.
 * Rule: C5
 */
export function allocateInvoices(
  citations: readonly Citation[],
  invoices: InvoicesById,
  { seller, buyer, requester }: TradeParties,
): Answer<AllocatedTrade, TradeRefusal> {
  if (citations.length === 0) return refuse('trade_must_be_cited', 'body.trade')
  if (new Set(citations.map(c => c.invoice)).size < citations.length)
    return refuse('invoice_must_be_cited_once', 'body.trade')
  const spans: AllocatedSpan[] = []
  const cited: InvoiceState[] = []
  for (const [index, { invoice: id, amount }] of citations.entries()) {
    const at = `body.trade.${index}`
    if (amount <= 0n) return refuse('amount_must_be_positive', `${at}.amount`)
    if (amount > AMOUNT_MINOR_MAX)
      return refuse('amount_must_be_at_most_the_maximum', `${at}.amount`)
    const state = invoices.get(id)
    if (!state || !isBetween(state.invoice, requester))
      return refuse('invoice_must_be_known', `${at}.invoice`)
    const { invoice, free } = state
    if (invoice.buyer !== buyer) return refuse('invoice_must_be_on_the_debtor', `${at}.invoice`)
    if (invoice.seller !== seller) return refuse('invoice_must_be_the_suppliers', `${at}.invoice`)
    if (invoice.redLettered) return refuse('invoice_must_not_be_red_lettered', `${at}.invoice`)
    if (state.deliveredOn === null) return refuse('invoice_must_have_its_delivery', `${at}.invoice`)
    if (invoice.currency !== (cited[0] ?? state).invoice.currency)
      return refuse('invoices_must_share_one_currency', `${at}.invoice`)
    const allocation = takeFree(free, amount)
    if (!allocation)
      return refuse('allocation_must_be_within_what_the_invoice_has_left', `${at}.amount`)
    cited.push(state)
    spans.push(...allocation.map(span => ({ invoice: id, span })))
  }
  const amount = citations.reduce((sum, c) => sum + c.amount, 0n)
  return answer({ spans, amount, currency: cited[0]!.invoice.currency, invoices: cited })
}

export type TradeRefusal =
  | 'trade_must_be_cited'
  | 'invoice_must_be_cited_once'
  | 'amount_must_be_positive'
  | 'amount_must_be_at_most_the_maximum'
  | 'invoice_must_be_known'
  | 'invoice_must_be_on_the_debtor'
  | 'invoice_must_be_the_suppliers'
  | 'invoice_must_not_be_red_lettered'
  | 'invoice_must_have_its_delivery'
  | 'invoices_must_share_one_currency'
  | 'allocation_must_be_within_what_the_invoice_has_left'

export interface Citation {
  readonly invoice: InvoiceId
  /** Minor units of the invoice that are used. */
  readonly amount: bigint
}

export interface TradeParties {
  readonly seller: PartyId
  readonly buyer: PartyId
  /** One of the two: it learns of no invoice between others. */
  readonly requester: PartyId
}

export type InvoicesById = ReadonlyMap<InvoiceId, InvoiceState>

export interface AllocatedTrade {
  readonly spans: readonly AllocatedSpan[]
  readonly amount: bigint
  readonly currency: Currency
  readonly invoices: readonly InvoiceState[]
}

export interface AllocatedSpan {
  readonly invoice: InvoiceId
  readonly span: Span
}

function isBetween({ seller, buyer }: Invoice, party: PartyId): boolean {
  return seller === party || buyer === party
}

/**
 * The cited spans laid along the instruments they back, in order, cut where one instrument's part
 * ends. The amounts of `parts` add up to those of `spans`.
 */
export function spreadOver(
  spans: readonly AllocatedSpan[],
  parts: readonly { readonly instrument: InstrumentId; readonly amount: bigint }[],
): readonly Allocation[] {
  const allocations: Allocation[] = []
  const rest = spans.map(({ invoice, span }) => ({ invoice, ...span }))
  for (const { instrument, amount } of parts) {
    for (let left = amount; left > 0n; ) {
      const first = rest[0]!
      const span = { lo: first.lo, hi: spanSize(first) > left ? first.lo + left : first.hi }
      allocations.push({ invoice: first.invoice, span, on: instrument })
      left -= spanSize(span)
      first.lo = span.hi
      if (first.lo === first.hi) rest.shift()
    }
  }
  return allocations
}
