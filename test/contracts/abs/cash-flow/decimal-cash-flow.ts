import type { FloatingRate, Loan } from '../../../../contracts/abs/asset.ts'
import type { RateCurve } from '../../../../contracts/abs/assumption/assumptions.ts'
import { addMonths, type BusinessDate, dayNumber } from '../../../../contracts/kernel/date.ts'
import { yearFraction } from '../../../../contracts/kernel/day-count.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'

/** One payment, rounded to whole fen or not at all. */
export interface DecimalFlow {
  readonly due: BusinessDate
  readonly interest: Rate
  readonly principal: Rate
  readonly fee: Rate
  readonly closing: Rate
}

const FACTOR_DIGITS = 18

/**
 * Computes a loan's payments one by one from its contract, in decimals of 40 digits and apart from
 * the engine, which computes in fractions over schedules and tables. Interest and principal go
 * through `round`.
 */
export function decimalCashFlows(
  loan: Loan,
  round: (amount: Rate) => Rate,
  curve: RateCurve = [],
): readonly DecimalFlow[] {
  const flows: DecimalFlow[] = []
  let balance = new Rate(String(loan.balance))
  for (let k = loan.termPeriods - loan.remainingPeriods; k < loan.termPeriods; k++) {
    const [from, due] = [paymentDate(loan, k - 1), paymentDate(loan, k)]
    const annual = annualRate(loan, from, curve)
    const earned = round(accrue(balance.times(annual), loan, from, due))
    const isGrace = loan.product === 'grace' && k < loan.gracePeriods
    if (isGrace) balance = balance.plus(earned)
    const interest = isGrace ? new Rate(0) : earned
    const wanted = scheduledPrincipal(loan, { k, balance, annual, interest, from, due })
    const principal = k === loan.termPeriods - 1 ? balance : Rate.min(round(wanted), balance)
    const charges = loan.product === 'instalment' && !balance.isZero()
    const fee = new Rate(charges ? String(loan.periodFee) : 0)
    balance = balance.minus(principal)
    flows.push({ due, interest, principal, fee, closing: balance })
  }
  return flows
}

function paymentDate(loan: Loan, k: number): BusinessDate {
  return k < 0 ? loan.originationDate : addMonths(loan.firstPaymentDate, k * loan.paymentMonths)
}

/** Divides last: a share of a year cut to 40 digits would miss an amount of whole fen. */
function accrue(aYear: Rate, loan: Loan, from: BusinessDate, due: BusinessDate): Rate {
  const { numerator, denominator } = yearFraction(loan.dayCount, dayNumber(from), dayNumber(due), {
    maturity: dayNumber(loan.maturityDate),
    annual: loan.paymentMonths === 12,
  })
  return aYear.times(numerator).div(denominator)
}

/** The rate in force on the first day of the interest period. */
function annualRate({ rate }: Loan, start: BusinessDate, curve: RateCurve): Rate {
  const reset = rate.kind === 'floating' ? lastReset(rate, start) : null
  if (rate.kind === 'fixed' || reset === null) return new Rate(rate.annual)
  const level = curve.findLast(step => step.from <= reset)!.rate
  const whole = new Rate(level).plus(rate.spread)
  const raised = rate.floor === undefined ? whole : Rate.max(whole, rate.floor)
  return rate.cap === undefined ? raised : Rate.min(raised, rate.cap)
}

function lastReset({ nextReset, resetMonths }: FloatingRate, on: BusinessDate) {
  let last: BusinessDate | null = null
  for (let n = 0; addMonths(nextReset, n * resetMonths) <= on; n++)
    last = addMonths(nextReset, n * resetMonths)
  return last
}

interface Payment {
  readonly k: number
  readonly balance: Rate
  readonly annual: Rate
  readonly interest: Rate
  readonly from: BusinessDate
  readonly due: BusinessDate
}

function scheduledPrincipal(loan: Loan, at: Payment): Rate {
  const left = loan.termPeriods - at.k
  switch (loan.product) {
    case 'bullet':
      return new Rate(0)
    case 'even_principal':
    case 'instalment':
      return at.balance.div(left)
    case 'level':
      return levelPrincipal(loan, at, left)
    case 'balloon':
      return levelPrincipal(loan, at, loan.amortisationPeriods - at.k)
    case 'interest_only':
      if (at.k < loan.interestOnlyPeriods) return new Rate(0)
      return loan.then === 'level' ? levelPrincipal(loan, at, left) : at.balance.div(left)
    case 'schedule':
      return statedPrincipal(loan, at)
    case 'grace':
      if (at.k < loan.gracePeriods) return new Rate(0)
      return loan.then === 'level' ? levelPrincipal(loan, at, left) : at.balance.div(left)
    case 'constant':
      return new Rate(String(loan.payment)).minus(at.interest)
    case 'lease':
      return findRent(loan, at).minus(at.interest)
  }
}

/** The share of the balance that equal payments over the rest of the term redeem first. */
function levelPrincipal({ paymentMonths }: Loan, { balance, annual }: Payment, left: number): Rate {
  if (annual.isZero()) return balance.div(left)
  const rate = annual.times(paymentMonths).div(12)
  const share = rate.div(rate.plus(1).pow(left).minus(1))
  return balance.times(share.toSignificantDigits(FACTOR_DIGITS, Rate.ROUND_HALF_EVEN))
}

/** The rent of the payment: the step that has begun, for each day if the contract says so. */
function findRent(loan: Loan & { product: 'lease' }, { from, due }: Payment): Rate {
  const rent = loan.steps?.findLast(step => step.from <= due)?.rent ?? loan.rent
  return new Rate(String(rent)).times(loan.rentFor === 'day' ? dayNumber(due) - dayNumber(from) : 1)
}

/** What the schedule has after the period's first day and up to its last; all earlier at first. */
function statedPrincipal(loan: Loan & { product: 'schedule' }, { k, from, due }: Payment): Rate {
  const first = k === loan.termPeriods - loan.remainingPeriods
  const falling = loan.principal.filter(each => each.due <= due && (first || each.due > from))
  return new Rate(String(falling.reduce((sum, each) => sum + each.amount, 0n)))
}
