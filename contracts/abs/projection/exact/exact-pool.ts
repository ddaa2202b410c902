import type { ProjectionRun } from '../projection-run.ts'
import { addToPeriods, type PoolTotals } from '../totals.ts'
import { type LoanCase, type LoanRow, projectLoan } from './exact-loan.ts'
import { buildLoanCase } from './loan-case.ts'
import { addRecoveries } from './recovery.ts'

const ROW_FLOWS = [
  'defaulted',
  'interest',
  'principal',
  'prepaid',
  'capitalised',
  'penalty',
  'fees',
] as const

/** Projects the plain loans one by one in rationals: slower, for every convention. */
export function projectExactly(run: ProjectionRun, totals: PoolTotals): void {
  const { columns } = run
  for (let at = 0; at < columns.count; at++)
    if (!columns.others.has(at)) projectAssetExactly(run, at, totals)
}

/** Projects one plain loan and adds it to the totals. */
export function projectAssetExactly(run: ProjectionRun, at: number, totals: PoolTotals): void {
  addLoan(run, buildLoanCase(run, at), totals)
}

/** Projects one plain loan of the columns. */
export function projectLoanAt(run: ProjectionRun, at: number): Generator<LoanRow, void, void> {
  return projectLoan(buildLoanCase(run, at), run.assumptions, run.conventions)
}

/** Projects a loan and adds its rows to the totals. */
export function addLoan(run: ProjectionRun, loan: LoanCase, totals: PoolTotals): void {
  const { period: periods } = loan.schedule
  let balance = Number(loan.balance)
  let unsummed = 0
  totals.opening += balance
  for (const row of projectLoan(loan, run.assumptions, run.conventions)) {
    const period = periods[row.k]!
    addToPeriods(totals.closing, unsummed, period, balance)
    unsummed = period
    balance = Number(row.closing)
    totals.loanPeriods++
    addRow(run, loan, row, totals)
  }
  addToPeriods(totals.closing, unsummed, run.periods, balance)
}

function addRow(
  run: ProjectionRun,
  { schedule }: LoanCase,
  row: LoanRow,
  totals: PoolTotals,
): void {
  const period = schedule.period[row.k]!
  for (const flow of ROW_FLOWS) totals[flow][period]! += Number(row[flow])
  addRecoveries(run, row.defaulted, row.recovered, totals, lag => schedule.period[row.k + lag])
}
