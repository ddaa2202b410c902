import type { Run } from '../projection-run.ts'
import { addFrom, type PoolTotals } from '../totals.ts'
import { exactRows, type LoanCase, type LoanRow } from './exact-loan.ts'
import { loanCase } from './loan-case.ts'
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

/** Projects the plain loans one by one in rationals: slower, and knows every convention. */
export function projectExactly(run: Run, totals: PoolTotals): void {
  const { columns } = run
  for (let at = 0; at < columns.count; at++)
    if (!columns.others.has(at)) addLoan(run, loanCase(run, at), totals)
}

/** The rows of one plain loan, by the reference. */
export function loanRows(run: Run, at: number): Generator<LoanRow, void, void> {
  return exactRows(loanCase(run, at), run.assumptions, run.conventions)
}

export function addLoan(run: Run, loan: LoanCase, totals: PoolTotals): void {
  const { periodOf } = loan.schedule
  let balance = Number(loan.balance)
  let unsummed = 0
  totals.opening += balance
  for (const row of exactRows(loan, run.assumptions, run.conventions)) {
    const period = periodOf[row.k]!
    addFrom(totals.closing, unsummed, period, balance)
    unsummed = period
    balance = Number(row.closing)
    totals.loanPeriods++
    addRow(run, loan, row, totals)
  }
  addFrom(totals.closing, unsummed, run.periods, balance)
}

function addRow(run: Run, { schedule }: LoanCase, row: LoanRow, totals: PoolTotals): void {
  const period = schedule.periodOf[row.k]!
  for (const flow of ROW_FLOWS) totals[flow][period]! += Number(row[flow])
  addRecoveries(run, row.defaulted, row.recovered, totals, lag => schedule.periodOf[row.k + lag])
}
