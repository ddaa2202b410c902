import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
import type { Delivery, Order } from './invoice.ts'
import type { Recorded, RecordingContext } from './record-order.ts'

/** May this delivery be recorded? No more is delivered than was ordered, and not before. */
export function recordDelivery(
  { order, known, deliveredBefore }: RecordDeliveryState,
  delivery: Delivery,
  { party, asOf }: RecordingContext,
): Answer<Recorded, RecordDeliveryRefusal> {
  if (order === null) return refuse('order_must_be_known', 'order')
  if (party !== order.seller && party !== order.buyer)
    return refuse('importer_must_be_seller_or_buyer', 'party')
  if (delivery.deliveredOn > asOf) return refuse('document_must_not_be_dated_ahead', 'deliveredOn')
  if (delivery.deliveredOn < order.orderedOn)
    return refuse('delivery_must_not_precede_its_order', 'deliveredOn')
  if (delivery.quantity <= 0n) return refuse('quantity_must_be_positive', 'quantity')
  if (known !== null) {
    const same = known.deliveredOn === delivery.deliveredOn && known.quantity === delivery.quantity
    return same ? answer('duplicate') : refuse('delivery_must_keep_what_it_says', 'number')
  }
  if (deliveredBefore + delivery.quantity > order.quantity)
    return refuse('quantity_must_be_within_what_was_ordered', 'quantity')
  return answer('new')
}

export type RecordDeliveryRefusal =
  | 'order_must_be_known'
  | 'importer_must_be_seller_or_buyer'
  | 'document_must_not_be_dated_ahead'
  | 'delivery_must_not_precede_its_order'
  | 'quantity_must_be_positive'
  | 'delivery_must_keep_what_it_says'
  | 'quantity_must_be_within_what_was_ordered'

export interface RecordDeliveryState {
  readonly order: Order | null
  /** The delivery of this order and number, if there is one. */
  readonly known: Delivery | null
  /** Quantity of the order's other deliveries. */
  readonly deliveredBefore: bigint
}
