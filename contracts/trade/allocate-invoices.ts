import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { InstrumentId, InvoiceId, PartyId } from '../kernel/id.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { type Span, spanSize } from '../kernel/span.ts'
import { type Allocation, takeFree } from './allocation.ts'
import {
  AMOUNT_MAX_TEXTS,
  AMOUNT_POSITIVE_TEXTS,
  type AmountMaxRefusal,
  amountMaxRefusal,
} from './document.ts'
import { type Invoice, type InvoiceState, unused } from './invoice.ts'

/**
 * The real trade behind an issue or a transfer: invoices of its seller on its buyer, with the
 * amount of each that is used; never a prepayment.
 * Rule: C5
 */
export function allocateInvoices(
  citations: readonly Citation[],
  invoices: InvoicesById,
  parties: TradeParties,
): Answer<AllocatedTrade, TradeRefusal> {
  if (citations.length === 0) return refuse('trade_must_be_cited', 'body.trade')
  const again = findCitedAgain(citations)
  if (again >= 0) return refuse('invoice_must_be_cited_once', `body.trade.${again}.invoice`)
  const spans: AllocatedSpan[] = []
  const cited: InvoiceState[] = []
  for (const [index, { invoice: id, amount }] of citations.entries()) {
    const at = `body.trade.${index}`
    if (amount <= 0n) return refuse('amount_must_be_positive', `${at}.amount`)
    const state = invoices.get(id)
    if (!state || !isBetween(state.invoice, parties.requester))
      return refuse('invoice_must_be_known', `${at}.invoice`)
    const unusable = invoiceRefusal(state, parties, cited[0] ?? state, `${at}.invoice`)
    if (unusable) return unusable
    const { currency } = state.invoice
    const tooMuch = amountMaxRefusal(amount, currency, `${at}.amount`)
    if (tooMuch) return tooMuch
    const left = unused(state)
    const allocation = amount <= left ? takeFree(state.free, amount) : null
    if (!allocation)
      return refuse('allocation_must_be_within_what_the_invoice_has_left', `${at}.amount`, {
        invoice: state.invoice.number,
        free: money(left, currency),
        found: money(amount, currency),
      })
    cited.push(state)
    spans.push(...allocation.map(span => ({ invoice: id, span })))
  }
  const amount = sum(citations.map(c => c.amount))
  return answer({ spans, amount, currency: cited[0]!.invoice.currency, invoices: cited })
}

/** Invoices that one act may cite. */
export const CITATIONS_MAX = 100

export type TradeRefusal =
  | 'trade_must_be_cited'
  | 'invoice_must_be_cited_once'
  | 'amount_must_be_positive'
  | 'invoice_must_be_known'
  | InvoiceRefusal
  | AmountMaxRefusal
  | Detailed<
      'allocation_must_be_within_what_the_invoice_has_left',
      { invoice: string; free: Money; found: Money }
    >

/** Invoices are named by their numbers, which only their seller and their buyer are shown. */
type InvoiceRefusal =
  | Detailed<'invoice_must_be_on_the_debtor', { invoice: string }>
  | Detailed<'invoice_must_be_the_suppliers', { invoice: string }>
  | RedLetteredRefusal
  | Detailed<'invoice_must_not_be_denied_by_its_seller', { invoice: string }>
  | Detailed<'invoice_must_be_told_apart_from_one_alike', { invoice: string }>
  | Detailed<'invoice_must_have_its_delivery', { invoice: string }>
  | Detailed<
      'invoices_must_share_one_currency',
      { invoice: string; found: Currency; first: Currency }
    >

export type RedLetteredRefusal = Detailed<'invoice_must_not_be_red_lettered', { invoice: string }>

