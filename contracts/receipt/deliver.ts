import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { FREE_TEXTS, type HeldRefusal, heldRefusal, type SpanSet } from '../title/span-set.ts'
import {
  type DeliveryOrder,
  type DeliveryOrderId,
  ORDER_TEXTS,
  type OrderRefusal,
  orderRefusal,
} from './delivery-order.ts'
import { DUES_TEXTS, type DuesRefusal, duesRefusal } from './dues.ts'
import type { GoodsDelivered } from './facts.ts'
import type { Lot } from './lot.ts'
import type { MeasurementId } from './measurement.ts'
import type { Receipt } from './receipt.ts'
import {
  SURRENDERED_TEXTS,
  type SurrenderedRefusal,
  selectSurrendered,
} from './surrendered-spans.ts'
import {
  addWeighings,
  type MeasurementsById,
  WEIGHING_TEXTS,
  WEIGHT_TEXTS,
  type WeighingRefusal,
  type WeightRefusal,
  weightRefusal,
} from './weighings.ts'

/**
 * At the gate the keeper delivers what was surrendered, as weighed going out, to the tolerance, and
 * once what storage has cost is paid; the holder signs that it has it. The units are retired: a
 * receipt of which none are left is delivered.
 * Rule: R12
 */
export function deliver(
  { order, receipt, lot, instruments, measurements }: DeliverState,
  { spans, weighings }: Deliver,
  { party, asOf }: Pick<Context, 'party' | 'asOf'>,
): Decision<GoodsDelivered, TitlePosting, DeliverRefusal> {
  const closed = orderRefusal(order, order ? [order.keeper] : [], party)
  if (closed) return closed
  const { id, units, until, holder, keeper } = order!
  if (asOf >= until) return refuse('authorisation_must_not_have_ended', 'body.order', { until })
  const selected = selectSurrendered(order!, spans, instruments)
  if (!selected.ok) return selected
  const held = heldRefusal(
    selected.value.flatMap(one => one.titles),
    'body.spans',
  )
  if (held) return held
  const unpaid = duesRefusal(receipt!, asOf, 'body.order')
  if (unpaid) return unpaid
  const weighed = addWeighings(weighings, measurements, { lot: lot!.id, purpose: 'outbound' })
  if (!weighed.ok) return weighed
  const weight = weightRefusal(units, weighed.value, lot!.commodity, 'body.weighings')
  if (weight) return weight

  const { id: of, quantity, delivered } = receipt!
  const goods = { receipt: of, lot: lot!.id, units, weighings, weighed: weighed.value }
  const whole = delivered + units === quantity
  return accept(
    [
      {
        ...({ type: 'receipt.goods-delivered.v1', visibleTo: [keeper, holder] } as const),
        ...{ order: id, ...goods, whole, on: asOf },
      },
    ],
    spans.flatMap(({ instrument, span }): TitlePosting[] => [
      { post: 'free', instrument, span },
      { post: 'retire', instrument, span },
    ]),
  )
}

export const DELIVER_CLASS = 'value' satisfies ActClass

export type DeliverRefusal =
  | OrderRefusal
  | Detailed<'authorisation_must_not_have_ended', { until: BusinessDate }>
  | SurrenderedRefusal
  | HeldRefusal
  | DuesRefusal
  | WeighingRefusal
  | WeightRefusal

export const DELIVER_TEXTS = {
  ...ORDER_TEXTS,
  authorisation_must_not_have_ended: conflict(
    d => `提货授权已于 ${d.until} 截止，须由持有人撤回后重新交出。`,
    d => `The authorisation ended on ${d.until}; the holder must take it back and give another.`,
  ),
  ...SURRENDERED_TEXTS,
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
  ...DUES_TEXTS,
  ...WEIGHING_TEXTS,
  ...WEIGHT_TEXTS,
} satisfies RefusalTexts<DeliverRefusal>

export interface Deliver {
  readonly order: DeliveryOrderId
  readonly spans: SpanSet
  readonly weighings: readonly MeasurementId[]
}

export interface DeliverState {
  readonly order: DeliveryOrder | null
  /** Of the order, if there is one. */
  readonly receipt: Receipt | null
  readonly lot: Lot | null
  readonly instruments: InstrumentsById
  readonly measurements: MeasurementsById
}
