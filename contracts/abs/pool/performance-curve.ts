import { type BusinessDate, civil, monthsBetween } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Asset } from '../asset.ts'

/** A member of a cohort: its age counts from `start`, shares are of its `balance` (fen). */
export interface Member {
  readonly id: string
  readonly cohort: string
  readonly start: BusinessDate
  readonly balance: bigint
}

/** What happened to an asset on a day, in whole fen. */
export interface Performance {
  readonly asset: string
  readonly date: BusinessDate
  readonly defaulted: bigint
  readonly recovered: bigint
  readonly prepaid: bigint
}

/** Cumulative shares of a cohort’s balance at the end of each month of age, from month 0. */
export interface PerformanceCurve {
  readonly cohort: string
  readonly balance: bigint
  readonly defaulted: readonly Rate[]
  readonly recovered: readonly Rate[]
  readonly prepaid: readonly Rate[]
}

export const CURVE_MEASURES = ['defaulted', 'recovered', 'prepaid'] as const
export type CurveMeasure = (typeof CURVE_MEASURES)[number]

/** Groups assets into vintages by the month, quarter or year of origination. */
export function vintageMembers(
  assets: readonly Asset[],
  by: 'month' | 'quarter' | 'year',
): readonly Member[] {
  return assets.map(asset => ({
    id: asset.id,
    cohort: findCohort(asset.originationDate, by),
    start: asset.originationDate,
    balance: asset.originalBalance,
  }))
}

/** Makes a static pool: one set of assets, observed from its cut-off date. */
export function staticPoolMembers(
  pool: string,
  assets: readonly Asset[],
  cutOff: BusinessDate,
): readonly Member[] {
  return assets.map(({ id, balance }) => ({ id, cohort: pool, start: cutOff, balance }))
}

/**
 * Computes the curve of each cohort. It ends where the youngest member was last observed; beyond
 * that, shares would mix members that were observed with members not yet old enough. Events before
 * an asset’s start, or of an asset in no cohort, are not counted.
 */
export function performanceCurves(
  members: readonly Member[],
  history: readonly Performance[],
  observedThrough: BusinessDate,
): readonly PerformanceCurve[] {
  const owner = new Map(members.map(m => [m.id, m]))
  const events = Map.groupBy(history, event => owner.get(event.asset)?.cohort ?? null)
  return [...Map.groupBy(members, m => m.cohort)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cohort, own]) => {
      const youngest = own.reduce((latest, m) => (m.start > latest.start ? m : latest))
      const months = Math.max(0, monthsBetween(youngest.start, observedThrough) + 1)
      const balance = own.reduce((sum, m) => sum + m.balance, 0n)
      const sums = (measure: CurveMeasure) => {
        const flow = new Array<bigint>(months).fill(0n)
        for (const event of events.get(cohort) ?? []) {
          const at = monthsBetween(owner.get(event.asset)!.start, event.date)
          if (at >= 0 && at < months) flow[at]! += event[measure]
        }
        return computeCumulativeShares(flow, balance)
      }
      return {
        cohort,
        balance,
        defaulted: sums('defaulted'),
        recovered: sums('recovered'),
        prepaid: sums('prepaid'),
      }
    })
}

/** Averages curves: at each age over the cohorts that reached it, weighted by balance. */
export function averageCurve(
  curves: readonly PerformanceCurve[],
  measure: CurveMeasure,
): readonly Rate[] {
  const oldest = Math.max(0, ...curves.map(c => c[measure].length))
  return Array.from({ length: oldest }, (_, age) => {
    const old = curves.filter(c => c[measure].length > age)
    const balance = old.reduce((sum, c) => sum + c.balance, 0n)
    const amount = old.reduce(
      (sum, c) => sum.plus(c[measure][age]!.times(String(c.balance))),
      new Rate(0),
    )
    return balance === 0n ? new Rate(0) : amount.div(String(balance))
  })
}

/**
 * Develops a young cohort to the oldest age (chain ladder): each month it grows as the older
 * cohorts together grew from the same age. A month that grew from nothing changes nothing.
 */
export function developed(
  curve: PerformanceCurve,
  curves: readonly PerformanceCurve[],
  measure: CurveMeasure,
): readonly Rate[] {
  const grown = [...curve[measure]]
  const oldest = Math.max(0, ...curves.map(c => c[measure].length))
  while (grown.length > 0 && grown.length < oldest) {
    const older = curves.filter(c => c[measure].length > grown.length)
    const amountAt = (age: number) =>
      older.reduce((sum, c) => sum.plus(c[measure][age]!.times(String(c.balance))), new Rate(0))
    const [before, after] = [amountAt(grown.length - 1), amountAt(grown.length)]
    const growth = before.isZero() ? new Rate(1) : after.div(before)
    grown.push(grown.at(-1)!.times(growth))
  }
  return grown
}

function computeCumulativeShares(flow: readonly bigint[], balance: bigint): readonly Rate[] {
  let sum = 0n
  return flow.map(amount => {
    sum += amount
    return balance === 0n ? new Rate(0) : new Rate(String(sum)).div(String(balance))
  })
}

function findCohort(date: BusinessDate, by: 'month' | 'quarter' | 'year'): string {
  const { year, month } = civil(date)
  if (by === 'year') return String(year)
  return by === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : date.slice(0, 7)
}
