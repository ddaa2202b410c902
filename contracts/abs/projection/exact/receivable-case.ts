import { addMonths, type BusinessDate, dayNumber } from '../../../kernel/date.ts'
import type { Asset, TradeReceivable } from '../../asset.ts'
import type { SlippageDistribution } from '../../assumption/assumptions.ts'
import { countMonthsBegun, hazardRate } from '../../assumption/hazard.ts'
import { add, type Ratio, ratioOf } from '../../ratio.ts'
import { knownHazard } from '../factor.ts'
import type { Run } from '../projection-run.ts'
import { addFrom, type PoolTotals } from '../totals.ts'
import { addRecoveries, recoveredOf } from './recovery.ts'
import { Rounder } from './rounder.ts'

const ON_TIME: SlippageDistribution = [{ days: 0, share: '1' }]

interface Outflow {
  readonly flow: 'diluted' | 'repurchased' | 'defaulted' | 'principal'
  readonly period: number
  readonly amount: bigint
}

/**
 * One face, paid on its due date or late: part is diluted, part defaults (bought back, with
 * recourse), the rest arrives by the slippage shares, its part of the fee with it. The hazard runs
 * from the cut-off to the due date; a due date before the cut-off counts as the cut-off.
 */
export function addReceivable(run: Run, asset: TradeReceivable, totals: PoolTotals): void {
  const rounder = new Rounder(run.conventions.rounding)
  const cutOff = run.grid.dates[0]!
  // biome-ignore lint/complexity/useMathMinMax: these are dates, not numbers
  const due = asset.maturityDate < cutOff ? cutOff : asset.maturityDate
  const dilution = ratioOf(run.assumptions.receivable?.dilution ?? '0')
  const diluted = rounder.product('diluted', asset.balance, dilution)
  const failed = rounder.product('defaulted', asset.balance - diluted, hazardUntil(run, asset, due))
  const period = periodOn(run, dayNumber(due))
  addOutflows(asset, totals, [
    { flow: 'diluted', period, amount: diluted },
    { flow: asset.recourse ? 'repurchased' : 'defaulted', period, amount: failed },
    ...arrivals(run, due, asset.balance - diluted - failed),
  ])
  totals.loanPeriods++
  if (asset.recourse) return
  const recovered = recoveredOf(run.assumptions, rounder, failed)
  addRecoveries(run, failed, recovered, totals, lag =>
    periodOn(run, dayNumber(addMonths(due, lag))),
  )
}

/** What had defaulted before the cut-off: only recoveries, counted from the day of default. */
export function addDefaulted(run: Run, asset: Asset, on: BusinessDate, totals: PoolTotals): void {
  const months = asset.product === 'receivable' ? 1 : asset.paymentMonths
  const recovered = recoveredOf(
    run.assumptions,
    new Rounder(run.conventions.rounding),
    asset.balance,
  )
  totals.openingDefaulted += Number(asset.balance)
  addRecoveries(run, asset.balance, recovered, totals, lag =>
    periodOn(run, dayNumber(addMonths(on, lag * months))),
  )
}

function hazardUntil({ assumptions, grid }: Run, asset: TradeReceivable, due: BusinessDate): Ratio {
  const day = dayNumber(due)
  const days = day - dayNumber(grid.dates[0]!)
  const ageMonths = countMonthsBegun(asset.originationDate, due)
  const period = grid.dates.findLastIndex(date => date <= due)
  const { rate, per } = hazardRate(assumptions.default, { period, ageMonths, day })
  return knownHazard(rate, per === 'year' ? days : 12 * days, 365).exact
}

/** Shares are cut from the whole by running sums, so that the parts add up. */
function arrivals(run: Run, due: BusinessDate, amount: bigint): Outflow[] {
  const slippage = run.assumptions.receivable?.slippage ?? ON_TIME
  let share: Ratio = { num: 0n, den: 1n }
  let arrived = 0n
  return [...slippage]
    .sort((a, b) => a.days - b.days)
    .map(step => {
      share = add(share, ratioOf(step.share))
      const before = arrived
      arrived = (amount * share.num) / share.den
      const period = periodOn(run, dayNumber(due) + step.days)
      return { flow: 'principal', period, amount: arrived - before }
    })
}

function addOutflows(asset: TradeReceivable, totals: PoolTotals, flows: readonly Outflow[]): void {
  let paid = 0n
  const closing = new Float64Array(totals.closing.length).fill(Number(asset.balance))
  totals.opening += Number(asset.balance)
  for (const { flow, period, amount } of flows) {
    addFrom(totals[flow], period, period + 1, Number(amount))
    addFrom(closing, period, closing.length, -Number(amount))
    if (flow !== 'principal') continue
    const fee = feeOn(asset, paid + amount) - feeOn(asset, paid)
    addFrom(totals.fees, period, period + 1, Number(fee))
    paid += amount
  }
  closing.forEach((amount, period) => {
    totals.closing[period]! += amount
  })
}

function feeOn({ fee, balance }: TradeReceivable, paid: bigint): bigint {
  return balance === 0n ? 0n : (fee * paid) / balance
}

/** The collection period a day falls in: the first if before it, none (past the end) if after. */
function periodOn({ collectionDays, periods }: Run, day: number): number {
  const period = collectionDays.findIndex(end => end > day) - 1
  return period === -2 ? periods : Math.max(period, 0)
}
