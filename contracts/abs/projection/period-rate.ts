import { addMonths, type BusinessDate, dateOf } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import type { FloatingRate, LoanRate } from '../asset.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import type { PeriodRateConvention } from '../convention.ts'
import { add, compare, numberOf, type Ratio, ratioOf } from '../ratio.ts'
import { Remembered } from './bounded-memo.ts'
import type { Schedule } from './schedule.ts'

/**
 * A rate as interest and level payments use it; one object per annual rate and payment interval.
 */
export interface PeriodRate {
  readonly annual: Ratio
  /** annual × months / 12, floored if the convention says so. */
  readonly nominal: Ratio
  /** The double by which interest is multiplied: the annual rate, or that of the period. */
  readonly near: number
}

/** Rates of a loan over its payments: `rates[s]` holds from payment `starts[s]` on. */
export interface RatePath {
  readonly starts: readonly number[]
  readonly rates: readonly PeriodRate[]
}

export type RateRefusal =
  | 'index_must_have_a_rate_curve'
  | 'rate_curve_must_reach_back_to_the_reset'
  | 'rate_must_not_be_negative_without_a_floor'

/** The place in the path that holds at payment `k`. */
export function segmentAt(path: RatePath, k: number): number {
  let segment = path.starts.length - 1
  while (path.starts[segment]! > k) segment--
  return segment
}

/** One object per rate, in one run and the next: tables are kept by it. */
const PERIOD_RATES = new Remembered<PeriodRate>(8192)
const RATE_PATHS = new Remembered<RatePath | Refused<RateRefusal>>(4096)

/** The rates of one run, each worked out once. */
export class PeriodRates {
  private readonly convention: PeriodRateConvention
  private readonly conventionText: string
  private readonly curves: ReadonlyMap<string, readonly CurveStep[]>
  private readonly curveTexts: ReadonlyMap<string, string>
  private readonly resets = new Map<string, readonly Reset[]>()

  constructor(convention: PeriodRateConvention, curves: Readonly<Record<string, RateCurve>>) {
    this.convention = convention
    this.conventionText = JSON.stringify(convention)
    const texts = Object.entries(curves).map(
      ([name, curve]) => [name, JSON.stringify(curve)] as const,
    )
    this.curveTexts = new Map(texts)
    const read = (curve: RateCurve) =>
      curve.map(({ from, rate }) => ({ from, rate: ratioOf(rate) }))
    this.curves = new Map(Object.entries(curves).map(([name, curve]) => [name, read(curve)]))
  }

  /** A payment's rate is the one that held when its accrual began. */
  path(coupon: LoanRate, schedule: Schedule): RatePath | Refused<RateRefusal> {
    const { conventionText, curveTexts } = this
    if (coupon.kind === 'fixed') {
      const key = `${coupon.annual}|${schedule.months}|${conventionText}`
      return RATE_PATHS.of(key, () => this.worked(coupon, schedule))
    }
    const curve = curveTexts.get(coupon.index)
    const key = [conventionText, JSON.stringify(coupon), schedule.text, curve].join('|')
    return RATE_PATHS.of(key, () => this.worked(coupon, schedule))
  }

  private worked(coupon: LoanRate, schedule: Schedule): RatePath | Refused<RateRefusal> {
    const { months } = schedule
    const starts = [0]
    const rates = [this.rate(ratioOf(coupon.annual), months)]
    if (coupon.kind === 'fixed') return { starts, rates }
    const index = this.curves.get(coupon.index)
    const path = `curves.${coupon.index}`
    if (index === undefined) return refuse('index_must_have_a_rate_curve', path)
    const terms = termsOf(coupon)
    for (const { k, on } of this.resetsOf(coupon, schedule)) {
      const step = index.findLast(({ from }) => from <= on)
      if (step === undefined) return refuse('rate_curve_must_reach_back_to_the_reset', path)
      const annual = resetRate(step.rate, terms)
      if (annual.num < 0n) return refuse('rate_must_not_be_negative_without_a_floor', path)
      const rate = this.rate(annual, months)
      if (rate === rates[rates.length - 1]) continue
      if (k > 0) starts.push(k)
      rates[starts.length - 1] = rate
    }
    return { starts, rates }
  }

  private rate(annual: Ratio, months: number): PeriodRate {
    const { convention } = this
    return PERIOD_RATES.of(`${annual.num}/${annual.den}/${months}/${this.conventionText}`, () => {
      const nominal = nominalRate(annual, months, convention)
      return { annual, nominal, near: numberOf(convention.kind === 'nominal' ? nominal : annual) }
    })
  }

  private resetsOf(coupon: FloatingRate, schedule: Schedule): readonly Reset[] {
    const key = [coupon.nextReset, coupon.resetMonths, schedule.text].join()
    const before = this.resets.get(key)
    if (before) return before
    const resets = resetsOn(coupon, schedule)
    this.resets.set(key, resets)
    return resets
  }
}

interface CurveStep {
  readonly from: BusinessDate
  readonly rate: Ratio
}

/** From payment `k` on the rate of the reset on that date holds. */
interface Reset {
  readonly k: number
  readonly on: BusinessDate
}

function resetsOn({ nextReset, resetMonths }: FloatingRate, schedule: Schedule): readonly Reset[] {
  const found: Reset[] = []
  let next = nextReset
  for (let k = 0, n = 0; k < schedule.payments; k++) {
    const start = dateOf(schedule.due[k]!)
    if (start < next) continue
    let on = next
    while (next <= start) {
      on = next
      next = addMonths(nextReset, ++n * resetMonths)
    }
    found.push({ k, on })
  }
  return found
}

interface FloatingTerms {
  readonly spread: Ratio
  readonly cap: Ratio | null
  readonly floor: Ratio | null
}

function termsOf({ spread, cap, floor }: FloatingRate): FloatingTerms {
  const limit = (text: string | undefined) => (text === undefined ? null : ratioOf(text))
  return { spread: ratioOf(spread), cap: limit(cap), floor: limit(floor) }
}

function resetRate(index: Ratio, { spread, cap, floor }: FloatingTerms): Ratio {
  const whole = add(index, spread)
  const capped = cap && compare(whole, cap) > 0 ? cap : whole
  return floor && compare(floor, capped) > 0 ? floor : capped
}

function nominalRate(annual: Ratio, months: number, convention: PeriodRateConvention): Ratio {
  const rate = { num: annual.num * BigInt(months), den: annual.den * 12n }
  if (convention.kind === 'day_count' || convention.flooredTo === null) return rate
  const scale = 10n ** BigInt(convention.flooredTo)
  return { num: (rate.num * scale) / rate.den, den: scale }
}
