import type { ActClass } from '../command/act-class.ts'
import type { Instant } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Instrument } from '../kernel/instrument.ts'
import { type Units, units } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { HoldSet } from '../title/facts.ts'
import { GOODS_UNIT_WORDS, type GoodsUnit } from '../warehouse/commodity.ts'
import { CAPACITY_MAX } from '../warehouse/open-place.ts'
import type { GoodsMeasured, ShortfallFound } from './facts.ts'
import { holdGoods } from './hold-goods.ts'
import { countBooked, isShort, LOT_KNOWN_TEXTS, type Lot, type LotId, type Stock } from './lot.ts'
import type { MeasurementId, MeasurementPurpose } from './measurement.ts'

/**
 * Goods are weighed or counted by the keeper or its device, or by the inspector. What was measured
 * is recorded whatever it shows: less than is booked, beyond the tolerance, is a finding, and the
 * receipts over the lot are held for the keeper, until it lifts the holds together with who has a
 * claim on them. Nothing passes to anybody before a measurement has shown the goods again.
 */
export function measure(
  { lot, receipts }: MeasureState,
  { lot: _named, ...measured }: Measure,
  { party, now }: Pick<Context, 'party'> & { readonly now: Instant },
): Decision<GoodsMeasured | ShortfallFound | HoldSet, TitlePosting, MeasureRefusal> {
  const measures = party === lot?.keeper || party === lot?.stock?.inspector
  if (lot === null || !measures) return refuse('lot_must_be_known', 'body.lot')
  const { unit } = lot.commodity
  const { gross, tare, takenAt, measurement } = measured
  if (measured.unit !== unit)
    return refuse('measurement_must_be_in_the_unit_of_the_goods', 'body.unit', { unit })
  if (gross > CAPACITY_MAX)
    return refuse('measurement_must_be_one_of_goods', 'body.gross', {
      limit: units(CAPACITY_MAX),
      found: units(gross),
    })
  if (tare > gross)
    return refuse('tare_must_not_exceed_gross', 'body.tare', {
      gross: units(gross),
      tare: units(tare),
    })
  if (takenAt > now)
    return refuse('measurement_must_not_be_of_the_future', 'body.takenAt', { takenAt, now })
  const words = wordsRefusal({ ...measured }, 'device', 'calibration')
  if (words) return words

  const { id, depositor, keeper } = lot
  const visibleTo = [keeper, depositor]
  const recorded = { type: 'receipt.goods-measured.v1', visibleTo, lot: id, ...measured } as const
  const after = countAgain(lot.stock, measured)
  if (after === null || !isShort(after, lot.commodity)) return accept([recorded], [])
  const short: ShortfallFound = {
    ...({ type: 'receipt.shortfall-found.v1', visibleTo } as const),
    ...{ lot: id, keeper, measurement, booked: countBooked(after), counted: gross - tare },
  }
  const held = holdGoods(receipts, 'sensor', keeper)
  return accept([recorded, short, ...held.facts], held.postings)
}

/** The stock as this measurement finds it; null where it says nothing newer of what is in store. */
export function countAgain(
  stock: Stock | null,
  { purpose, gross, tare, takenAt }: Pick<Measure, 'purpose' | 'gross' | 'tare' | 'takenAt'>,
): Stock | null {
  if (stock === null || purpose !== 'stock') return null
  if (stock.counted !== null && takenAt <= stock.counted.takenAt) return null
  return { ...stock, counted: { units: gross - tare, takenAt } }
}

export const MEASURE_CLASS = 'routine' satisfies ActClass

export type MeasureRefusal =
  | 'lot_must_be_known'
  | Detailed<'measurement_must_be_in_the_unit_of_the_goods', { unit: GoodsUnit }>
  | Detailed<'measurement_must_be_one_of_goods', { limit: Units; found: Units }>
  | Detailed<'tare_must_not_exceed_gross', { gross: Units; tare: Units }>
  | Detailed<'measurement_must_not_be_of_the_future', { takenAt: Instant; now: Instant }>
  | WordsRefusal

export const MEASURE_TEXTS = {
  ...LOT_KNOWN_TEXTS,
  measurement_must_be_in_the_unit_of_the_goods: badInput(
    d => `该货品以${d.unit}计量，请按此单位填写。`,
    d => `These goods are measured in ${d.unit}; give the measurement in that unit.`,
    { unit: GOODS_UNIT_WORDS },
  ),
  measurement_must_be_one_of_goods: badInput(
    d => `读数 ${d.found} 超过 ${d.limit}，不可能是一次称重。`,
    d => `The reading is ${d.found}, and no scale shows more than ${d.limit}.`,
  ),
  tare_must_not_exceed_gross: badInput(
    d => `皮重 ${d.tare} 不得大于毛重 ${d.gross}。`,
    d => `The tare, ${d.tare}, must not be above the gross, ${d.gross}.`,
  ),
  measurement_must_not_be_of_the_future: badInput(
    d => `称重时刻 ${d.takenAt} 晚于账本时钟 ${d.now}。`,
    d => `It was taken at ${d.takenAt}, which the ledger’s clock, ${d.now}, has not reached.`,
  ),
  ...WORDS_TEXTS,
} satisfies RefusalTexts<MeasureRefusal>

export interface Measure {
  readonly measurement: MeasurementId
  readonly lot: LotId
  readonly purpose: MeasurementPurpose
  readonly unit: GoodsUnit
  readonly gross: bigint
  /** The truck or the packing; 0 where nothing is taken off. */
  readonly tare: bigint
  readonly device: string
  /** The number of the device's certificate of calibration. */
  readonly calibration: string
  readonly takenAt: Instant
}

export interface MeasureState {
  readonly lot: Lot | null
  /** The live receipts over it with all of their titles, where what is in store was measured. */
  readonly receipts: readonly Instrument[]
}
