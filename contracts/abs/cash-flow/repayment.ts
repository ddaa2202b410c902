import { type BusinessDate, dayNumber } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Loan } from '../asset.ts'

/** Annuity factors reach money with this many significant digits, half-even. */
const FACTOR_DIGITS = 18

/** A payment whose principal is asked for: `k` counts from 0 over the whole life. */
export interface Due {
  readonly k: number
  readonly balance: Rate
  readonly annual: Rate
  readonly interest: Rate
  readonly from: BusinessDate
  readonly due: BusinessDate
}

/** The principal that falls due by the loan's product; the last payment pays the balance anyway. */
export function scheduledPrincipal(loan: Loan, at: Due): Rate {
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
      return givenPrincipal(loan, at)
    case 'lease':
      return new Rate(String(loan.rent)).minus(at.interest)
  }
}

/** Recast each period: the share of the balance that equal payments redeem first, i/((1+i)ⁿ−1). */
function levelPrincipal({ paymentMonths }: Loan, { balance, annual }: Due, left: number): Rate {
  // At a rate of zero, equal parts: divided last, so that a half fen is a half fen.
  if (annual.isZero()) return balance.div(left)
  return balance.times(annuityShare(annual.times(paymentMonths).div(12), left))
}

function annuityShare(periodRate: Rate, payments: number): Rate {
  const grown = periodRate.plus(1).pow(payments).minus(1)
  return periodRate.div(grown).toSignificantDigits(FACTOR_DIGITS, Rate.ROUND_HALF_EVEN)
}

/** What the schedule has after the period's first day and up to its last. */
function givenPrincipal(loan: Loan & { product: 'schedule' }, { k, from, due }: Due): Rate {
  const first = k === loan.termPeriods - loan.remainingPeriods
  const falls = loan.principal.filter(each => {
    const day = dayNumber(each.due)
    return day <= dayNumber(due) && (first || day > dayNumber(from))
  })
  return new Rate(String(falls.reduce((sum, each) => sum + each.amount, 0n)))
}
