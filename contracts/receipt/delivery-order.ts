import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts, type Vocabulary } from '../kernel/refusal-text.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { LotId } from './lot.ts'
import type { ReceiptId } from './receipt.ts'

/** A holder's instruction to deliver, for which it has surrendered spans of a receipt. */
export interface DeliveryOrder {
  readonly id: DeliveryOrderId
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly holder: PartyId
  readonly status: DeliveryStatus
  /** Units surrendered. */
  readonly units: bigint
  /** The first business date on which the collector is no longer served. */
  readonly until: BusinessDate
  /** The entry that surrendered them: the charge of their claims. */
  readonly charge: EntryNumber
}

export type DeliveryOrderId = Id<'dor'>

/** `open`: surrendered, not yet delivered. `ended`: the holder took the spans back. */
export const DELIVERY_STATUSES = ['open', 'delivered', 'ended'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

export const DELIVERY_STATUS_WORDS: Vocabulary<DeliveryStatus> = {
  open: { zh: '待提货', en: 'open' },
  delivered: { zh: '已提货', en: 'delivered' },
  ended: { zh: '已撤回', en: 'ended' },
}

/** An order is known to its two sides, and open. */
export function orderRefusal(
  order: DeliveryOrder | null,
  sides: readonly PartyId[],
  party: PartyId,
): Refused<OrderRefusal> | null {
  if (order === null || !sides.includes(party))
    return refuse('delivery_order_must_be_known', 'body.order')
  const { status } = order
  return status === 'open' ? null : refuse('delivery_order_must_be_open', 'body.order', { status })
}

export type OrderRefusal =
  | 'delivery_order_must_be_known'
  | Detailed<'delivery_order_must_be_open', { status: DeliveryStatus }>

export const ORDER_TEXTS = {
  delivery_order_must_be_known: notFound(
    '未查到该提货单，或贵方无权办理，请核对编号。',
    'There is no delivery order of this id that your party may act on; check the id.',
  ),
  delivery_order_must_be_open: conflict(
    d => `该提货单${d.status}，不能再办理。`,
    d => `The delivery order is ${d.status}; it must be open.`,
    { status: DELIVERY_STATUS_WORDS },
  ),
} satisfies RefusalTexts<OrderRefusal>
