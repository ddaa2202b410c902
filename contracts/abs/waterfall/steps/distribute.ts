import type { Name } from '../../deal/deal-text.ts'
import type { FeeSlots } from '../book-layout.ts'
import { getSlots } from '../book-layout.ts'
import {
  type Action,
  copyDistribution,
  type Distribution,
  least,
  type Read,
  Undistributable,
} from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import type { Slot } from '../slots.ts'
import { accrueFee, planFeeAmount } from './accrue.ts'

/** Small shares settle in three or four trials; a fee that has not by then has no solution. */
const TRIALS_MAX = 64

interface PayoutFee {
  readonly name: Name
  readonly slots: FeeSlots
  readonly reserve: Slot
  readonly lapses: boolean
  readonly amount: Read<bigint>
}

/**
 * Plans the waterfall of the state in force. The function returns the distribution that was made,
 * which is a copy where payout fees were solved by trials.
 */
export function planDistribute(
  planning: Planning,
  waterfalls: ReadonlyMap<Name, Action>,
): (d: Distribution) => Distribution {
  const { payoutFees, deal } = planning.loaded
  const fees = payoutFees.map(name => ({
    name,
    slots: getSlots(planning.layout.fees, name),
    reserve: getSlots(planning.layout.payouts, name).reserve,
    lapses: deal.fees![name]!.unpaid === 'lapses',
    amount: planFeeAmount(planning, name),
  }))
  const run: Action = d => waterfalls.get(d.state)!(d)
  return d => {
    if (fees.length > 0 && d.dates.due) return solveFees(d, fees, run)
    run(d)
    return d
  }
}

/**
 * Finds the fees that equal their shares of what is paid below them. Higher fees leave less below,
 * so trials close in from both sides. With whole fen a unit, two sets of amounts may each lead to
 * the other: then the larger ones are set aside, what is paid below follows from them, and the fees
 * are the shares of that, the smaller ones; the differences stay in the accounts.
 */
function solveFees(d: Distribution, fees: readonly PayoutFee[], run: Action): Distribution {
  let before: readonly bigint[] = []
  let guess: readonly bigint[] = fees.map(() => 0n)
  for (let count = 0; count < TRIALS_MAX; count++) {
    const trial = runTrial(d, fees, guess, guess, run)
    const next = fees.map(fee => fee.amount(trial))
    if (same(next, guess)) return trial
    if (same(next, before)) {
      const smaller = next.map((fee, i) => least(fee, guess[i]!))
      const larger = next.map((fee, i) => fee + guess[i]! - smaller[i]!)
      return runTrial(d, fees, smaller, larger, run)
    }
    before = guess
    guess = next
  }
  throw new Undistributable('payout_fee_must_have_a_solution', `fees.${fees[0]!.name}.amount`)
}

/** Runs a trial with these fees; what is set aside beyond them is held back in the account. */
function runTrial(
  d: Distribution,
  fees: readonly PayoutFee[],
  amounts: readonly bigint[],
  setAside: readonly bigint[],
  run: Action,
): Distribution {
  const trial = copyDistribution(d)
  for (const [i, { slots, reserve, lapses }] of fees.entries()) {
    accrueFee(trial, slots, lapses, amounts[i]!)
    trial.book.set(reserve, setAside[i]! - amounts[i]!)
  }
  run(trial)
  return trial
}

function same(a: readonly bigint[], b: readonly bigint[]): boolean {
  return a.length === b.length && a.every((amount, i) => amount === b[i])
}
