import { assert } from '../../kernel/bug.ts'
import { assertConserved, type PoolPeriod } from '../pool/pool-period.ts'
import type { Grid } from './schedule.ts'

/** What a pool's periods are summed in: whole fen in doubles, one place per collection period. */
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
export type Flow = (typeof FLOWS)[number]

export interface PoolTotals extends Readonly<Record<Flow, Float64Array>> {
  /** Performing balance at the cut-off, and what had defaulted before it. */
  opening: number
  openingDefaulted: number
  /** Payments of live loans that were projected: what speed is measured in. */
  loanPeriods: number
  /** How often doubles could not decide and the exact product was taken. */
  doubts: number
}

export function emptyTotals(periods: number): PoolTotals {
  const flows = Object.fromEntries(FLOWS.map(flow => [flow, new Float64Array(periods)]))
  return {
    ...(flows as Record<Flow, Float64Array>),
    opening: 0,
    openingDefaulted: 0,
    loanPeriods: 0,
    doubts: 0,
  }
}

/** Parts of one pool, projected apart, are one pool again. */
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

/**
 * The rows the waterfall reads; each is asserted to conserve the pool and the defaulted balance.
 */
export function poolPeriods(totals: PoolTotals, grid: Grid): readonly PoolPeriod[] {
  const rows: PoolPeriod[] = []
  let openingBalance = BigInt(totals.opening)
  let openingDefaulted = BigInt(totals.openingDefaulted)
  for (let period = 0; period < totals.closing.length; period++) {
    const row = poolPeriod(totals, grid, period, openingBalance, openingDefaulted)
    assertConserved(row)
    rows.push(row)
    openingBalance = row.closingBalance
    openingDefaulted = row.closingDefaulted
  }
  return rows
}

function poolPeriod(
  totals: PoolTotals,
  { dates }: Grid,
  period: number,
  openingBalance: bigint,
  openingDefaulted: bigint,
): PoolPeriod {
  const fen = (flow: Flow) => wholeFen(totals[flow][period]!)
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

function wholeFen(amount: number): bigint {
  assert(Number.isSafeInteger(amount), 'a pool total is whole fen below 2^53')
  assert(amount >= 0, 'a pool total is not negative')
  return BigInt(amount)
}

/** Adds to periods `from` to `to`, excluded, as far as there are any. */
export function addFrom(into: Float64Array, from: number, to: number, amount: number): void {
  for (let period = from; period < Math.min(to, into.length); period++) into[period]! += amount
}
