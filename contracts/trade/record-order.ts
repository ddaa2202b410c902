import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Party } from '../party/party.ts'
import {
  AMOUNT_MAX_TEXTS,
  type AmountMaxRefusal,
  amountMaxRefusal,
  DOCUMENT_DATE_TEXTS,
  DOCUMENT_PARTIES_TEXTS,
  type DocumentDateRefusal,
  type DocumentPartiesRefusal,
  documentDateRefusal,
  documentPartiesRefusal,
  QUANTITY_TEXTS,
  type Recorded,
  type RecordingContext,
} from './document.ts'
import { differingField, FIELD_WORDS, type FieldName } from './document-fields.ts'
import type { Order } from './invoice.ts'

/** May this order be recorded? One that is known already, word for word, changes nothing. */
export function recordOrder(
  { seller, buyer, known }: RecordOrderState,
  order: Order,
  context: RecordingContext,
): Answer<Recorded, RecordOrderRefusal> {
  const parties = documentPartiesRefusal(seller, buyer, context)
  if (parties) return parties
  const { orderedOn, quantity, price, currency } = order
  const date = documentDateRefusal(orderedOn, context, 'orderedOn')
  if (date) return date
  if (quantity <= 0n) return refuse('quantity_must_be_positive', 'quantity')
  if (price <= 0n) return refuse('price_must_be_positive', 'price')
  const tooMuch = amountMaxRefusal(quantity * price, currency, 'price')
  if (tooMuch) return tooMuch
  if (known === null) return answer('new')
  const field = differingField(known, order, ['buyer', 'currency', 'quantity', 'price'])
  if (field) return refuse('order_must_keep_what_it_says', 'number', { field })
  return answer('duplicate')
}

export type RecordOrderRefusal =
  | DocumentPartiesRefusal
  | DocumentDateRefusal
  | 'quantity_must_be_positive'
  | 'price_must_be_positive'
  | AmountMaxRefusal
  | Detailed<'order_must_keep_what_it_says', { field: FieldName }>

export const RECORD_ORDER_TEXTS = {
  ...DOCUMENT_PARTIES_TEXTS,
  ...DOCUMENT_DATE_TEXTS,
  ...QUANTITY_TEXTS,
  price_must_be_positive: badInput('单价须大于零。', 'The price must be more than zero.'),
  ...AMOUNT_MAX_TEXTS,
  order_must_keep_what_it_says: conflict(
    d => `同一编号的订单已有不同的${d.field}。`,
    d => `The order of this number has another ${d.field}.`,
    { field: FIELD_WORDS },
  ),
} satisfies RefusalTexts<RecordOrderRefusal>

export interface RecordOrderState {
  readonly seller: Party | null
  readonly buyer: Party | null
  /** The order of this seller and number, if there is one. */
  readonly known: Order | null
}
