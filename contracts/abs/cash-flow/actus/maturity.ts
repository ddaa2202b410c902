import { type Answer, answer } from '../../../kernel/answer.ts'
import { assert } from '../../../kernel/bug.ts'
import { refuse } from '../../../kernel/decision.ts'
import { Rate } from '../../../kernel/rate.ts'
import { computeYears, rollMoment } from './accrual.ts'
import { listMomentsBefore } from './cycle-schedule.ts'
import { addCycles, type Moment } from './moment.ts'
import type { ActusTerms, Recurrence } from './terms.ts'

/** The most payments of a contract: more are a mistake, and would fill the memory. */
export const PAYMENTS_MAX = 20_000

export type MaturityRefusal =
  | 'a_contract_without_maturity_must_state_its_payment'
  | 'the_payment_must_exceed_the_interest'
  | 'a_contract_must_end_within_20000_payments'

/**
 * Finds the maturity (Tmd): as stated; for ANN else the end of amortisation; else the payment that
 * repays the rest, where each payment is reduced by the interest of the first period (not of LAM,
 * which pays interest besides). Of NAM and ANN such a maturity that rolls forward is the later day,
 * and interest runs up to it.
 */
export function findMaturity(terms: ActusTerms): Answer<Moment, MaturityRefusal> {
  const { contractType, maturityDate, amortizationDate } = terms
  const stated = maturityDate ?? (contractType === 'ANN' ? amortizationDate : null)
  if (stated !== null) return answer(stated)
  const redemption = terms.principalRedemption
  const payment = terms.nextPrincipalRedemptionPayment
  if (!redemption?.cycle || payment === null) {
    return refuse('a_contract_without_maturity_must_state_its_payment', 'maturityDate')
  }
  const anchor = findAnchor(terms, redemption)
  const { from, paid } = findLastPayment(terms, anchor, redemption)
  const redeemed = payment.minus(computeFirstInterest(terms, from, redemption))
  if (redeemed.lte(0)) {
    return refuse('the_payment_must_exceed_the_interest', 'nextPrincipalRedemptionPayment')
  }
  const count = terms.notionalPrincipal.div(redeemed).ceil()
  if (count.gt(PAYMENTS_MAX)) {
    return refuse('a_contract_must_end_within_20000_payments', 'nextPrincipalRedemptionPayment')
  }
  const cycles = Math.max(count.toNumber() - (paid ? 0 : 1), 0)
  const end = addCycles(from, redemption.cycle, cycles, terms.endOfMonth)
  return answer(contractType === 'LAM' ? end : Math.max(end, rollMoment(terms, end).happens))
}

/** Finds where a recurrence starts: at its anchor, else one cycle after the initial exchange. */
export function findAnchor(terms: ActusTerms, { anchor, cycle }: Recurrence): Moment {
  if (anchor !== null) return anchor
  assert(cycle !== null, 'a recurrence has an anchor or a cycle')
  return addCycles(terms.initialExchangeDate, cycle, 1, terms.endOfMonth)
}

/** Finds the next payment, or the last one before the status date. */
function findLastPayment(terms: ActusTerms, anchor: Moment, { cycle }: Recurrence) {
  const { statusDate: end, endOfMonth } = terms
  if (anchor >= end) return { from: anchor, paid: false }
  const short = cycle && { ...cycle, stub: 'short' as const }
  return { from: listMomentsBefore({ anchor, cycle: short, end, endOfMonth }).at(-1)!, paid: true }
}

function computeFirstInterest(terms: ActusTerms, from: Moment, { cycle }: Recurrence): Rate {
  if (terms.contractType === 'LAM' || terms.nominalInterestRate === null) return new Rate(0)
  const next = addCycles(from, cycle!, 1, terms.endOfMonth)
  const counted = [from, next].map(each => rollMoment(terms, each).calculated)
  const years = computeYears(terms, next, counted[0]!, counted[1]!)
  return terms.notionalPrincipal.times(terms.nominalInterestRate).times(years)
}
