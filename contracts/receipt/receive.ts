import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { Party } from '../party/party.ts'
import { type Commodity, GOODS_UNIT_WORDS, type GoodsUnit } from '../warehouse/commodity.ts'
import type { PlaceId, StoragePlace } from '../warehouse/storage-place.ts'
import type { GoodsReceived } from './facts.ts'
import { LOT_KNOWN_TEXTS, type Lot, type LotId } from './lot.ts'
import type { MeasurementId } from './measurement.ts'
import {
  addWeighings,
  type MeasurementsById,
  WEIGHING_TEXTS,
  WEIGHT_TEXTS,
  type WeighingRefusal,
  type WeightRefusal,
  weightRefusal,
} from './weighings.ts'
import { ANNOUNCED_TEXTS, type AnnouncedRefusal } from './withdraw-deposit.ts'

/**
 * Keeper and inspector sign what came in: so much, as weighed to the tolerance, of this grade and
 * good so long, in this place. A place takes no more than it holds, an exclusive one a single lot,
 * and goods are mixed only with their like.
 * Rule: R11
 */
export function receive(
  { lot, place, inspector, measurements }: ReceiveState,
  { weighings, accepted, ...body }: Receive,
  { party, asOf }: Pick<Context, 'party' | 'asOf'>,
): Decision<GoodsReceived, never, ReceiveRefusal> {
  if (lot === null || lot.keeper !== party) return refuse('lot_must_be_known', 'body.lot')
  const { id, status, keeper, depositor, commodity } = lot
  if (status !== 'requested') return refuse('lot_must_be_announced', 'body.lot', { status })
  const foreign = inspectorRefusal(inspector, lot)
  if (foreign) return foreign
  if (place === null || place.keeper !== keeper)
    return refuse('place_must_be_the_keepers_own', 'body.place')
  const weighed = addWeighings(weighings, measurements, { lot: id, purpose: 'inbound' })
  if (!weighed.ok) return weighed
  if (accepted <= 0n) return refuse('accepted_stock_must_be_some', 'body.accepted')
  const refused =
    weightRefusal(accepted, weighed.value, commodity, 'body.accepted') ??
    wordsRefusal({ ...body }, 'grade', 'certificate') ??
    lifeRefusal(body.goodUntil, asOf) ??
    roomRefusal(place, commodity, accepted)
  if (refused) return refused

  const { grade, certificate, goodUntil } = body
  const parties = { visibleTo: [keeper, depositor, body.inspector], inspector: body.inspector }
  const where = { place: place.id, placeKind: place.kind }
  const goods = { weighings, weighed: weighed.value, accepted, grade, certificate, goodUntil }
  return accept(
    [{ type: 'receipt.goods-received.v1', lot: id, ...parties, ...where, ...goods }],
    [],
  )
}

export const RECEIVE_CLASS = 'value' satisfies ActClass

/** An inspector has no goods in it: neither the keeper's nor the depositor's word is enough. */
function inspectorRefusal(
  inspector: Party | null,
  { keeper, depositor }: Lot,
): Refused<InspectorRefusal> | null {
  if (inspector === null || !inspector.roles.has('inspector'))
    return refuse('inspector_must_be_enrolled_as_one', 'body.inspector')
  if (inspector.id === keeper || inspector.id === depositor)
    return refuse('inspector_must_be_a_third_party', 'body.inspector')
  return null
}

/** What is taken into store is good on that day. */
function lifeRefusal(
  goodUntil: BusinessDate | null,
  asOf: BusinessDate,
): Refused<LifeRefusal> | null {
  if (goodUntil === null || goodUntil > asOf) return null
  return refuse('goods_must_be_within_their_life', 'body.goodUntil', { goodUntil, today: asOf })
}

