import { type Answer, answer } from '../../../kernel/answer.ts'
import type { Calendar } from '../../../kernel/calendar.ts'
import { dateOf } from '../../../kernel/date.ts'
import type { Loan } from '../../asset.ts'
import { NO_STRESS, type RateCurve } from '../../assumption/assumptions.ts'
import type { Conventions } from '../../convention.ts'
import { buildColumns, type ColumnRefusal } from '../columns.ts'
import type { RateRefusal } from '../period-rate.ts'
import { PoolOnGrid } from '../pool-on-grid.ts'
import { ProjectionRun } from '../projection-run.ts'
import { dueDay } from '../schedule.ts'
import { buildContractCase, type ContractRefusal, isContractLoan } from './contract-case.ts'
import type { LoanCase } from './exact-loan.ts'
import { buildLoanCase } from './loan-case.ts'

export interface LoneLoanTerms {
  /** Index levels by the name that a floating rate has for them. */
  readonly curves?: Readonly<Record<string, RateCurve>>
  /** For loans that count B/252. */
  readonly calendar?: Calendar
}

export type LoneLoanRefusal = ColumnRefusal | RateRefusal | ContractRefusal

/**
 * Builds the case of a loan that is in no pool: no assumptions, one collection period for all its
 * payments. Amounts are multiplied by `scale`: with 10^18 they are rounded to 10^-18 fen.
 */
export function buildLoneLoanCase(
  loan: Loan,
  conventions: Conventions,
  { curves = {}, calendar }: LoneLoanTerms,
  scale = 1n,
): Answer<LoanCase, LoneLoanRefusal> {
  const built = buildColumns([loan])
  if (!built.ok) return { ...built, path: built.path.replace(/^assets\.0\.?/, '') }
  const columns = built.value
  const terms = columns.schedules[0]!
  const dates = [dueDay(terms, 0), dueDay(terms, loan.remainingPeriods - 1) + 1].map(dateOf)
  const pool = new PoolOnGrid(columns, { dates, ...(calendar && { calendar }) })
  const run = new ProjectionRun(pool, { ...NO_STRESS, curves }, conventions)
  const refused = run.readRates()
  if (refused) return refused
  const scaled = scaleAmounts(loan, scale)
  const found = isContractLoan(scaled)
    ? buildContractCase(run, 0, scaled)
    : answer(buildLoanCase(run, 0))
  return found.ok ? answer({ ...found.value, balance: scaled.balance }) : found
}

/** Scales a loan's amounts. */
function scaleAmounts(loan: Loan, scale: bigint): Loan {
  const balance = loan.balance * scale
  switch (loan.product) {
    case 'schedule': {
      const principal = loan.principal.map(({ due, amount }) => ({ due, amount: amount * scale }))
      return { ...loan, balance, principal }
    }
    case 'instalment':
      return { ...loan, balance, periodFee: loan.periodFee * scale }
    case 'constant':
      return { ...loan, balance, payment: loan.payment * scale }
    case 'lease':
      return {
        ...loan,
        balance,
        rent: loan.rent * scale,
        residual: loan.residual * scale,
        ...(loan.steps && {
          steps: loan.steps.map(({ from, rent }) => ({ from, rent: rent * scale })),
        }),
      }
    default:
      return { ...loan, balance }
  }
}
