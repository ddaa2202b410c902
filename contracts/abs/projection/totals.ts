import { assert } from '../../kernel/bug.ts'
import { assertConserved, type PoolPeriod } from '../pool/pool-period.ts'
import type { Grid } from './schedule.ts'

/** The flows of a pool, summed per collection period in whole fen (doubles). */
export const FLOWS = [
  'capitalised',
  'principal',
  'prepaid',
  'defaulted',
  'diluted',
  'repurchased',
  'interest',
  'penalty',
  'fees',
  'recovered',
  'lost',
  'closing',
] as const
export type PoolFlow = (typeof FLOWS)[number]

export interface PoolTotals extends Readonly<Record<PoolFlow, Float64Array>> {
  /** Performing balance at the cut-off, and what had defaulted before it. */
  opening: number
  openingDefaulted: number
  /** Payments of live loans that were projected: the unit in which speed is measured. */
  loanPeriods: number
  /** How often a double could not decide and the exact product was used. */
  doubts: number
}

export function emptyTotals(periods: number): PoolTotals {
  const flows = Object.fromEntries(FLOWS.map(flow => [flow, new Float64Array(periods)]))
  return {
    ...(flows as Record<PoolFlow, Float64Array>),
    opening: 0,
    openingDefaulted: 0,
    loanPeriods: 0,
    doubts: 0,
  }
}

/** Adds the totals of a part of a pool that was projected by itself. */
export function addTotals(into: PoolTotals, from: PoolTotals): void {
  for (const flow of FLOWS) {
    const sum = into[flow]
    from[flow].forEach((amount, period) => {
      sum[period]! += amount
    })
  }
  into.opening += from.opening
  into.openingDefaulted += from.openingDefaulted
  into.loanPeriods += from.loanPeriods
  into.doubts += from.doubts
}

/** Builds the rows that the waterfall reads; asserts that each conserves both balances. */
export function buildPoolPeriods(totals: PoolTotals, grid: Grid): readonly PoolPeriod[] {
  const rows: PoolPeriod[] = []
  let openingBalance = BigInt(totals.opening)
  let openingDefaulted = BigInt(totals.openingDefaulted)
  for (let period = 0; period < totals.closing.length; period++) {
    const row = buildPoolPeriod(totals, grid, period, openingBalance, openingDefaulted)
    assertConserved(row)
    rows.push(row)
    openingBalance = row.closingBalance
    openingDefaulted = row.closingDefaulted
  }
  return rows
}

function buildPoolPeriod(
  totals: PoolTotals,
  { dates }: Grid,
  period: number,
  openingBalance: bigint,
  openingDefaulted: bigint,
): PoolPeriod {
  const fen = (flow: PoolFlow) => toWholeFen(totals[flow][period]!)
  const recovered = fen('recovered')
  const lost = fen('lost')
  const defaulted = fen('defaulted')
  return {
    period: period + 1,
    from: dates[period]!,
    to: dates[period + 1]!,
    openingBalance,
    purchased: 0n,
    capitalised: fen('capitalised'),
    principal: fen('principal'),
    prepaid: fen('prepaid'),
    defaulted,
    diluted: fen('diluted'),
    repurchased: fen('repurchased'),
    closingBalance: fen('closing'),
    interest: fen('interest'),
    penalty: fen('penalty'),
    fees: fen('fees'),
    openingDefaulted,
    recovered,
    lost,
    closingDefaulted: openingDefaulted + defaulted - recovered - lost,
  }
}

function toWholeFen(amount: number): bigint {
  assert(Number.isSafeInteger(amount), 'a pool total is whole fen below 2^53')
  assert(amount >= 0, 'a pool total is not negative')
  return BigInt(amount)
}

/** Adds an amount to the periods `from` up to `to`, as far as there are any. */
export function addToPeriods(into: Float64Array, from: number, to: number, amount: number): void {
  for (let period = from; period < Math.min(to, into.length); period++) into[period]! += amount
}
