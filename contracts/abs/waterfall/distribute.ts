import { accrueFee, feeAmount } from './accrue.ts'
import { copyOf, type Distribution, Undistributable } from './distribution.ts'
import { runSteps } from './run-steps.ts'

/** A small share settles in three or four trials; a fee that has not by now is no small share. */
const TRIALS_MAX = 64

/** Runs the waterfall of the state that rules; a payout fee is solved first, on trial copies. */
export function distribute(d: Distribution): void {
  const { payoutFee } = d.loaded
  if (payoutFee !== null && d.dates.due) {
    const { fee, reserve } = solvePayoutFee(d, payoutFee)
    accrueFee(d, payoutFee, fee)
    d.payoutReserve = reserve
  }
  run(d)
}

function run(d: Distribution): void {
  const { steps } = d.loaded.deal.states[d.state]!
  runSteps(d, steps, `states.${d.state}.steps`)
}

interface Solved {
  readonly fee: bigint
  /** Cash held back with the fee so that what is paid below is what the fee was computed on. */
  readonly reserve: bigint
}

/**
 * The fee that equals its share of what is paid below once it is paid. A higher fee leaves less
 * below, so trials close in from both sides. Whole fen a unit can leave two amounts that answer
 * each
 * other: then the larger is set aside, what is paid below follows from it, and its share of that,
 * the
 * smaller, is the fee; the difference stays in the account.
 */
function solvePayoutFee(d: Distribution, fee: string): Solved {
  let before = -1n
  let guess = 0n
  for (let trial = 0; trial < TRIALS_MAX; trial++) {
    const next = feeAfter(d, fee, guess)
    if (next === guess) return { fee: guess, reserve: 0n }
    if (next === before) {
      const [smaller, larger] = next < guess ? [next, guess] : [guess, next]
      return { fee: smaller, reserve: larger - smaller }
    }
    before = guess
    guess = next
  }
  throw new Undistributable('payout_fee_must_have_a_solution', `fees.${fee}.amount`)
}

function feeAfter(d: Distribution, fee: string, guess: bigint): bigint {
  const trial = copyOf(d)
  accrueFee(trial, fee, guess)
  run(trial)
  return feeAmount(trial, fee)
}
