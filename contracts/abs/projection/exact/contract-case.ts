import { type Answer, answer } from '../../../kernel/answer.ts'
import { dayNumber } from '../../../kernel/date.ts'
import { refuse } from '../../../kernel/decision.ts'
import type { Loan } from '../../asset.ts'
import type { Rounding } from '../../convention.ts'
import { type Ratio, ZERO } from '../../ratio.ts'
import { findSegment } from '../period-rate.ts'
import type { ProjectionRun } from '../projection-run.ts'
import type { PaymentSchedule } from '../schedule.ts'
import type { LoanCase } from './exact-loan.ts'
import { buildCommonCase } from './loan-case.ts'
import { roundToFen } from './rounder.ts'

/** Loans whose principal is stated or computed period by period, not by a factor. */
export type ContractLoan = Extract<
  Loan,
  { product: 'schedule' | 'instalment' | 'lease' | 'constant' | 'grace' }
>

const CONTRACTS: readonly string[] = ['schedule', 'instalment', 'lease', 'constant', 'grace']

export function isContractLoan(loan: Loan): loan is ContractLoan {
  return CONTRACTS.includes(loan.product)
}

export type ContractRefusal =
  | 'principal_must_add_up_to_the_balance'
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
  if (loan.product === 'grace') return answer(buildGraceCase(run, at, loan))
  const found = findPrincipal(run, at, loan)
  if (!found.ok) return found
  const principal = found.value
  const balances = listBalances(loan.balance, principal)
  const divideByBalance = (amount: bigint, k: number): Ratio => {
    const balance = balances[k] ?? 0n
    return balance > 0n ? { num: amount, den: balance } : ZERO
  }
  const fee = loan.product === 'instalment' ? loan.periodFee : 0n
  const rents = loan.product === 'lease' || loan.product === 'constant'
  return answer({
    ...buildCommonCase(run, at),
    principal: k => divideByBalance(principal[k] ?? 0n, k),
    annuityRate: () => null,
    restarts: () => true,
    fee: fee > 0n ? k => divideByBalance(fee, k) : null,
    grace: 0,
    stated: {
      fee,
      principal: rents
        ? (k, interest) => findRent(loan, run.getSchedule(at), k) - interest
        : k => principal[k] ?? 0n,
    },
  })
}

/** A loan that pays nothing at first and capitalises its interest, then amortises what is owed. */
function buildGraceCase(
  run: ProjectionRun,
  at: number,
  loan: Extract<Loan, { product: 'grace' }>,
): LoanCase {
  const common = buildCommonCase(run, at)
  const path = run.getRatePath(at)
  const nominal = (k: number) => path.rates[findSegment(path, k)]!.nominal
  const left = (k: number) => Math.max(common.remaining - k, 1)
  const grace = Math.max(0, loan.gracePeriods - common.elapsed)
  const level = loan.then === 'level'
  return {
    ...common,
    grace,
    principal: k =>
      level ? run.getAnnuityFactors(nominal(k))(left(k)) : { num: 1n, den: BigInt(left(k)) },
    annuityRate: k => (level ? nominal(k) : null),
    restarts: k => k === grace || (level && path.starts.includes(k)),
    fee: null,
    stated: null,
  }
}

function findPrincipal(
  run: ProjectionRun,
  at: number,
  loan: Exclude<ContractLoan, { product: 'grace' }>,
): Answer<bigint[], ContractRefusal> {
  switch (loan.product) {
    case 'schedule':
      return findStatedPrincipal(loan, run.getSchedule(at))
    case 'instalment':
      return answer(
        splitEqually(loan.balance, loan.remainingPeriods, run.conventions.rounding.mode),
      )
    case 'lease':
    case 'constant':
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
  for (const { due: date, amount } of principal) {
    const day = dayNumber(date)
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

type RentLoan = Extract<Loan, { product: 'lease' | 'constant' }>

/** Finds the payment that the contract states: the rent in force, for each day if it says so. */
function findRent(loan: Loan, { due }: PaymentSchedule, k: number): bigint {
  if (loan.product === 'constant') return loan.payment
  if (loan.product !== 'lease') return 0n
  const day = due[k + 1]!
  const step = loan.steps?.findLast(({ from }) => dayNumber(from) <= day)
  const rent = step?.rent ?? loan.rent
  return loan.rentFor === 'day' ? rent * BigInt(day - due[k]!) : rent
}

/** Each rent pays the interest first; the last payment repays all that is left. */
function findRentPrincipal(
  run: ProjectionRun,
  at: number,
  loan: RentLoan,
): Answer<bigint[], ContractRefusal> {
  const { mode } = run.conventions.rounding
  const schedule = run.getSchedule(at)
  const amounts: bigint[] = []
  let left = loan.balance
  for (let k = 0; k < Math.min(loan.remainingPeriods, schedule.payments); k++) {
    const { num, den } = run.getInterestFactor(at, k)
    const principal = findRent(loan, schedule, k) - roundToFen(left * num, den, mode)
    const field = loan.product === 'lease' ? 'rent' : 'payment'
    if (principal < 0n) return refuse('rent_must_cover_the_interest', field)
    const due = k + 1 === loan.remainingPeriods || principal > left ? left : principal
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
