import { type Answer, answer } from '../kernel/answer.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import {
  DOCUMENT_DATE_TEXTS,
  DOCUMENT_PARTIES_TEXTS,
  type DocumentDateRefusal,
  documentDateRefusal,
  QUANTITY_TEXTS,
  type Recorded,
  type RecordingContext,
} from './document.ts'
import { differingFields, FIELD_WORDS, type TwoVersions, twoVersions } from './document-fields.ts'
import type { Delivery, Order } from './invoice.ts'

/** May this delivery be recorded? No more is delivered than was ordered, and not before. */
export function recordDelivery(
  { order, known, deliveredBefore }: RecordDeliveryState,
  delivery: Delivery,
  context: RecordingContext,
): Answer<Recorded, RecordDeliveryRefusal> {
  if (order === null) return refuse('order_must_be_known', 'order')
  if (context.party !== order.seller && context.party !== order.buyer)
    return refuse('importer_must_be_seller_or_buyer', 'party')
  const { deliveredOn, quantity } = delivery
  const date = documentDateRefusal(deliveredOn, context, 'deliveredOn')
  if (date) return date
  if (deliveredOn < order.orderedOn) {
    const dates = { deliveredOn, orderedOn: order.orderedOn }
    return refuse('delivery_must_not_precede_its_order', 'deliveredOn', dates)
  }
  if (quantity === null && order.quantity !== null)
    return refuse('quantity_must_be_given_as_ordered', 'quantity')
  if (quantity !== null && quantity <= 0n) return refuse('quantity_must_be_positive', 'quantity')
  if (known !== null) {
    const [field] = differingFields(known, delivery, ['deliveredOn', 'quantity'])
    if (field)
      return refuse('delivery_must_keep_what_it_says', field, twoVersions(field, known, delivery))
    return answer('duplicate')
  }
  if (order.quantity !== null && quantity !== null && deliveredBefore + quantity > order.quantity)
    return refuse('quantity_must_be_within_what_was_ordered', 'quantity', {
      ordered: units(order.quantity),
      before: units(deliveredBefore),
      found: units(quantity),
    })
  return answer('new')
}

export type RecordDeliveryRefusal =
  | 'order_must_be_known'
  | 'importer_must_be_seller_or_buyer'
  | DocumentDateRefusal
  | Detailed<
      'delivery_must_not_precede_its_order',
      { deliveredOn: BusinessDate; orderedOn: BusinessDate }
    >
  | 'quantity_must_be_given_as_ordered'
  | 'quantity_must_be_positive'
  | Detailed<'delivery_must_keep_what_it_says', TwoVersions>
  | Detailed<
      'quantity_must_be_within_what_was_ordered',
      { ordered: Units; before: Units; found: Units }
    >

export const RECORD_DELIVERY_TEXTS = {
  order_must_be_known: notFound(
    '未查到该订单，请先导入。',
    'There is no such order; import it first.',
  ),
  importer_must_be_seller_or_buyer: DOCUMENT_PARTIES_TEXTS.importer_must_be_seller_or_buyer,
  ...DOCUMENT_DATE_TEXTS,
  delivery_must_not_precede_its_order: badInput(
    d => `交货日 ${d.deliveredOn} 早于订单日 ${d.orderedOn}。`,
    d => `The delivery is dated ${d.deliveredOn}, before its order of ${d.orderedOn}.`,
  ),
  ...QUANTITY_TEXTS,
  delivery_must_keep_what_it_says: conflict(
    d => `同一编号的交货单所载${d.field}为 ${d.recorded}，而不是 ${d.found}，请核对。`,
    d =>
      `The delivery of this number states the ${d.field} ${d.recorded}, not ${d.found}; check ` +
      'both.',
    { field: FIELD_WORDS },
  ),
  quantity_must_be_within_what_was_ordered: conflict(
    d => `订购 ${d.ordered}，已交货 ${d.before}，不能再交货 ${d.found}。`,
    d =>
      `${d.ordered} were ordered and ${d.before} delivered before, so ${d.found} more are too ` +
      'many.',
  ),
} satisfies RefusalTexts<RecordDeliveryRefusal>

export interface RecordDeliveryState {
  readonly order: Order | null
  /** The delivery of this order and number, if there is one. */
  readonly known: Delivery | null
  /** Quantity of the order's other deliveries. */
  readonly deliveredBefore: bigint
}
