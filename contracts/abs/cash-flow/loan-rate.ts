import { type Answer, answer } from '../../kernel/answer.ts'
import { addMonths, type BusinessDate, civil, dayNumber } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { FloatingRate, LoanRate } from '../asset.ts'
import type { RateCurve } from '../assumption/assumptions.ts'

/** Index levels by the name a floating rate has for them. */
export type RateCurves = Readonly<Record<string, RateCurve>>

export type RateRefusal = 'a_floating_rate_must_have_its_curve'

/** The annual rate of an interest period is the one in force on its first day. */
export type RateOn = (periodStart: BusinessDate) => Rate

/** Refuses with the path `curves.INDEX` a curve that is missing or starts after the next reset. */
export function rateOn(rate: LoanRate, curves: RateCurves): Answer<RateOn, RateRefusal> {
  const stated = new Rate(rate.annual)
  if (rate.kind === 'fixed') return answer(() => stated)
  const curve = Object.hasOwn(curves, rate.index) ? curves[rate.index]! : []
  const [first] = curve
  if (!first || dayNumber(first.from) > dayNumber(rate.nextReset)) {
    return refuse('a_floating_rate_must_have_its_curve', `curves.${rate.index}`)
  }
  return answer(start => {
    const reset = lastReset(rate, start)
    return reset === null ? stated : within(rate, levelOn(curve, reset).plus(rate.spread))
  })
}

/** Null before the first reset. */
function lastReset({ nextReset, resetMonths }: FloatingRate, on: BusinessDate) {
  const [from, to] = [civil(nextReset), civil(on)]
  const months = (to.year - from.year) * 12 + to.month - from.month
  const guess = Math.floor(months / resetMonths)
  const late = dayNumber(addMonths(nextReset, guess * resetMonths)) > dayNumber(on)
  const count = late ? guess - 1 : guess
  return count < 0 ? null : addMonths(nextReset, count * resetMonths)
}

function levelOn(curve: RateCurve, date: BusinessDate): Rate {
  const step = curve.findLast(each => dayNumber(each.from) <= dayNumber(date))
  return new Rate((step ?? curve[0]!).rate)
}

function within({ floor, cap }: FloatingRate, rate: Rate): Rate {
  const raised = floor === undefined ? rate : Rate.max(rate, floor)
  return cap === undefined ? raised : Rate.min(raised, cap)
}
