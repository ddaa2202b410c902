import type { Name } from '../../deal/deal-text.ts'
import type { FeePlaces } from '../book-layout.ts'
import {
  type Act,
  copyOf,
  type Distribution,
  least,
  type Read,
  Undistributable,
} from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import { placeOf } from '../plan/quantities.ts'
import type { Slot } from '../slots.ts'
import { accrueFee, feeAmount } from './accrue.ts'

/** Small shares settle in three or four trials; fees that have not by now are no small shares. */
const TRIALS_MAX = 64

interface PayoutFee {
  readonly name: Name
  readonly place: FeePlaces
  readonly reserve: Slot
  readonly lapses: boolean
  readonly amount: Read<bigint>
}

/**
 * Runs the waterfall of the state that rules, and answers with what it did; payout fees are solved
 * on trial copies.
 */
export function planDistribute(
  planning: Planning,
  waterfalls: ReadonlyMap<Name, Act>,
): (d: Distribution) => Distribution {
  const { payoutFees, deal } = planning.loaded
  const fees = payoutFees.map(name => ({
    name,
    place: placeOf(planning.places.fees, name),
    reserve: placeOf(planning.places.payouts, name).reserve,
    lapses: deal.fees![name]!.unpaid === 'lapses',
    amount: feeAmount(planning, name),
  }))
  const run: Act = d => waterfalls.get(d.state)!(d)
  return d => {
    if (fees.length > 0 && d.dates.due) return solved(d, fees, run)
    run(d)
    return d
  }
}

/**
 * The fees that equal their shares of what is paid below once they are paid. Higher fees leave less
 * below, so trials close in from both sides. Whole fen a unit can leave two sets of amounts that
 * answer each other: then the larger ones are set aside, what is paid below follows from them, and
 * the shares of that, the smaller ones, are the fees; the differences stay in the accounts.
 */
function solved(d: Distribution, fees: readonly PayoutFee[], run: Act): Distribution {
  let before: readonly bigint[] = []
  let guess: readonly bigint[] = fees.map(() => 0n)
  for (let count = 0; count < TRIALS_MAX; count++) {
    const trial = tried(d, fees, guess, guess, run)
    const next = fees.map(fee => fee.amount(trial))
    if (same(next, guess)) return trial
    if (same(next, before)) {
      const smaller = next.map((fee, i) => least(fee, guess[i]!))
      const larger = next.map((fee, i) => fee + guess[i]! - smaller[i]!)
      return tried(d, fees, smaller, larger, run)
    }
    before = guess
    guess = next
  }
  throw new Undistributable('payout_fee_must_have_a_solution', `fees.${fees[0]!.name}.amount`)
}

/** A run with these fees; what is set aside beyond them is held back where they are paid. */
function tried(
  d: Distribution,
  fees: readonly PayoutFee[],
  amounts: readonly bigint[],
  setAside: readonly bigint[],
  run: Act,
): Distribution {
  const trial = copyOf(d)
  for (const [i, { place, reserve, lapses }] of fees.entries()) {
    accrueFee(trial, place, lapses, amounts[i]!)
    trial.book.set(reserve, setAside[i]! - amounts[i]!)
  }
  run(trial)
  return trial
}

function same(a: readonly bigint[], b: readonly bigint[]): boolean {
  return a.length === b.length && a.every((amount, i) => amount === b[i])
}
