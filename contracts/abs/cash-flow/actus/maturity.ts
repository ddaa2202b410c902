import { type Answer, answer } from '../../../kernel/answer.ts'
import { assert } from '../../../kernel/bug.ts'
import { refuse } from '../../../kernel/decision.ts'
import { Rate } from '../../../kernel/rate.ts'
import { rolled, yearsBetween } from './accrual.ts'
import { momentsBefore } from './cycle-schedule.ts'
import { afterCycles, type Moment } from './moment.ts'
import type { ActusTerms, Recurrence } from './terms.ts'

/** A contract of more payments than this is refused: it is a mistake, and would fill the memory. */
export const PAYMENTS_MAX = 20_000

export type MaturityRefusal =
  | 'a_contract_without_maturity_must_state_its_payment'
  | 'the_payment_must_exceed_the_interest'
  | 'a_contract_must_end_within_20000_payments'

/**
 * Tmd: as stated; for ANN else the end of amortisation; else the payment that redeems the rest, of
 * what is paid each time less the interest of the first period (LAM pays interest beside it). Of
 * NAM and ANN such a maturity that rolls forward is the later day, and interest runs to it.
 */
export function maturityOf(terms: ActusTerms): Answer<Moment, MaturityRefusal> {
  const { contractType, maturityDate, amortizationDate } = terms
  const stated = maturityDate ?? (contractType === 'ANN' ? amortizationDate : null)
  if (stated !== null) return answer(stated)
  const redemption = terms.principalRedemption
  const payment = terms.nextPrincipalRedemptionPayment
  if (!redemption?.cycle || payment === null) {
    return refuse('a_contract_without_maturity_must_state_its_payment', 'maturityDate')
  }
  const anchor = anchorOf(terms, redemption)
  const { from, paid } = lastPayment(terms, anchor, redemption)
  const redeemed = payment.minus(firstInterest(terms, from, redemption))
  if (redeemed.lte(0)) {
    return refuse('the_payment_must_exceed_the_interest', 'nextPrincipalRedemptionPayment')
  }
  const count = terms.notionalPrincipal.div(redeemed).ceil()
  if (count.gt(PAYMENTS_MAX)) {
    return refuse('a_contract_must_end_within_20000_payments', 'nextPrincipalRedemptionPayment')
  }
  const cycles = Math.max(count.toNumber() - (paid ? 0 : 1), 0)
  const end = afterCycles(from, redemption.cycle, cycles, terms.endOfMonth)
  return answer(contractType === 'LAM' ? end : Math.max(end, rolled(terms, end).happens))
}

/** Where a recurrence starts: its anchor, else one cycle after the initial exchange. */
export function anchorOf(terms: ActusTerms, { anchor, cycle }: Recurrence): Moment {
  if (anchor !== null) return anchor
  assert(cycle !== null, 'a recurrence has an anchor or a cycle')
  return afterCycles(terms.initialExchangeDate, cycle, 1, terms.endOfMonth)
}

/** The first payment to come, or the last one before the status date. */
function lastPayment(terms: ActusTerms, anchor: Moment, { cycle }: Recurrence) {
  const { statusDate: end, endOfMonth } = terms
  if (anchor >= end) return { from: anchor, paid: false }
  const short = cycle && { ...cycle, stub: 'short' as const }
  return { from: momentsBefore({ anchor, cycle: short, end, endOfMonth }).at(-1)!, paid: true }
}

function firstInterest(terms: ActusTerms, from: Moment, { cycle }: Recurrence): Rate {
  if (terms.contractType === 'LAM' || terms.nominalInterestRate === null) return new Rate(0)
  const next = afterCycles(from, cycle!, 1, terms.endOfMonth)
  const counted = [from, next].map(each => rolled(terms, each).calculated)
  const years = yearsBetween(terms, next, counted[0]!, counted[1]!)
  return terms.notionalPrincipal.times(terms.nominalInterestRate).times(years)
}
