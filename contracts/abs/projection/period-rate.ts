import { addMonths, type BusinessDate } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { FloatingRate, LoanRate } from '../asset.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import { type Fraction, fractionOf } from '../assumption/fraction.ts'
import { curveRate } from '../assumption/hazard.ts'
import type { PeriodRateConvention } from '../convention.ts'
import type { Schedule } from './schedule.ts'

/** Annual rates of a loan over its payments: `rates[s]` holds from payment `starts[s]` on. */
export interface RatePath {
  readonly starts: readonly number[]
  readonly rates: readonly string[]
}

export type RateRefusal =
  | 'index_must_have_a_rate_curve'
  | 'rate_curve_must_reach_back_to_the_reset'
  | 'rate_must_not_be_negative_without_a_floor'

export type Curves = Readonly<Record<string, RateCurve>>

/** A payment's rate is the one that held when its accrual began. */
export function ratePath(
  coupon: LoanRate,
  schedule: Schedule,
  curves: Curves,
): RatePath | Refused<RateRefusal> {
  const starts = [0]
  const rates = [coupon.annual]
  if (coupon.kind === 'fixed') return { starts, rates }
  let reset = coupon.nextReset
  let resets = 0
  for (let k = 0; k < schedule.payments; k++) {
    if (schedule.accruesFrom[k]! < reset) continue
    let last = reset
    while (reset <= schedule.accruesFrom[k]!) {
      last = reset
      resets++
      reset = addMonths(coupon.nextReset, resets * coupon.resetMonths)
    }
    const rate = resetRate(coupon, curves, last)
    if (typeof rate !== 'string') return rate
    if (k === 0) rates[0] = rate
    else if (rate !== rates[rates.length - 1]) {
      starts.push(k)
      rates.push(rate)
    }
  }
  return { starts, rates }
}

/** The place in the path that holds at payment `k`. */
export function segmentAt(path: RatePath, k: number): number {
  let segment = path.starts.length - 1
  while (path.starts[segment]! > k) segment--
  return segment
}

function resetRate(coupon: FloatingRate, curves: Curves, on: BusinessDate) {
  const path = `curves.${coupon.index}`
  const curve = curves[coupon.index]
  if (curve === undefined) return refuse('index_must_have_a_rate_curve', path)
  const index = curveRate(curve, on)
  if (index === null) return refuse('rate_curve_must_reach_back_to_the_reset', path)
  let rate = new Rate(index).plus(coupon.spread)
  if (coupon.cap !== undefined) rate = Rate.min(rate, coupon.cap)
  if (coupon.floor !== undefined) rate = Rate.max(rate, coupon.floor)
  if (rate.isNegative() && !rate.isZero())
    return refuse('rate_must_not_be_negative_without_a_floor', path)
  return rate.toFixed()
}

/** annual × months / 12, floored if the convention says so: what a level payment is figured with. */
export function nominalRate(
  annual: string,
  months: number,
  convention: PeriodRateConvention,
): Fraction {
  const { num, den } = fractionOf(annual)
  const rate = { num: num * BigInt(months), den: den * 12n }
  if (convention.kind === 'day_count' || convention.flooredTo === null) return rate
  const scale = 10n ** BigInt(convention.flooredTo)
  return { num: (rate.num * scale) / rate.den, den: scale }
}
