import { type Answer, answer } from '../../kernel/answer.ts'
import { assert } from '../../kernel/bug.ts'
import { type Calendar, type Roll, rollDate } from '../../kernel/calendar.ts'
import { addMonths, type BusinessDate, dayNumber } from '../../kernel/date.ts'
import { yearFraction } from '../../kernel/day-count.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Loan } from '../asset.ts'
import { type AssetRefusal, checkAsset } from './check-asset.ts'
import { type RateCurves, type RateRefusal, rateOn } from './loan-rate.ts'
import { scheduledPrincipal } from './repayment.ts'

/** One payment as the contract has it: amounts in fen, exact (`Rate`) or whole (`bigint`). */
export interface CashFlow<Amount> {
  readonly due: BusinessDate
  /** The due date rolled to a business day; interest is counted to `due`. */
  readonly paid: BusinessDate
  readonly opening: Amount
  readonly interest: Amount
  readonly principal: Amount
  readonly fee: Amount
  readonly closing: Amount
}

export interface CashFlowTerms {
  readonly curves?: RateCurves
  /** Payment dates roll by it; B/252 counts by it. */
  readonly calendar?: Calendar
  readonly roll?: Roll
}

export type CashFlowRefusal =
  | AssetRefusal
  | RateRefusal
  | 'loan_in_b_252_must_have_a_calendar'
  | 'rent_must_cover_the_interest'
  | 'rate_must_not_be_negative_without_a_floor'

/** The unrounded layer: what is still due, nothing rounded, nothing defaulting or prepaid. */
export function cashFlowsUnrounded(
  loan: Loan,
  terms: CashFlowTerms = {},
): Answer<CashFlow<Rate>[], CashFlowRefusal> {
  return cashFlows(loan, terms, amount => amount)
}

/** Whole fen: interest and principal each rounded once, a half away from zero. */
export function cashFlowsHalfUp(loan: Loan, terms: CashFlowTerms = {}) {
  return inFen(cashFlows(loan, terms, amount => amount.toDecimalPlaces(0, Rate.ROUND_HALF_UP)))
}

/** Whole fen: interest and principal each rounded once, a half to the even fen. */
export function cashFlowsHalfEven(loan: Loan, terms: CashFlowTerms = {}) {
  return inFen(cashFlows(loan, terms, amount => amount.toDecimalPlaces(0, Rate.ROUND_HALF_EVEN)))
}

/** Whole fen: interest and principal each rounded down. */
export function cashFlowsFloor(loan: Loan, terms: CashFlowTerms = {}) {
  return inFen(cashFlows(loan, terms, amount => amount.floor()))
}

type Rounding = (amount: Rate) => Rate

function cashFlows(
  loan: Loan,
  terms: CashFlowTerms,
  round: Rounding,
): Answer<CashFlow<Rate>[], CashFlowRefusal> {
  const refused = checkAsset(loan)
  if (refused) return refused
  const rate = rateOn(loan.rate, terms.curves ?? {})
  if (!rate.ok) return rate
  if (loan.dayCount === 'B/252' && !terms.calendar) {
    return refuse('loan_in_b_252_must_have_a_calendar', 'dayCount')
  }
  if (loan.status.kind === 'defaulted') return answer([])
  const flows: CashFlow<Rate>[] = []
  let balance = new Rate(String(loan.balance))
  for (let k = loan.termPeriods - loan.remainingPeriods; k < loan.termPeriods; k++) {
    const annual = rate.value(paymentDate(loan, k - 1))
    if (annual.isNegative() && loan.rate.kind === 'floating')
      return refuse('rate_must_not_be_negative_without_a_floor', `curves.${loan.rate.index}`)
    const flow = payment(loan, terms, { k, balance, annual, round })
    if (flow.principal.isNegative()) return refuse('rent_must_cover_the_interest', 'rent')
    flows.push(flow)
    balance = flow.closing
  }
  assert(balance.isZero() || flows.length === 0, 'the last payment pays the balance')
  return answer(flows)
}

interface PaymentState {
  readonly k: number
  readonly balance: Rate
  readonly annual: Rate
  readonly round: Rounding
}

function payment(loan: Loan, terms: CashFlowTerms, state: PaymentState): CashFlow<Rate> {
  const { k, balance, annual, round } = state
  const [from, due] = [paymentDate(loan, k - 1), paymentDate(loan, k)]
  const interest = round(interestOf(loan, terms, { balance, annual, from, due }))
  const last = k === loan.termPeriods - 1
  const wanted = scheduledPrincipal(loan, { k, balance, annual, interest, from, due })
  const principal = last ? balance : Rate.min(round(wanted), balance)
  const { calendar, roll } = terms
  return {
    due,
    paid: calendar && roll ? rollDate(calendar, due, roll) : due,
    opening: balance,
    interest,
    principal,
    fee: new Rate(loan.product === 'instalment' && !balance.isZero() ? String(loan.periodFee) : 0),
    closing: balance.minus(principal),
  }
}

/** Payment `k` of the whole life, from 0; interest accrues from origination before the first. */
function paymentDate(loan: Loan, k: number): BusinessDate {
  return k < 0 ? loan.originationDate : addMonths(loan.firstPaymentDate, k * loan.paymentMonths)
}

interface InterestPeriod {
  readonly balance: Rate
  readonly annual: Rate
  readonly from: BusinessDate
  readonly due: BusinessDate
}

/** Multiplied before it is divided, so that a half fen is a half fen. */
function interestOf(loan: Loan, { calendar }: CashFlowTerms, period: InterestPeriod): Rate {
  const { balance, annual, from, due } = period
  const { numerator, denominator } = yearFraction(loan.dayCount, dayNumber(from), dayNumber(due), {
    maturity: dayNumber(loan.maturityDate),
    annual: loan.paymentMonths === 12,
    ...(calendar && { calendar }),
  })
  return balance.times(annual).times(numerator).div(denominator)
}

function inFen(
  flows: Answer<CashFlow<Rate>[], CashFlowRefusal>,
): Answer<CashFlow<bigint>[], CashFlowRefusal> {
  const whole = (amount: Rate) => BigInt(amount.toFixed(0))
  if (!flows.ok) return flows
  return answer(
    flows.value.map(flow => ({
      ...flow,
      opening: whole(flow.opening),
      interest: whole(flow.interest),
      principal: whole(flow.principal),
      fee: whole(flow.fee),
      closing: whole(flow.closing),
    })),
  )
}
