import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { allowedDifference, type Commodity } from '../warehouse/commodity.ts'
import type { LotId } from './lot.ts'
import {
  type Measurement,
  type MeasurementId,
  type MeasurementPurpose,
  PURPOSE_WORDS,
} from './measurement.ts'

/** So many trucks one act may count. */
export const WEIGHINGS_MAX = 200

export type MeasurementsById = ReadonlyMap<MeasurementId, Measurement>

/** Adds up weighings of a lot that no act has counted yet, each named once. */
export function addWeighings(
  named: readonly MeasurementId[],
  known: MeasurementsById,
  { lot, purpose }: { readonly lot: LotId; readonly purpose: MeasurementPurpose },
): Answer<bigint, WeighingRefusal> {
  if (named.length === 0) return refuse('weighings_must_be_named', 'body.weighings')
  const counted = new Set<MeasurementId>()
  let sum = 0n
  for (const [index, id] of named.entries()) {
    const one = known.get(id)
    const fits = one?.lot === lot && one.purpose === purpose && !one.used && !counted.has(id)
    if (!one || !fits)
      return refuse('weighing_must_be_an_uncounted_one_of_the_lot', `body.weighings.${index}`, {
        purpose,
      })
    counted.add(id)
    sum += one.net
  }
  return answer(sum)
}

/** What was weighed and what is said of it differ by the tolerance at most. */
export function weightRefusal(
  said: bigint,
  weighed: bigint,
  commodity: Commodity,
  at: string,
): Refused<WeightRefusal> | null {
  const allowed = allowedDifference(weighed, commodity)
  if (said >= weighed - allowed && said <= weighed + allowed) return null
  return refuse('weight_must_agree_to_the_tolerance', at, {
    said: units(said),
    weighed: units(weighed),
    allowed: units(allowed),
  })
}

export type WeighingRefusal =
  | 'weighings_must_be_named'
  | Detailed<'weighing_must_be_an_uncounted_one_of_the_lot', { purpose: MeasurementPurpose }>

export type WeightRefusal = Detailed<
  'weight_must_agree_to_the_tolerance',
  { said: Units; weighed: Units; allowed: Units }
>

export const WEIGHING_TEXTS = {
  weighings_must_be_named: badInput('请列明称重记录。', 'Name the weighings that count.'),
  weighing_must_be_an_uncounted_one_of_the_lot: conflict(
    d => `所列记录须为该批货物${d.purpose}的称重，且未被计入过，每条只列一次。`,
    d =>
      `A weighing named must be of this lot, of goods ${d.purpose}, and counted by no act ` +
      'before; name each once.',
    { purpose: PURPOSE_WORDS },
  ),
} satisfies RefusalTexts<WeighingRefusal>

export const WEIGHT_TEXTS = {
  weight_must_agree_to_the_tolerance: conflict(
    d => `申报 ${d.said} 与称重 ${d.weighed} 相差超过允差 ${d.allowed}。`,
    d => `${d.said} is stated and ${d.weighed} was weighed; they may differ by ${d.allowed}.`,
  ),
} satisfies RefusalTexts<WeightRefusal>
