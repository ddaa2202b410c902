import { assert } from '../../../kernel/bug.ts'
import { Rate } from '../../../kernel/rate.ts'
import { computeYears, rollMoment } from './accrual.ts'
import { computeAnnuityPayment } from './annuity.ts'
import { findFirstFixing, type ScheduledEvent } from './events.ts'
import type { Moment } from './moment.ts'
import { type ActusState, makeExchangedState, signed, ZERO } from './state.ts'
import { type ActusTerms, type Observed, observe } from './terms.ts'

/** A contract: what events need besides the state. */
export interface Contract {
  readonly terms: ActusTerms
  readonly maturity: Moment
  readonly observed: Observed
}

/** The outcome of an event (POF and STF): the payoff, and the state after it. */
export interface Outcome {
  readonly payoff: Rate
  readonly state: ActusState
}

/** Applies an event: interest and fee accrue up to it, then its type decides. */
export function applyEvent(contract: Contract, before: ActusState, event: ScheduledEvent): Outcome {
  const state = accrued(contract, before, event)
  const { terms } = contract
  switch (event.type) {
    case 'IED':
      return initialExchange(contract, state)
    case 'FP':
      return { payoff: feeDue(terms, state), state: { ...state, feeAccrued: ZERO } }
    case 'PR':
      return redeem(terms, state, redemption(terms, state), state.notionalScaling)
    case 'PP':
      return redeem(terms, state, prepaid(contract, event), new Rate(1))
    case 'PY':
      return { payoff: penalty(contract, before, event), state }
    case 'IP':
      return paid(state.accrued.times(state.interestScaling), { ...state, accrued: ZERO })
    case 'IPCI':
      return paid(ZERO, rebased(terms, { ...state, accrued: ZERO }, state.accrued))
    case 'RRF':
      return paid(ZERO, { ...state, rate: terms.rateReset!.nextRate! })
    case 'RR':
      return paid(ZERO, { ...state, rate: resetRate(contract, state) })
    case 'PRF':
      return paid(ZERO, {
        ...state,
        payment: computeAnnuityPayment(terms, contract.maturity, state),
      })
    case 'PRD':
      return paid(terms.purchase!.price.plus(state.accrued).times(-terms.roleSign), state)
    case 'TD':
      return paid(terms.termination!.price.plus(state.accrued).times(terms.roleSign), ended(state))
    case 'SC':
      return paid(ZERO, rescaled(contract, state))
    case 'IPCB':
      return paid(ZERO, { ...state, base: state.notional })
    case 'MD':
      return paid(state.notional.times(state.notionalScaling), ended(state))
  }
}

function paid(payoff: Rate, state: ActusState): Outcome {
  return { payoff, state }
}

function accrued(
  { terms, maturity }: Contract,
  state: ActusState,
  { due, counted }: ScheduledEvent,
): ActusState {
  const years = computeYears(terms, maturity, state.counted, counted)
  const fee = terms.fee?.basis === 'N' ? terms.fee.rate : ZERO
  return {
    ...state,
    at: due,
    counted,
    accrued: state.accrued.plus(years.times(state.rate).times(state.base)),
    feeAccrued: state.feeAccrued.plus(years.times(fee).times(state.notional)),
  }
}

/** Applies the initial exchange; interest may have accrued since an anchor before it. */
function initialExchange({ terms, maturity }: Contract, state: ActusState): Outcome {
  const price = terms.notionalPrincipal.plus(terms.premiumDiscountAtIED)
  const next = makeExchangedState(terms, state)
  const anchor = terms.interestPayment?.anchor ?? null
  const since = anchor === null ? state.counted : rollMoment(terms, anchor).calculated
  const years = computeYears(terms, maturity, since, state.counted)
  const interest =
    signed(terms, terms.accruedInterest) ?? years.times(next.notional).times(next.rate)
  const exchanged = { ...next, accrued: interest }
  const payment = findPaymentFromExchange({ terms, maturity }, exchanged)
  return { payoff: price.times(-terms.roleSign), state: { ...exchanged, payment } }
}

/**
 * Finds the payment after the initial exchange. Where an annuity's payment would be fixed before
 * it, when nothing is owed yet, it is fixed from what is exchanged; a redemption on the day of the
 * exchange is one of the payments.
 */
