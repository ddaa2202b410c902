import { dayNumber, isBusinessDate } from '../../kernel/date.ts'
import { DAY_COUNTS } from '../../kernel/day-count.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import { parseRate } from '../../kernel/rate.ts'
import type { FloatingRate, Loan, StatedAsset, TradeReceivable } from '../asset.ts'

/** A hundred years of months: more is a mistake of the tape. */
const TERM_PERIODS_MAX = 1200

export type AssetRefusal =
  | 'a_date_must_exist'
  | 'maturity_must_not_precede_origination'
  | 'balance_must_not_be_negative'
  | 'amount_must_not_be_negative'
  | 'overdue_days_must_be_a_whole_number'
  | 'first_payment_must_not_precede_origination'
  | 'term_must_be_from_1_to_1200_periods'
  | 'payments_left_must_not_exceed_the_term'
  | 'payments_must_be_whole_months_apart'
  | 'rate_must_be_a_decimal'
  | 'rate_must_name_its_day_count'
  | 'reset_months_must_be_at_least_1'
  | 'cap_must_not_be_below_the_floor'
  | 'principal_must_add_up_to_the_balance'
  | 'balloon_must_amortise_beyond_its_term'
  | 'interest_only_periods_must_be_within_the_term'
  | 'rent_in_advance_must_start_at_origination'
  | 'grace_must_end_within_the_term'

/**
 * Finds the first duty that an asset does not meet, with the path of its field; null when it meets
 * all.
 */
export function checkAsset(asset: StatedAsset): Refused<AssetRefusal> | null {
  const { originationDate, maturityDate, status } = asset
  for (const name of ['originationDate', 'maturityDate'] as const) {
    if (!isBusinessDate(asset[name])) return refuse('a_date_must_exist', name)
  }
  if (dayNumber(maturityDate) < dayNumber(originationDate)) {
    return refuse('maturity_must_not_precede_origination', 'maturityDate')
  }
  for (const name of ['originalBalance', 'balance'] as const) {
    if (asset[name] < 0n) return refuse('balance_must_not_be_negative', name)
  }
  if (status.kind === 'overdue' && !isCount(status.days, 0)) {
    return refuse('overdue_days_must_be_a_whole_number', 'status.days')
  }
  if ('on' in status && !isBusinessDate(status.on)) {
    return refuse('a_date_must_exist', 'status.on')
  }
  return asset.product === 'receivable' ? checkReceivable(asset) : checkLoan(asset)
}

function checkReceivable(receivable: TradeReceivable): Refused<AssetRefusal> | null {
  for (const name of ['advance', 'fee'] as const) {
    if (receivable[name] < 0n) return refuse('amount_must_not_be_negative', name)
  }
  return null
}

function checkLoan(loan: Loan): Refused<AssetRefusal> | null {
  if (!isBusinessDate(loan.firstPaymentDate)) return refuse('a_date_must_exist', 'firstPaymentDate')
  if (dayNumber(loan.firstPaymentDate) < dayNumber(loan.originationDate)) {
    return refuse('first_payment_must_not_precede_origination', 'firstPaymentDate')
  }
  if (!isCount(loan.termPeriods, 1) || loan.termPeriods > TERM_PERIODS_MAX) {
    return refuse('term_must_be_from_1_to_1200_periods', 'termPeriods')
  }
  if (!isCount(loan.remainingPeriods, 0) || loan.remainingPeriods > loan.termPeriods) {
    return refuse('payments_left_must_not_exceed_the_term', 'remainingPeriods')
  }
  if (!isCount(loan.paymentMonths, 1)) {
    return refuse('payments_must_be_whole_months_apart', 'paymentMonths')
  }
  if (!DAY_COUNTS.includes(loan.dayCount)) return refuse('rate_must_name_its_day_count', 'dayCount')
  return checkRate(loan) ?? checkRepayment(loan)
}

function checkRate({ rate }: Loan): Refused<AssetRefusal> | null {
  const annual = parseRate(rate.annual)
  if (annual === null) return refuse('rate_must_be_a_decimal', 'rate.annual')
  return rate.kind === 'floating' ? checkFloating(rate) : null
}

function checkFloating(rate: FloatingRate): Refused<AssetRefusal> | null {
  for (const name of ['spread', 'cap', 'floor', 'resetCap', 'nextResetCap'] as const) {
    const text = rate[name]
    if (text !== undefined && parseRate(text) === null) {
      return refuse('rate_must_be_a_decimal', `rate.${name}`)
    }
  }
  if (!isBusinessDate(rate.nextReset)) return refuse('a_date_must_exist', 'rate.nextReset')
  if (!isCount(rate.resetMonths, 1)) {
    return refuse('reset_months_must_be_at_least_1', 'rate.resetMonths')
  }
  const { cap, floor } = rate
  const crossed = cap !== undefined && floor !== undefined && parseRate(cap)!.lt(floor)
  return crossed ? refuse('cap_must_not_be_below_the_floor', 'rate.cap') : null
}

function checkRepayment(loan: Loan): Refused<AssetRefusal> | null {
  switch (loan.product) {
    case 'schedule':
      return checkSchedule(loan)
    case 'balloon':
      return isCount(loan.amortisationPeriods, loan.termPeriods)
        ? null
        : refuse('balloon_must_amortise_beyond_its_term', 'amortisationPeriods')
    case 'interest_only':
      return isCount(loan.interestOnlyPeriods, 0) && loan.interestOnlyPeriods <= loan.termPeriods
        ? null
        : refuse('interest_only_periods_must_be_within_the_term', 'interestOnlyPeriods')
    case 'grace':
      return isCount(loan.gracePeriods, 0) && loan.gracePeriods < loan.termPeriods
        ? null
        : refuse('grace_must_end_within_the_term', 'gracePeriods')
    case 'constant':
      return loan.payment < 0n ? refuse('amount_must_not_be_negative', 'payment') : null
    case 'instalment':
      return loan.periodFee < 0n ? refuse('amount_must_not_be_negative', 'periodFee') : null
    case 'lease':
      return checkLease(loan)
    default:
      return null
  }
}

function checkSchedule(loan: Loan & { product: 'schedule' }): Refused<AssetRefusal> | null {
  let total = 0n
  for (const [i, { due, amount }] of loan.principal.entries()) {
    if (!isBusinessDate(due)) return refuse('a_date_must_exist', `principal.${i}.due`)
    if (amount < 0n) return refuse('amount_must_not_be_negative', `principal.${i}.amount`)
    total += amount
  }
  const addsUp = total === loan.balance
  return addsUp ? null : refuse('principal_must_add_up_to_the_balance', 'principal')
}

function checkLease(loan: Loan & { product: 'lease' }): Refused<AssetRefusal> | null {
  for (const name of ['rent', 'residual'] as const) {
    if (loan[name] < 0n) return refuse('amount_must_not_be_negative', name)
  }
  const atOrigination = loan.firstPaymentDate === loan.originationDate
  const consistent = loan.rentPaid === 'arrears' || atOrigination
  return consistent ? null : refuse('rent_in_advance_must_start_at_origination', 'firstPaymentDate')
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least
}
