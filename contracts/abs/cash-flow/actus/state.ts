import { Rate } from '../../../kernel/rate.ts'
import { rolled, yearsBetween } from './accrual.ts'
import { annuityPayment } from './annuity.ts'
import { feeMoments, firstFixing, interestMoments, redemptionMoments } from './events.ts'
import { dayOf, type Moment } from './moment.ts'
import type { ActusTerms } from './terms.ts'

/** The state variables between two events. Amounts carry the sign of the analyst's role. */
export interface ActusState {
  readonly at: Moment
  /** The day to which interest is counted. */
  readonly counted: number
  readonly notional: Rate
  readonly rate: Rate
  readonly accrued: Rate
  /** What interest is counted on. */
  readonly base: Rate
  readonly feeAccrued: Rate
  readonly notionalScaling: Rate
  readonly interestScaling: Rate
  /** The next payment: of principal alone (LAM), or of interest and principal (NAM, ANN). */
  readonly payment: Rate
}

export const ZERO = new Rate(0)

/** The state on the status date: nothing before the initial exchange, else as the terms say. */
export function initialState(terms: ActusTerms, maturity: Moment): ActusState {
  const { initialExchangeDate, statusDate, scaling } = terms
  const before: ActusState = {
    at: statusDate,
    counted: dayOf(statusDate),
    notional: ZERO,
    rate: ZERO,
    accrued: ZERO,
    base: ZERO,
    feeAccrued: terms.fee?.accrued ?? ZERO,
    notionalScaling: scaling?.scalesNotional ? scaling.notionalMultiplier : new Rate(1),
    interestScaling: scaling?.scalesInterest ? scaling.interestMultiplier : new Rate(1),
    payment: statedPayment(terms, maturity),
  }
  if (initialExchangeDate > statusDate) return before
  const running = exchanged(terms, before)
  const state = {
    ...running,
    accrued: accruedInterest(terms, maturity, running),
    feeAccrued: terms.fee?.accrued ?? accruedFee(terms, maturity, running),
  }
  const fixing = firstFixing(terms)
  const fixed = fixing !== null && fixing.happens <= statusDate
  return fixed ? { ...state, payment: annuityPayment(terms, maturity, state) } : state
}

/** The state that the initial exchange gives. */
export function exchanged(terms: ActusTerms, state: ActusState): ActusState {
  const { roleSign, calculationBase, nominalInterestRate } = terms
  const notional = terms.notionalPrincipal.times(roleSign)
  const stated = calculationBase.kind === 'NT' ? null : calculationBase.amount
  return {
    ...state,
    notional,
    rate: nominalInterestRate ?? ZERO,
    base: stated === null ? notional : stated.times(roleSign),
  }
}

/** As stated, else from the last interest payment before the status date; none if there is none. */
function accruedInterest(terms: ActusTerms, maturity: Moment, state: ActusState): Rate {
  if (terms.nominalInterestRate === null) return ZERO
  if (terms.accruedInterest !== null) return terms.accruedInterest
  const moments = interestMoments(terms, maturity).map(([, due]) => due)
  return yearsSince(terms, maturity, moments, state).times(state.notional).times(state.rate)
}

/** A rate on the notional accrues from the last fee before the status date; an amount does not. */
function accruedFee(terms: ActusTerms, maturity: Moment, state: ActusState): Rate {
  if (terms.fee?.basis !== 'N') return ZERO
  const years = yearsSince(terms, maturity, feeMoments(terms, maturity), state)
  return years.times(state.notional).times(terms.fee.rate)
}

function yearsSince(
  terms: ActusTerms,
  maturity: Moment,
  moments: readonly Moment[],
  { at, counted }: ActusState,
): Rate {
  const last = moments.findLast(due => due < at)
  if (last === undefined) return ZERO
  return yearsBetween(terms, maturity, rolled(terms, last).calculated, counted)
}

/** LAM without a stated payment redeems in equal parts, the last of them at maturity. */
function statedPayment(terms: ActusTerms, maturity: Moment): Rate {
  const { contractType, nextPrincipalRedemptionPayment, roleSign, statusDate } = terms
  if (nextPrincipalRedemptionPayment) return nextPrincipalRedemptionPayment.times(roleSign)
  if (contractType !== 'LAM') return ZERO
  const left = redemptionMoments(terms, maturity).filter(each => each > statusDate)
  return terms.notionalPrincipal.times(roleSign).div(left.length + 1)
}