export const TRADE_TEXTS = {
  trade_must_be_cited: badInput(
    '请列明所依据的发票及各自使用的金额。',
    'Cite the invoices behind it, each with the amount that is used of it.',
  ),
  invoice_must_be_cited_once: badInput(
    '同一发票被重复引用；请只引用一次，并列明使用的总金额。',
    'An invoice is cited twice; cite it once, with the whole amount that is used of it.',
  ),
  ...AMOUNT_POSITIVE_TEXTS,
  invoice_must_be_known: notFound(
    '未查到该发票，请先导入。',
    'There is no such invoice that you can see; import it first.',
  ),
  invoice_must_be_on_the_debtor: badInput(
    d => `发票 ${d.invoice} 的购方不是付款人，请更换发票。`,
    d => `The buyer of invoice ${d.invoice} is not the party that is to pay; cite another.`,
  ),
  invoice_must_be_the_suppliers: badInput(
    d => `发票 ${d.invoice} 不是收款的供应商开具的，请更换发票。`,
    d => `Invoice ${d.invoice} was not issued by the supplier that is to be paid; cite another.`,
  ),
  invoice_must_not_be_red_lettered: conflict(
    d => `发票 ${d.invoice} 已被全额红冲，不能再作为依据，请更换发票。`,
    d => `Red letters took back all of invoice ${d.invoice}, so it backs nothing; use another.`,
  ),
  invoice_must_not_be_denied_by_its_seller: conflict(
    d => `发票 ${d.invoice} 仅由购方提供，销方已予否认；请与销方核实，或更换发票。`,
    d =>
      `Invoice ${d.invoice} is the buyer’s word alone, and its seller denies it; clear that up ` +
      'with the seller, or use another.',
  ),
  invoice_must_be_told_apart_from_one_alike: conflict(
    d => `发票 ${d.invoice} 与该销方另一张号码相近，须先由购方或两名运营人员签署认定为两张。`,
    d =>
      `The number of invoice ${d.invoice} could be that of another of its seller, misspelled; ` +
      'its buyer, or two officers, must first sign that they are two (trade.tell-apart).',
  ),
  invoice_must_have_its_delivery: conflict(
    d => `发票 ${d.invoice} 尚无对应的交货单，请先导入；预付款不能作为贸易背景。`,
    d =>
      `Invoice ${d.invoice} has no delivery yet, and a prepayment backs nothing; import the ` +
      'delivery first.',
  ),
  invoices_must_share_one_currency: badInput(
    d => `所引发票须为同一币种：首张为 ${d.first}，发票 ${d.invoice} 为 ${d.found}。`,
    d =>
      'The invoices must be in one currency: ' +
      `the first is in ${d.first}, invoice ${d.invoice} in ${d.found}.`,
  ),
  ...AMOUNT_MAX_TEXTS,
  allocation_must_be_within_what_the_invoice_has_left: conflict(
    d => `发票 ${d.invoice} 可用余额为 ${d.free}，不足 ${d.found}，请减少引用金额。`,
    d => `Invoice ${d.invoice} has ${d.free} left, less than the ${d.found} cited; cite less.`,
  ),
} satisfies RefusalTexts<TradeRefusal>

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

/** The place of the first citation of an invoice that was cited before; -1: there is none. */
function findCitedAgain(citations: readonly Citation[]): number {
  const cited = new Set<InvoiceId>()
  return citations.findIndex(({ invoice }) => cited.size === cited.add(invoice).size)
}

function invoiceRefusal(
  { invoice, deliveredOn }: InvoiceState,
  { seller, buyer }: TradeParties,
  first: InvoiceState,
  at: string,
): Refused<InvoiceRefusal> | null {
  const { number } = invoice
  if (invoice.buyer !== buyer)
    return refuse('invoice_must_be_on_the_debtor', at, { invoice: number })
  if (invoice.seller !== seller)
    return refuse('invoice_must_be_the_suppliers', at, { invoice: number })
  if (invoice.redLettered === invoice.amount)
    return refuse('invoice_must_not_be_red_lettered', at, { invoice: number })
  if (invoice.denied)
    return refuse('invoice_must_not_be_denied_by_its_seller', at, { invoice: number })
  if (invoice.alike !== null)
    return refuse('invoice_must_be_told_apart_from_one_alike', at, { invoice: number })
  if (deliveredOn === null) return refuse('invoice_must_have_its_delivery', at, { invoice: number })
  if (invoice.currency !== first.invoice.currency)
    return refuse('invoices_must_share_one_currency', at, {
      invoice: number,
      found: invoice.currency,
      first: first.invoice.currency,
    })
  return null
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function isBetween({ seller, buyer }: Invoice, party: PartyId): boolean {
  return seller === party || buyer === party
}

/**
 * Lays the cited spans along the instruments that they back, in order, and cuts them where the part
 * of an instrument ends. The amounts of `parts` add up to those of `spans`.
 */
export function spreadOver(
  spans: readonly AllocatedSpan[],
  parts: readonly { readonly instrument: InstrumentId; readonly amount: bigint }[],
): readonly Allocation[] {
  const allocations: Allocation[] = []
  const rest = spans.map(({ invoice, span }) => ({ ...span, invoice }))
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
