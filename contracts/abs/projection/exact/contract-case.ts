import { type Answer, answer } from '../../../kernel/answer.ts'
import { dayNumber } from '../../../kernel/date.ts'
import { refuse } from '../../../kernel/decision.ts'
import type { Loan } from '../../asset.ts'
import type { Rounding } from '../../convention.ts'
import { type Ratio, ZERO } from '../../ratio.ts'
import type { ProjectionRun } from '../projection-run.ts'
import type { PaymentSchedule } from '../schedule.ts'
import type { LoanCase } from './exact-loan.ts'
import { buildCommonCase } from './loan-case.ts'
import { roundToFen } from './rounder.ts'

/** Loans whose principal is stated or computed period by period, not by a factor. */
export type ContractLoan = Extract<Loan, { product: 'schedule' | 'instalment' | 'lease' }>

export function isContractLoan(loan: Loan): loan is ContractLoan {
  return loan.product === 'schedule' || loan.product === 'instalment' || loan.product === 'lease'
}

export type ContractRefusal =
  | 'principal_must_add_up_to_the_balance'
  | 'principal_must_be_due_after_the_cut_off'
  | 'rent_must_cover_the_interest'

/**
 * Builds the case of a loan from what its contract pays without defaults and prepayments, as shares
 * of the balance: under stress the same share of the performing balance is due. Principal stated
 * for a date falls due with the first payment on or after it.
 */
export function buildContractCase(
  run: ProjectionRun,
  at: number,
  loan: ContractLoan,
): Answer<LoanCase, ContractRefusal> {
  const found = findPrincipal(run, at, loan)
  if (!found.ok) return found
  const principal = found.value
  const balances = listBalances(loan.balance, principal)
  const divideByBalance = (amount: bigint, k: number): Ratio => {
    const balance = balances[k] ?? 0n
    return balance > 0n ? { num: amount, den: balance } : ZERO
  }
  const fee = loan.product === 'instalment' ? loan.periodFee : 0n
  return answer({
    ...buildCommonCase(run, at),
    principal: k => divideByBalance(principal[k] ?? 0n, k),
    annuityRate: () => null,
    restarts: () => true,
    fee: fee > 0n ? k => divideByBalance(fee, k) : null,
    stated: {
      fee,
      principal:
        loan.product === 'lease' ? (_, interest) => loan.rent - interest : k => principal[k] ?? 0n,
    },
  })
}

function findPrincipal(
  run: ProjectionRun,
  at: number,
  loan: ContractLoan,
): Answer<bigint[], ContractRefusal> {
  switch (loan.product) {
    case 'schedule':
      return findStatedPrincipal(loan, run.getSchedule(at))
    case 'instalment':
      return answer(
        splitEqually(loan.balance, loan.remainingPeriods, run.conventions.rounding.mode),
      )
    case 'lease':
      return findRentPrincipal(run, at, loan)
  }
}

function findStatedPrincipal(
  { principal, balance }: Extract<Loan, { product: 'schedule' }>,
  { due, payments }: PaymentSchedule,
): Answer<bigint[], ContractRefusal> {
  const sum = principal.reduce((total, { amount }) => total + amount, 0n)
  if (sum !== balance) return refuse('principal_must_add_up_to_the_balance', 'principal')
  const amounts = new Array<bigint>(payments).fill(0n)
  for (const [i, { due: date, amount }] of principal.entries()) {
    const day = dayNumber(date)
    if (day < due[0]!)
      return refuse('principal_must_be_due_after_the_cut_off', `principal.${i}.due`)
    const k = due.findIndex((payment, i) => i > 0 && payment >= day) - 1
    if (k >= 0) amounts[k]! += amount
  }
  return answer(amounts)
}

/** Each payment repays an equal part of what is left, rounded once, as even principal does. */
function splitEqually(balance: bigint, payments: number, mode: Rounding['mode']): bigint[] {
  let left = balance
  return Array.from({ length: payments }, (_, k) => {
    const part = roundToFen(left, BigInt(payments - k), mode)
    left -= part
    return part
  })
}

/** Each rent pays the interest first; the last payment repays all that is left. */
function findRentPrincipal(
  run: ProjectionRun,
  at: number,
  { rent, balance, remainingPeriods }: Extract<Loan, { product: 'lease' }>,
): Answer<bigint[], ContractRefusal> {
  const { mode } = run.conventions.rounding
  const amounts: bigint[] = []
  let left = balance
  for (let k = 0; k < Math.min(remainingPeriods, run.getSchedule(at).payments); k++) {
    const { num, den } = run.getInterestFactor(at, k)
    const principal = rent - roundToFen(left * num, den, mode)
    if (principal < 0n) return refuse('rent_must_cover_the_interest', 'rent')
    const due = k + 1 === remainingPeriods || principal > left ? left : principal
    amounts.push(due)
    left -= due
  }
  return answer(amounts)
}

function listBalances(balance: bigint, principal: readonly bigint[]): bigint[] {
  const balances = [balance]
  for (const amount of principal) balances.push(balances[balances.length - 1]! - amount)
  return balances
}