function roomRefusal(
  place: StoragePlace,
  commodity: Commodity,
  accepted: bigint,
): Refused<RoomRefusal> | null {
  if (place.unit !== commodity.unit)
    return refuse('place_must_be_of_the_unit_of_the_goods', 'body.place', { unit: commodity.unit })
  if (place.commodity !== null && place.kind === 'exclusive')
    return refuse('exclusive_place_must_be_empty', 'body.place')
  if (place.commodity !== null && place.commodity !== commodity.id)
    return refuse('goods_must_be_mixed_with_their_like', 'body.place')
  const free = place.capacity - place.stored
  if (accepted > free)
    return refuse('place_must_have_room', 'body.place', {
      free: units(free),
      accepted: units(accepted),
    })
  return null
}

export type ReceiveRefusal =
  | 'lot_must_be_known'
  | AnnouncedRefusal
  | InspectorRefusal
  | 'place_must_be_the_keepers_own'
  | WeighingRefusal
  | 'accepted_stock_must_be_some'
  | WeightRefusal
  | WordsRefusal
  | LifeRefusal
  | RoomRefusal

type InspectorRefusal = 'inspector_must_be_enrolled_as_one' | 'inspector_must_be_a_third_party'

type LifeRefusal = Detailed<
  'goods_must_be_within_their_life',
  { goodUntil: BusinessDate; today: BusinessDate }
>

type RoomRefusal =
  | Detailed<'place_must_be_of_the_unit_of_the_goods', { unit: GoodsUnit }>
  | 'exclusive_place_must_be_empty'
  | 'goods_must_be_mixed_with_their_like'
  | Detailed<'place_must_have_room', { free: Units; accepted: Units }>

export const RECEIVE_TEXTS = {
  ...LOT_KNOWN_TEXTS,
  ...ANNOUNCED_TEXTS,
  inspector_must_be_enrolled_as_one: notFound(
    '未查到该检验机构，请核对编号。',
    'No party of this id is enrolled as an inspector; check the id.',
  ),
  inspector_must_be_a_third_party: conflict(
    '检验机构不得是保管人或存货人。',
    'The inspector must be neither the keeper nor the depositor.',
  ),
  place_must_be_the_keepers_own: notFound(
    '未查到贵方的该库位，请核对编号。',
    'Your party has no storage place of this id; check the id.',
  ),
  ...WEIGHING_TEXTS,
  accepted_stock_must_be_some: badInput(
    '验收数量须大于零。',
    'The quantity accepted must be more than zero.',
  ),
  ...WEIGHT_TEXTS,
  ...WORDS_TEXTS,
  goods_must_be_within_their_life: conflict(
    d => `货物保质期于 ${d.goodUntil} 届满，当前营业日期为 ${d.today}，不得入库。`,
    d => `The goods are good until ${d.goodUntil}; on ${d.today} they are past their life.`,
  ),
  place_must_be_of_the_unit_of_the_goods: conflict(
    d => `该货品以${d.unit}计量，该库位不是。`,
    d => `The goods are measured in ${d.unit}, and this place is not.`,
    { unit: GOODS_UNIT_WORDS },
  ),
  exclusive_place_must_be_empty: conflict(
    '该库位为独占库位，已有货物。',
    'The place is exclusive, and there are goods in it.',
  ),
  goods_must_be_mixed_with_their_like: conflict(
    '该库位存放的是另一货品，不得混放。',
    'There are goods of another commodity in this place, and goods are mixed only with their like.',
  ),
  place_must_have_room: conflict(
    d => `该库位余量 ${d.free}，不足存放 ${d.accepted}。`,
    d => `The place has room for ${d.free}, and ${d.accepted} were accepted.`,
  ),
} satisfies RefusalTexts<ReceiveRefusal>

export interface Receive {
  readonly lot: LotId
  readonly place: PlaceId
  readonly inspector: PartyId
  readonly weighings: readonly MeasurementId[]
  /** Units. */
  readonly accepted: bigint
  readonly grade: string
  /** The number of the inspector's certificate. */
  readonly certificate: string
  /** The first business date on which they are past their life; null: they keep. */
  readonly goodUntil: BusinessDate | null
}

export interface ReceiveState {
  readonly lot: Lot | null
  readonly place: StoragePlace | null
  readonly inspector: Party | null
  readonly measurements: MeasurementsById
}
