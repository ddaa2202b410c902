import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { refuse } from '../kernel/decision.ts'
import { AMOUNT_MINOR_MAX } from '../kernel/money.ts'
import type { Party } from '../party/party.ts'
import type { Order } from './invoice.ts'

/** May this order be recorded? One that is known already, word for word, changes nothing. */
export function recordOrder(
  { seller, buyer, known }: RecordOrderState,
  order: Order,
  { party, asOf }: RecordingContext,
): Answer<Recorded, RecordOrderRefusal> {
  if (seller === null) return refuse('seller_must_be_enrolled', 'seller')
  if (buyer === null) return refuse('buyer_must_be_enrolled', 'buyer')
  if (seller.id === buyer.id) return refuse('buyer_must_be_another_party', 'buyer')
  if (party !== seller.id && party !== buyer.id)
    return refuse('importer_must_be_seller_or_buyer', 'party')
  if (order.orderedOn > asOf) return refuse('document_must_not_be_dated_ahead', 'orderedOn')
  if (order.quantity <= 0n) return refuse('quantity_must_be_positive', 'quantity')
  if (order.price <= 0n) return refuse('price_must_be_positive', 'price')
  if (order.quantity * order.price > AMOUNT_MINOR_MAX)
    return refuse('amount_must_be_at_most_the_maximum', 'price')
  if (known === null) return answer('new')
  const same =
    known.buyer === order.buyer &&
    known.currency === order.currency &&
    known.quantity === order.quantity &&
    known.price === order.price
  return same ? answer('duplicate') : refuse('order_must_keep_what_it_says', 'number')
}

export type RecordOrderRefusal =
  | 'seller_must_be_enrolled'
  | 'buyer_must_be_enrolled'
  | 'buyer_must_be_another_party'
  | 'importer_must_be_seller_or_buyer'
  | 'document_must_not_be_dated_ahead'
  | 'quantity_must_be_positive'
  | 'price_must_be_positive'
  | 'amount_must_be_at_most_the_maximum'
  | 'order_must_keep_what_it_says'

export type Recorded = 'new' | 'duplicate'

/** Who records, on which business date. */
export type RecordingContext = Pick<Context, 'party' | 'asOf'>

export interface RecordOrderState {
  readonly seller: Party | null
  readonly buyer: Party | null
  /** The order of this seller and number, if there is one. */
  readonly known: Order | null
}
