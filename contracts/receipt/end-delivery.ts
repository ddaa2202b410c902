import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision } from '../kernel/decision.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import type { SpanSet } from '../title/span-set.ts'
import {
  type DeliveryOrder,
  type DeliveryOrderId,
  ORDER_TEXTS,
  type OrderRefusal,
  orderRefusal,
} from './delivery-order.ts'
import type { DeliveryEnded } from './facts.ts'
import {
  SURRENDERED_TEXTS,
  type SurrenderedRefusal,
  selectSurrendered,
} from './surrendered-spans.ts'

/** Holder and keeper take a delivery order back together, and the spans are free again. */
export function endDelivery(
  { order, instruments }: EndDeliveryState,
  { spans }: EndDelivery,
  { party }: Pick<Context, 'party'>,
): Decision<DeliveryEnded, TitlePosting, EndDeliveryRefusal> {
  const closed = orderRefusal(order, order ? [order.keeper, order.holder] : [], party)
  if (closed) return closed
  const { id, receipt, keeper, holder } = order!
  const selected = selectSurrendered(order!, spans, instruments)
  if (!selected.ok) return selected
  return accept(
    [{ type: 'receipt.delivery-ended.v1', visibleTo: [keeper, holder], order: id, receipt }],
    spans.map(({ instrument, span }) => ({ post: 'free', instrument, span })),
  )
}

export const END_DELIVERY_CLASS = 'value' satisfies ActClass

export type EndDeliveryRefusal = OrderRefusal | SurrenderedRefusal

export const END_DELIVERY_TEXTS = {
  ...ORDER_TEXTS,
  ...SURRENDERED_TEXTS,
} satisfies RefusalTexts<EndDeliveryRefusal>

export interface EndDelivery {
  readonly order: DeliveryOrderId
  readonly spans: SpanSet
}

export interface EndDeliveryState {
  readonly order: DeliveryOrder | null
  readonly instruments: InstrumentsById
}
