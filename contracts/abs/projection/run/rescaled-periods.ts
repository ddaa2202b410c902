import { assert } from '../../../kernel/bug.ts'
import { assertConserved, type PoolPeriod } from '../../pool/pool-period.ts'
import type { Grid } from '../schedule.ts'
import type { Rescaled } from './rescale.ts'

/**
 * Builds the rows that the waterfall reads from a rescaled scenario. `opening` is the balance of
 * the base in fen. The closing balance is rounded half-up and what left the pool follows from it,
 * so that the rows conserve the pool; like the scenario, a figure may be off by some fen.
 */
export function rescaledPeriods(
  scenario: Rescaled,
  opening: number,
  { dates }: Grid,
): readonly PoolPeriod[] {
  assert(dates.length === scenario.closing.length + 1, 'scenario and grid have the same periods')
  const rows: PoolPeriod[] = []
  let before = { balance: Math.round(opening), defaulted: 0 }
  for (let t = 0; t < scenario.closing.length; t++) {
    const closing = Math.round(scenario.closing[t]!)
    const left = before.balance - closing
    const defaulted = Math.min(left, Math.round(scenario.defaulted[t]!))
    const prepaid = Math.min(left - defaulted, Math.round(scenario.prepaid[t]!))
    const inDefault = before.defaulted + defaulted
    const over = Math.min(inDefault, Math.round(scenario.recovered[t]! + scenario.lost[t]!))
    const recovered = Math.min(over, Math.round(scenario.recovered[t]!))
    const after = { balance: closing, defaulted: inDefault - over }
    const row = {
      ...NOTHING_ELSE,
      period: t + 1,
      from: dates[t]!,
      to: dates[t + 1]!,
      openingBalance: BigInt(before.balance),
      principal: BigInt(left - defaulted - prepaid),
      prepaid: BigInt(prepaid),
      defaulted: BigInt(defaulted),
      closingBalance: BigInt(closing),
      interest: BigInt(Math.round(scenario.interest[t]!)),
      openingDefaulted: BigInt(before.defaulted),
      recovered: BigInt(recovered),
      lost: BigInt(over - recovered),
      closingDefaulted: BigInt(after.defaulted),
    }
    assertConserved(row)
    rows.push(row)
    before = after
  }
  return rows
}

/** The flows that a rescaled pool does not have: they do not shrink with what survives. */
const NOTHING_ELSE = {
  purchased: 0n,
  capitalised: 0n,
  diluted: 0n,
  repurchased: 0n,
  penalty: 0n,
  fees: 0n,
} as const
