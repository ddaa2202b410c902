import { Rate } from '../../../kernel/rate.ts'
import { computeYears, rollMoment } from './accrual.ts'
import { computeAnnuityPayment } from './annuity.ts'
import {
  findFirstFixing,
  listFeeMoments,
  listInterestMoments,
  listRedemptionMoments,
} from './events.ts'
import { type Moment, toDayNumber } from './moment.ts'
import type { ActusTerms } from './terms.ts'

/** The state variables between two events. Amounts have the sign of the analyst’s role. */
export interface ActusState {
  readonly at: Moment
  /** The day up to which interest is counted. */
  readonly counted: number
  readonly notional: Rate
  readonly rate: Rate
  readonly accrued: Rate
  /** The amount that interest is counted on. */
  readonly base: Rate
  readonly feeAccrued: Rate
  readonly notionalScaling: Rate
  readonly interestScaling: Rate
  /** The next payment: of principal alone (LAM), or of interest and principal (NAM, ANN). */
  readonly payment: Rate
}

export const ZERO = new Rate(0)

/** Makes the state on the status date: zero before the initial exchange, else as the terms say. */
export function makeInitialState(terms: ActusTerms, maturity: Moment): ActusState {
  const { initialExchangeDate, statusDate, scaling } = terms
  const before: ActusState = {
    at: statusDate,
    counted: toDayNumber(statusDate),
    notional: ZERO,
    rate: ZERO,
    accrued: ZERO,
    base: ZERO,
    feeAccrued: signed(terms, terms.fee?.accrued) ?? ZERO,
    notionalScaling: scaling?.scalesNotional ? scaling.notionalMultiplier : new Rate(1),
    interestScaling: scaling?.scalesInterest ? scaling.interestMultiplier : new Rate(1),
    payment: findPayment(terms, maturity),
  }
  if (initialExchangeDate > statusDate) return before
  const running = makeExchangedState(terms, before)
  const state = {
    ...running,
    accrued: accruedInterest(terms, maturity, running),
    feeAccrued: signed(terms, terms.fee?.accrued) ?? accruedFee(terms, maturity, running),
  }
  const fixing = findFirstFixing(terms)
  const fixed = fixing !== null && fixing.happens <= statusDate
  return fixed ? { ...state, payment: computeAnnuityPayment(terms, maturity, state) } : state
}

/** Gives a stated amount the sign of the analyst's role: terms state amounts without one. */
export function signed({ roleSign }: ActusTerms, amount: Rate | null | undefined): Rate | null {
  return amount?.times(roleSign) ?? null
}

/** Makes the state after the initial exchange. */
export function makeExchangedState(terms: ActusTerms, state: ActusState): ActusState {
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

/**
 * Computes the interest accrued on the status date: as stated, else since the last interest
 * payment.
 */
function accruedInterest(terms: ActusTerms, maturity: Moment, state: ActusState): Rate {
  if (terms.nominalInterestRate === null) return ZERO
  const stated = signed(terms, terms.accruedInterest)
  if (stated !== null) return stated
  const moments = listInterestMoments(terms, maturity).map(([, due]) => due)
  return computeYearsSince(terms, maturity, moments, state).times(state.notional).times(state.rate)
}

/**
 * Computes the fee accrued on the status date: a rate on the notional accrues, an amount does not.
 */
function accruedFee(terms: ActusTerms, maturity: Moment, state: ActusState): Rate {
  if (terms.fee?.basis !== 'N') return ZERO
  const years = computeYearsSince(terms, maturity, listFeeMoments(terms, maturity), state)
  return years.times(state.notional).times(terms.fee.rate)
}

function computeYearsSince(
  terms: ActusTerms,
  maturity: Moment,
  moments: readonly Moment[],
  { at, counted }: ActusState,
): Rate {
  const last = moments.findLast(due => due < at)
  if (last === undefined) return ZERO
  return computeYears(terms, maturity, rollMoment(terms, last).calculated, counted)
}

/** Finds the payment; of LAM, if none is stated, equal parts up to maturity. */
function findPayment(terms: ActusTerms, maturity: Moment): Rate {
  const { contractType, nextPrincipalRedemptionPayment, roleSign, statusDate } = terms
  if (nextPrincipalRedemptionPayment) return nextPrincipalRedemptionPayment.times(roleSign)
  if (contractType !== 'LAM') return ZERO
  const left = listRedemptionMoments(terms, maturity).filter(each => each > statusDate)
  return terms.notionalPrincipal.times(roleSign).div(left.length + 1)
}
