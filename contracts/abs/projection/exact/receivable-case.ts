import { addMonths, type BusinessDate, dayNumber } from '../../../kernel/date.ts'
import type { StatedAsset, TradeReceivable } from '../../asset.ts'
import type { SlippageDistribution } from '../../assumption/assumptions.ts'
import { countMonthsBegun, findHazardRate, sumTiming } from '../../assumption/hazard.ts'
import { add, parseRatio, type Ratio } from '../../ratio.ts'
import { getHazardFactor } from '../factor.ts'
import type { ProjectionRun } from '../projection-run.ts'
import { addToPeriods, type PoolTotals } from '../totals.ts'
import { addRecoveries, splitRecovery } from './recovery.ts'
import { Rounder } from './rounder.ts'

const ON_TIME: SlippageDistribution = [{ days: 0, share: '1' }]

interface Outflow {
  readonly flow: 'diluted' | 'repurchased' | 'defaulted' | 'principal'
  readonly period: number
  readonly amount: bigint
}

/**
 * Projects a trade receivable: a part of its face is diluted, a part defaults (or is bought back,
 * with recourse), the rest is paid by the slippage shares, with its part of the fee. The hazard
 * runs from the cut-off to the due date; an earlier due date counts as the cut-off.
 */
export function addReceivable(
  run: ProjectionRun,
  asset: TradeReceivable,
  totals: PoolTotals,
): void {
  const rounder = new Rounder(run.conventions.rounding)
  const cutOff = run.grid.dates[0]!
  // biome-ignore lint/complexity/useMathMinMax: these are dates, not numbers
  const due = asset.maturityDate < cutOff ? cutOff : asset.maturityDate
  const dilution = parseRatio(run.assumptions.receivable?.dilution ?? '0')
  const diluted = rounder.product('diluted', asset.balance, dilution)
  const defaulted = rounder.product(
    'defaulted',
    asset.balance - diluted,
    findHazard(run, asset, due),
  )
  const period = findPeriod(run, dayNumber(due))
  addOutflows(asset, totals, [
    { flow: 'diluted', period, amount: diluted },
    { flow: asset.recourse ? 'repurchased' : 'defaulted', period, amount: defaulted },
    ...splitArrivals(run, due, asset.balance - diluted - defaulted),
  ])
  totals.loanPeriods++
  if (asset.recourse) return
  const recovered = splitRecovery(run.assumptions, rounder, defaulted)
  addRecoveries(run, defaulted, recovered, totals, lag =>
    findPeriod(run, dayNumber(addMonths(due, lag))),
  )
}

/** Projects an asset in default at the cut-off: recoveries alone, from its day of default. */
export function addDefaulted(
  run: ProjectionRun,
  asset: StatedAsset,
  on: BusinessDate,
  totals: PoolTotals,
): void {
  const months = asset.product === 'receivable' ? 1 : asset.paymentMonths
  const recovered = splitRecovery(
    run.assumptions,
    new Rounder(run.conventions.rounding),
    asset.balance,
  )
  totals.openingDefaulted += Number(asset.balance)
  addRecoveries(run, asset.balance, recovered, totals, lag =>
    findPeriod(run, dayNumber(addMonths(on, lag * months))),
  )
}

function findHazard(
  { assumptions, grid }: ProjectionRun,
  asset: TradeReceivable,
  due: BusinessDate,
): Ratio {
  const day = dayNumber(due)
  const days = day - dayNumber(grid.dates[0]!)
  const ageMonths = countMonthsBegun(asset.originationDate, due)
  const period = grid.dates.findLastIndex(date => date <= due)
  const { default: defaults } = assumptions
  if (defaults.kind === 'timing') return sumTiming(defaults, -1, period)
  const { rate, per } = findHazardRate(defaults, { period, ageMonths, day })
  return getHazardFactor(rate, per === 'year' ? days : 12 * days, 365).exact
}

/** Splits an amount by the slippage shares; running sums are rounded, so that the parts add up. */
function splitArrivals(run: ProjectionRun, due: BusinessDate, amount: bigint): Outflow[] {
  const slippage = run.assumptions.receivable?.slippage ?? ON_TIME
  let share: Ratio = { num: 0n, den: 1n }
  let arrived = 0n
  return [...slippage]
    .sort((a, b) => a.days - b.days)
    .map(step => {
      share = add(share, parseRatio(step.share))
      const before = arrived
      arrived = (amount * share.num) / share.den
      const period = findPeriod(run, dayNumber(due) + step.days)
      return { flow: 'principal', period, amount: arrived - before }
    })
}

function addOutflows(asset: TradeReceivable, totals: PoolTotals, flows: readonly Outflow[]): void {
  let paid = 0n
  const closing = new Float64Array(totals.closing.length).fill(Number(asset.balance))
  totals.opening += Number(asset.balance)
  for (const { flow, period, amount } of flows) {
    addToPeriods(totals[flow], period, period + 1, Number(amount))
    addToPeriods(closing, period, closing.length, -Number(amount))
    if (flow !== 'principal') continue
    const fee = computeFee(asset, paid + amount) - computeFee(asset, paid)
    addToPeriods(totals.fees, period, period + 1, Number(fee))
    paid += amount
  }
  closing.forEach((amount, period) => {
    totals.closing[period]! += amount
  })
}

function computeFee({ fee, balance }: TradeReceivable, paid: bigint): bigint {
  return balance === 0n ? 0n : (fee * paid) / balance
}

/** Finds the collection period of a day: the first if earlier, one past the end if later. */
function findPeriod({ collectionDays, periods }: ProjectionRun, day: number): number {
  const period = collectionDays.findIndex(end => end > day) - 1
  return period === -2 ? periods : Math.max(period, 0)
}
