import { type Answer, answer } from '../kernel/answer.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import { AMOUNT_MINOR_MAX } from '../kernel/money.ts'
import type { Party } from '../party/party.ts'
import type { Invoice } from './invoice.ts'
import { type MatchRefusal, matchTrade, type TradeBehind } from './match-trade.ts'
import type { Recorded, RecordingContext } from './record-order.ts'

/**
 * May this invoice be recorded? Seller and number name it for ever: the same again is a duplicate,
 * the same with another amount or buyer is refused and looked into. One without a delivery is
 * recorded and can back nothing.
 */
export function recordInvoice(
  { seller, buyer, known, behind }: RecordInvoiceState,
  invoice: NewInvoice,
  context: RecordingContext,
): Answer<Recorded, RecordInvoiceRefusal> {
  if (seller === null) return refuse('seller_must_be_enrolled', 'seller')
  if (buyer === null) return refuse('buyer_must_be_enrolled', 'buyer')
  if (seller.id === buyer.id) return refuse('buyer_must_be_another_party', 'buyer')
  if (context.party !== seller.id && context.party !== buyer.id)
    return refuse('importer_must_be_seller_or_buyer', 'party')
  const document = documentRefusal(invoice, context)
  if (document) return document

  if (known !== null) {
    if (known.buyer !== invoice.buyer) return refuse('invoice_must_keep_its_buyer', 'buyer')
    if (known.amount !== invoice.amount || known.currency !== invoice.currency)
      return refuse('invoice_must_keep_its_amount', 'amount')
    return answer('duplicate')
  }
  const unmatched = invoice.delivery === null ? null : matchTrade(invoice, behind)
  return unmatched ?? answer('new')
}

export type RecordInvoiceRefusal =
  | 'seller_must_be_enrolled'
  | 'buyer_must_be_enrolled'
  | 'buyer_must_be_another_party'
  | 'importer_must_be_seller_or_buyer'
  | 'invoice_number_must_be_given'
  | 'amount_must_be_positive'
  | 'amount_must_be_at_most_the_maximum'
  | 'quantity_must_be_positive'
  | 'amount_must_be_quantity_times_price'
  | 'document_must_not_be_dated_ahead'
  | 'invoice_must_be_due_on_or_after_its_date'
  | 'invoice_must_keep_its_buyer'
  | 'invoice_must_keep_its_amount'
  | MatchRefusal

/** Refusals that are findings as well: somebody may be selling one invoice twice. */
export const IDENTITY_CLASHES: ReadonlySet<string> = new Set<RecordInvoiceRefusal>([
  'invoice_must_keep_its_buyer',
  'invoice_must_keep_its_amount',
])

/** As it comes in; `number` is normalised, null when there was none to normalise. */
export type NewInvoice = Omit<Invoice, 'id' | 'number' | 'redLettered'> & {
  readonly number: string | null
}

export interface RecordInvoiceState {
  readonly seller: Party | null
  readonly buyer: Party | null
  /** The invoice of this seller and number, if there is one. */
  readonly known: Invoice | null
  /** Order and delivery that the invoice names; null when they are not known. */
  readonly behind: TradeBehind | null
}

function documentRefusal(
  { number, amount, quantity, price, invoicedOn, dueOn }: NewInvoice,
  { asOf }: RecordingContext,
): Refused<RecordInvoiceRefusal> | null {
  if (number === null) return refuse('invoice_number_must_be_given', 'number')
  if (amount <= 0n) return refuse('amount_must_be_positive', 'amount')
  if (amount > AMOUNT_MINOR_MAX) return refuse('amount_must_be_at_most_the_maximum', 'amount')
  if (quantity <= 0n) return refuse('quantity_must_be_positive', 'quantity')
  if (amount !== quantity * price) return refuse('amount_must_be_quantity_times_price', 'amount')
  if (invoicedOn > asOf) return refuse('document_must_not_be_dated_ahead', 'invoicedOn')
  if (dueOn < invoicedOn) return refuse('invoice_must_be_due_on_or_after_its_date', 'dueOn')
  return null
}
