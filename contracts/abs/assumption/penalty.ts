import { add, type Ratio, ratioOf, times, ZERO } from '../ratio.ts'
import type { PrepaymentPenalty } from './assumptions.ts'

/** The share of a prepayment that is charged at the loan's payment `n` (from 1) of `term`. */
export function penaltyRate(
  penalty: Exclude<PrepaymentPenalty, { kind: 'fixed' }>,
  n: number,
  term: number,
): Ratio {
  switch (penalty.kind) {
    case 'percent':
      return ratioOf(penalty.rate)
    case 'by_term':
      return ratioOf(n <= penalty.until ? penalty.rate : penalty.after)
    case 'sliding':
      return slidingRate(ratioOf(penalty.from), ratioOf(penalty.to), n, term)
    case 'step_down':
      return stepRate(penalty.steps, n)
  }
}

/** `from` at payment 1, `to` at the last one and in arrears after it, equal steps between. */
function slidingRate(from: Ratio, to: Ratio, n: number, term: number): Ratio {
  if (term <= 1) return from
  const made = Math.min(n, term) - 1
  const gone = { num: BigInt(made), den: BigInt(term - 1) }
  const left = { num: BigInt(term - 1 - made), den: BigInt(term - 1) }
  return add(times(from, left), times(to, gone))
}

function stepRate(steps: readonly { payments: number; rate: string }[], n: number): Ratio {
  let until = 0
  for (const step of steps) {
    until += step.payments
    if (n <= until) return ratioOf(step.rate)
  }
  return ZERO
}
