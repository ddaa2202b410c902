import { accrueFee, feeAmount } from './accrue.ts'
import { copyOf, type Distribution, Undistributable } from './distribution.ts'
import { runSteps } from './run-steps.ts'

/** A fee that is a share of the payments below it converges at once; this bounds a broken deal. */
const TRIALS_MAX = 64

/** Runs the waterfall of the state that rules; a payout fee is solved first, on trial copies. */
export function distribute(d: Distribution): void {
  const { payoutFee } = d.loaded
  if (payoutFee !== null && d.dates.due) accrueFee(d, payoutFee, solvePayoutFee(d, payoutFee))
  run(d)
}

function run(d: Distribution): void {
  const { steps } = d.loaded.deal.states[d.state]!
  runSteps(d, steps, `states.${d.state}.steps`)
}

/**
 * The fee f that equals the fee computed on what is paid below once f is paid. A higher fee leaves
 * less below, so trials close in from both sides; where rounding leaves two neighbours that answer
 * each other, the larger is taken: the fee is then never short.
 */
function solvePayoutFee(d: Distribution, fee: string): bigint {
  let before = -1n
  let guess = 0n
  for (let trial = 0; trial < TRIALS_MAX; trial++) {
    const next = feeAfter(d, fee, guess)
    if (next === guess) return guess
    if (next === before) return next > guess ? next : guess
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
