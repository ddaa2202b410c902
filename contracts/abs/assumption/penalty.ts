import type { PrepaymentPenalty } from './assumptions.ts'
import { type Fraction, fractionOf, plus, times, ZERO } from './fraction.ts'

/** The share of a prepayment that is charged at the loan's payment `n` (from 1) of `term`. */
export function penaltyRate(
  penalty: Exclude<PrepaymentPenalty, { kind: 'fixed' }>,
  n: number,
  term: number,
): Fraction {
  switch (penalty.kind) {
    case 'percent':
      return fractionOf(penalty.rate)
    case 'by_term':
      return fractionOf(n <= penalty.until ? penalty.rate : penalty.after)
    case 'sliding':
      return slidingRate(fractionOf(penalty.from), fractionOf(penalty.to), n, term)
    case 'step_down':
      return stepRate(penalty.steps, n)
  }
}

/** `from` at payment 1, `to` at the last one and in arrears after it, equal steps between. */
function slidingRate(from: Fraction, to: Fraction, n: number, term: number): Fraction {
  if (term <= 1) return from
  const made = Math.min(n, term) - 1
  const gone = { num: BigInt(made), den: BigInt(term - 1) }
  const left = { num: BigInt(term - 1 - made), den: BigInt(term - 1) }
  return plus(times(from, left), times(to, gone))
}

function stepRate(steps: readonly { payments: number; rate: string }[], n: number): Fraction {
  let until = 0
  for (const step of steps) {
    until += step.payments
    if (n <= until) return fractionOf(step.rate)
  }
  return ZERO
}
