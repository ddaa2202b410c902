import { type Answer, answer } from '../../kernel/answer.ts'
import { addMonths, type BusinessDate, dateOf } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import type { FloatingRate, LoanRate } from '../asset.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import type { PeriodRateConvention } from '../convention.ts'
import { add, larger, parseRatio, type Ratio, smaller, subtract, toNumber, ZERO } from '../ratio.ts'
import { BoundedMemo } from './bounded-memo.ts'
import type { PaymentSchedule } from './schedule.ts'

/** A rate as interest and level payments use it: one object per annual rate and interval. */
export interface PeriodRate {
  readonly annual: Ratio
  /** annual × months / 12, rounded down if the convention says so. */
  readonly nominal: Ratio
  /** The double by which interest is multiplied: the annual rate, or that of the period. */
  readonly near: number
}

/** The rates of a loan over its payments: `rates[s]` applies from payment `starts[s]` on. */
export interface RatePath {
  readonly starts: readonly number[]
  readonly rates: readonly PeriodRate[]
}

export type RateRefusal = 'index_must_have_a_rate_curve' | 'rate_curve_must_reach_back_to_the_reset'

/** Finds the segment of a path that applies at payment `k`. */
export function findSegment(path: RatePath, k: number): number {
  let segment = path.starts.length - 1
  while (path.starts[segment]! > k) segment--
  return segment
}

/** One object per rate, the same in every run: annuity tables are found by it. */
const PERIOD_RATES = new BoundedMemo<PeriodRate>(8192)
const RATE_PATHS = new BoundedMemo<Answer<RatePath, RateRefusal>>(4096)

/** The rates of one run, each computed once. */
export class PeriodRates {
  readonly #convention: PeriodRateConvention
  readonly #conventionText: string
  readonly #curves: ReadonlyMap<string, readonly CurveStep[]>
  readonly #curveTexts: ReadonlyMap<string, string>
  readonly #resets = new Map<string, readonly Reset[]>()

  constructor(convention: PeriodRateConvention, curves: Readonly<Record<string, RateCurve>>) {
    this.#convention = convention
    this.#conventionText = JSON.stringify(convention)
    const texts = Object.entries(curves).map(
      ([name, curve]) => [name, JSON.stringify(curve)] as const,
    )
    this.#curveTexts = new Map(texts)
    const readCurve = (curve: RateCurve) =>
      curve.map(({ from, rate }) => ({ from, rate: parseRatio(rate) }))
    this.#curves = new Map(Object.entries(curves).map(([name, curve]) => [name, readCurve(curve)]))
  }

  /** Finds the rates of a coupon: a payment's rate is the one in force when its accrual began. */
  findPath(coupon: LoanRate, schedule: PaymentSchedule): Answer<RatePath, RateRefusal> {
    const convention = this.#conventionText
    if (coupon.kind === 'fixed') {
      const key = `${coupon.annual}|${schedule.months}|${convention}`
      return RATE_PATHS.get(key, () => this.#computePath(coupon, schedule))
    }
    const curve = this.#curveTexts.get(coupon.index)
    const key = [convention, JSON.stringify(coupon), schedule.text, curve].join('|')
    return RATE_PATHS.get(key, () => this.#computePath(coupon, schedule))
  }

  #computePath(coupon: LoanRate, schedule: PaymentSchedule): Answer<RatePath, RateRefusal> {
    const { months } = schedule
    const starts = [0]
    const rates = [this.#findRate(parseRatio(coupon.annual), months)]
    if (coupon.kind === 'fixed') return answer({ starts, rates })
    const index = this.#curves.get(coupon.index)
    const path = `curves.${coupon.index}`
    if (index === undefined) return refuse('index_must_have_a_rate_curve', path)
    const terms = readFloatingTerms(coupon)
    let annual = parseRatio(coupon.annual)
    for (const [n, { k, on }] of this.#findResets(coupon, schedule).entries()) {
      const step = index.findLast(({ from }) => from <= on)
      if (step === undefined) return refuse('rate_curve_must_reach_back_to_the_reset', path)
      annual = computeResetRate(step.rate, terms, annual, n === 0)
      const rate = this.#findRate(annual, months)
      if (rate === rates[rates.length - 1]) continue
      if (k > 0) starts.push(k)
      rates[starts.length - 1] = rate
    }
    return answer({ starts, rates })
  }

  /** Finds the rate of a period; one below zero earns nothing, and nothing is paid to borrowers. */
  #findRate(stated: Ratio, months: number): PeriodRate {
    const annual = stated.num < 0n ? ZERO : stated
    const convention = this.#convention
    return PERIOD_RATES.get(`${annual.num}/${annual.den}/${months}/${this.#conventionText}`, () => {
      const nominal = computeNominalRate(annual, months, convention)
      return { annual, nominal, near: toNumber(convention.kind === 'nominal' ? nominal : annual) }
    })
  }

  #findResets(coupon: FloatingRate, schedule: PaymentSchedule): readonly Reset[] {
    const key = [coupon.nextReset, coupon.resetMonths, schedule.text].join()
    const before = this.#resets.get(key)
    if (before) return before
    const resets = listResets(coupon, schedule)
    this.#resets.set(key, resets)
    return resets
  }
}

interface CurveStep {
  readonly from: BusinessDate
  readonly rate: Ratio
}

/** A reset: its rate applies from payment `k` on. */
interface Reset {
  readonly k: number
  readonly on: BusinessDate
}

function listResets(
  { nextReset, resetMonths }: FloatingRate,
  schedule: PaymentSchedule,
): readonly Reset[] {
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
  /** The most that a reset moves the rate, and that the next one does. */
  readonly resetCap: Ratio | null
  readonly nextResetCap: Ratio | null
}

function readFloatingTerms(coupon: FloatingRate): FloatingTerms {
  const limit = (text: string | undefined) => (text === undefined ? null : parseRatio(text))
  return {
    spread: parseRatio(coupon.spread),
    cap: limit(coupon.cap),
    floor: limit(coupon.floor),
    resetCap: limit(coupon.resetCap),
    nextResetCap: limit(coupon.nextResetCap ?? coupon.resetCap),
  }
}

/** Computes the rate after a reset: what it moves is bounded first, then the rate for its life. */
function computeResetRate(
  index: Ratio,
  { spread, cap, floor, resetCap, nextResetCap }: FloatingTerms,
  before: Ratio,
  isNext: boolean,
): Ratio {
  const most = isNext ? nextResetCap : resetCap
  const whole = add(index, spread)
  const moved = most ? larger(smaller(whole, add(before, most)), subtract(before, most)) : whole
  const capped = cap ? smaller(moved, cap) : moved
  return floor ? larger(capped, floor) : capped
}

function computeNominalRate(
  annual: Ratio,
  months: number,
  convention: PeriodRateConvention,
): Ratio {
  const rate = { num: annual.num * BigInt(months), den: annual.den * 12n }
  if (convention.kind === 'day_count' || convention.flooredTo === null) return rate
  const scale = 10n ** BigInt(convention.flooredTo)
  return { num: (rate.num * scale) / rate.den, den: scale }
}