function findPaymentFromExchange(
  { terms, maturity }: Pick<Contract, 'terms' | 'maturity'>,
  state: ActusState,
): Rate {
  const fixing = findFirstFixing(terms)
  const early = fixing !== null && fixing.happens < terms.initialExchangeDate
  if (!early) return state.payment
  return computeAnnuityPayment(terms, maturity, { ...state, at: state.at - 1 })
}

function feeDue({ fee, roleSign }: ActusTerms, state: ActusState): Rate {
  assert(fee !== null, 'a fee falls due only where there is one')
  return fee.basis === 'A' ? fee.rate.times(roleSign) : state.feeAccrued
}

/** Computes the scheduled principal; of NAM and ANN it is the payment less the interest. */
function redemption({ contractType }: ActusTerms, state: ActusState): Rate {
  return contractType === 'LAM' ? state.payment : state.payment.minus(state.accrued)
}

/** Redeems an amount, at most what is outstanding. */
function redeem(terms: ActusTerms, state: ActusState, wanted: Rate, scaling: Rate): Outcome {
  const sign = terms.roleSign
  const amount = Rate.min(wanted.times(sign), state.notional.times(sign)).times(sign)
  return { payoff: amount.times(scaling), state: rebased(terms, state, amount.neg()) }
}

/** Changes the notional, and with it a calculation base that follows it. */
function rebased(terms: ActusTerms, state: ActusState, change: Rate): ActusState {
  const notional = state.notional.plus(change)
  const follows = terms.contractType === 'PAM' || terms.calculationBase.kind !== 'NTL'
  return { ...state, notional, base: follows ? notional : state.base }
}

/**
 * Finds the amount prepaid: an observed payoff has the analyst’s sign, a model’s amount has none.
 */
function prepaid({ terms, observed }: Contract, event: ScheduledEvent): Rate {
  const model = terms.prepayment?.model
  const seen = event.amount?.times(terms.roleSign)
  const amount = seen ?? (model ? observe(observed, model.index, event.due) : null)
  assert(amount !== null, 'what is prepaid was observed')
  return Rate.max(amount, 0).times(terms.roleSign)
}

function penalty(
  { terms, maturity, observed }: Contract,
  before: ActusState,
  { due, counted }: ScheduledEvent,
): Rate {
  const { type, rate } = terms.prepayment!.penalty
  if (type === 'A') return rate.times(terms.roleSign)
  const base = computeYears(terms, maturity, before.counted, counted).times(before.notional)
  if (type === 'N') return base.times(rate)
  const market = terms.rateReset ? observe(observed, terms.rateReset.index, due) : null
  return base.times(Rate.max(before.rate.minus(market ?? 0), 0))
}

/**
 * Computes index × multiplier + spread; the change is bounded by the period’s limits, the rate by
 * the life’s.
 */
function resetRate({ terms, observed }: Contract, { at, rate }: ActusState): Rate {
  const reset = terms.rateReset
  const seen = reset && observe(observed, reset.index, at)
  assert(reset !== null && seen !== null, 'the index of a reset was observed')
  const change = seen.times(reset.multiplier).plus(reset.spread).minus(rate)
  const bounded = within(change, reset.periodFloor?.neg() ?? null, reset.periodCap)
  return within(rate.plus(bounded), reset.lifeFloor, reset.lifeCap)
}

function within(value: Rate, floor: Rate | null, cap: Rate | null): Rate {
  const raised = floor === null ? value : Rate.max(value, floor)
  return cap === null ? raised : Rate.min(raised, cap)
}

function rescaled({ terms, observed }: Contract, state: ActusState): ActusState {
  const scaling = terms.scaling
  const index = scaling && observe(observed, scaling.index, state.at)
  assert(scaling !== null && index !== null, 'the scaling index was observed')
  const multiplier = index.div(scaling.base)
  return {
    ...state,
    ...(scaling.scalesNotional && { notionalScaling: multiplier }),
    ...(scaling.scalesInterest && { interestScaling: multiplier }),
  }
}

/** Makes the state after the end: nothing is owed, the rate stays. */
function ended(state: ActusState): ActusState {
  return { ...state, notional: ZERO, base: ZERO, accrued: ZERO, feeAccrued: ZERO }
}
