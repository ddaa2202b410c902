import type { BusinessDate } from '../../kernel/date.ts'
import { add, parseRatio, type Ratio, subtract, times, ZERO } from '../ratio.ts'
import type { PrepaymentPenalty } from './assumptions.ts'
import { findCurveRate } from './hazard.ts'

/** The payment at which something is prepaid: its number `n` (from 1) of `term`, and its date. */
export interface PenaltyMoment {
  readonly n: number
  readonly term: number
  readonly date: BusinessDate
}

/** Finds the share of a prepayment that is charged. */
export function findPenaltyRate(
  penalty: Exclude<PrepaymentPenalty, { kind: 'fixed' }>,
  { n, term, date }: PenaltyMoment,
): Ratio {
  switch (penalty.kind) {
    case 'percent':
      return parseRatio(penalty.rate)
    case 'by_term':
      return parseRatio(n <= penalty.until ? penalty.rate : penalty.after)
    case 'sliding':
      return slidingRate(parseRatio(penalty.from), parseRatio(penalty.to), n, term)
    case 'falling':
      return fallingRate(parseRatio(penalty.from), parseRatio(penalty.by), n)
    case 'step_down':
      return stepRate(penalty.steps, n)
    case 'dated':
      return parseRatio(findCurveRate(penalty.steps, date) ?? '0')
  }
}

/** `from` at payment 1, `to` at the last payment and in arrears after it, in equal steps. */
function slidingRate(from: Ratio, to: Ratio, n: number, term: number): Ratio {
  if (term <= 1) return from
  const made = Math.min(n, term) - 1
  const gone = { num: BigInt(made), den: BigInt(term - 1) }
  const left = { num: BigInt(term - 1 - made), den: BigInt(term - 1) }
  return add(times(from, left), times(to, gone))
}

function fallingRate(from: Ratio, by: Ratio, n: number): Ratio {
  const rate = subtract(from, times(by, { num: BigInt(n - 1), den: 1n }))
  return rate.num < 0n ? ZERO : rate
}

function stepRate(steps: readonly { payments: number; rate: string }[], n: number): Ratio {
  let until = 0
  for (const step of steps) {
    until += step.payments
    if (n <= until) return parseRatio(step.rate)
  }
  return ZERO
}
