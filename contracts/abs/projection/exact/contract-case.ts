import { dayNumber } from '../../../kernel/date.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import type { Loan } from '../../asset.ts'
import type { Rounding } from '../../convention.ts'
import { type Ratio, ZERO } from '../../ratio.ts'
import type { Run } from '../projection-run.ts'
import type { Schedule } from '../schedule.ts'
import type { LoanCase } from './exact-loan.ts'
import { commonCase } from './loan-case.ts'
import { wholeOf } from './rounder.ts'

/** Loans whose principal is stated or found period by period, not by a factor. */
export type ContractLoan = Extract<Loan, { product: 'schedule' | 'instalment' | 'lease' }>

export function isContractLoan(loan: Loan): loan is ContractLoan {
  return loan.product === 'schedule' || loan.product === 'instalment' || loan.product === 'lease'
}

export type ContractRefusal =
  | 'principal_must_add_up_to_the_balance'
  | 'principal_must_be_due_after_the_cut_off'
  | 'rent_must_cover_the_interest'

/**
 * What the contract pays if nobody defaults or prepays, as shares of the balance before it: under
 * stress the same share of what performs is due. A stated principal belongs to the first payment on
 * or after its date.
 */
export function contractCase(
  run: Run,
  at: number,
  loan: ContractLoan,
): LoanCase | Refused<ContractRefusal> {
  const principal = contractPrincipal(run, at, loan)
  if (!Array.isArray(principal)) return principal
  const balances = balancesBefore(loan.balance, principal)
  const shareOf = (amount: bigint, k: number): Ratio => {
    const balance = balances[k] ?? 0n
    return balance > 0n ? { num: amount, den: balance } : ZERO
  }
  const fee = loan.product === 'instalment' ? loan.periodFee : 0n
  return {
    ...commonCase(run, at),
    principal: k => shareOf(principal[k] ?? 0n, k),
    annuityRate: () => null,
    restarts: () => true,
    fee: fee > 0n ? k => shareOf(fee, k) : null,
  }
}

function contractPrincipal(
  run: Run,
  at: number,
  loan: ContractLoan,
): bigint[] | Refused<ContractRefusal> {
  switch (loan.product) {
    case 'schedule':
      return stated(loan, run.scheduleOf(at))
    case 'instalment':
      return equal(loan.balance, loan.remainingPeriods, run.conventions.rounding.mode)
    case 'lease':
      return rented(run, at, loan)
  }
}

function stated(
  { principal, balance }: Extract<Loan, { product: 'schedule' }>,
  { due, payments }: Schedule,
): bigint[] | Refused<ContractRefusal> {
  const sum = principal.reduce((total, { amount }) => total + amount, 0n)
  if (sum !== balance) return refuse('principal_must_add_up_to_the_balance', 'principal')
  const amounts = new Array<bigint>(payments).fill(0n)
  for (const [i, { due: date, amount }] of principal.entries()) {
    const day = dayNumber(date)
    if (day < due[0]!)
      return refuse('principal_must_be_due_after_the_cut_off', `principal.${i}.due`)
    const k = due.findIndex((payment, place) => place > 0 && payment >= day) - 1
    if (k >= 0) amounts[k]! += amount
  }
  return amounts
}

/** Each payment redeems its equal part of what is left, rounded once: as even principal does. */
function equal(balance: bigint, payments: number, mode: Rounding['mode']): bigint[] {
  let left = balance
  return Array.from({ length: payments }, (_, k) => {
    const part = wholeOf(left, BigInt(payments - k), mode)
    left -= part
    return part
  })
}

/** Each rent pays its interest first; the last payment pays all that is left, the residual too. */
function rented(
  run: Run,
  at: number,
  { rent, balance, remainingPeriods }: Extract<Loan, { product: 'lease' }>,
): bigint[] | Refused<ContractRefusal> {
  const { mode } = run.conventions.rounding
  const amounts: bigint[] = []
  let left = balance
  for (let k = 0; k < Math.min(remainingPeriods, run.scheduleOf(at).payments); k++) {
    const { num, den } = run.interestFactor(at, k)
    const principal = rent - wholeOf(left * num, den, mode)
    if (principal < 0n) return refuse('rent_must_cover_the_interest', 'rent')
    const due = k + 1 === remainingPeriods || principal > left ? left : principal
    amounts.push(due)
    left -= due
  }
  return amounts
}

function balancesBefore(balance: bigint, principal: readonly bigint[]): bigint[] {
  const balances = [balance]
  for (const amount of principal) balances.push(balances[balances.length - 1]! - amount)
  return balances
}
