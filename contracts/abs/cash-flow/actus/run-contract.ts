import { type Answer, answer } from '../../../kernel/answer.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import type { Rate } from '../../../kernel/rate.ts'
import { boundMoments } from './cycle-schedule.ts'
import { compareByEffect, listEvents, type ScheduledEvent } from './events.ts'
import { findAnchor, findMaturity, type MaturityRefusal, PAYMENTS_MAX } from './maturity.ts'
import type { Moment } from './moment.ts'
import { makeInitialState } from './state.ts'
import { type ActusTerms, type EventType, type Observed, observe } from './terms.ts'
import { applyEvent, type Contract } from './transition.ts'

/** An event after it took effect. Amounts are unrounded, signed from the analyst’s side. */
export interface ContractEvent {
  readonly type: EventType
  readonly at: Moment
  readonly payoff: Rate
  readonly currency: string
  readonly notional: Rate
  readonly rate: Rate
  readonly accrued: Rate
}

export type RunRefusal =
  | MaturityRefusal
  | 'an_index_must_be_observed_before_it_is_used'
  | 'an_exchange_rate_must_be_observed_before_it_is_used'

/**
 * Computes the events of a contract after its status date and up to `until`, as ACTUS defines PAM,
 * LAM, NAM and ANN: unrounded, each with the state after it. Events before a purchase or after a
 * termination are left out.
 */
export function runContract(
  terms: ActusTerms,
  observed: Observed,
  until: Moment = Number.POSITIVE_INFINITY,
): Answer<ContractEvent[], RunRefusal> {
  const maturity = findMaturity(terms)
  if (!maturity.ok) return maturity
  const contract: Contract = { terms, maturity: maturity.value, observed }
  const endless = checkSchedules(contract)
  if (endless) return endless
  const events = listEvents(terms, contract.maturity, observed).filter(
    each => each.happens > terms.statusDate && each.happens <= until,
  )
  const lived = events.filter(each => !isAfterEnd(terms, each))
  const unseen = findUnobserved(contract, lived)
  return unseen ?? answer(evaluateEvents(contract, lived).filter(each => isReported(terms, each)))
}

function evaluateEvents(contract: Contract, events: readonly ScheduledEvent[]): ContractEvent[] {
  const { terms, observed } = contract
  let state = makeInitialState(terms, contract.maturity)
  return events.map(event => {
    const outcome = applyEvent(contract, state, event)
    state = outcome.state
    const exchange = findExchangeRate(terms, observed, event.due)
    return {
      type: event.type,
      at: event.happens,
      payoff: exchange === null ? outcome.payoff : outcome.payoff.times(exchange),
      currency: terms.settlementCurrency ?? terms.currency,
      notional: state.notional,
      rate: state.rate,
      accrued: state.accrued,
    }
  })
}

function isAfterEnd({ termination }: ActusTerms, event: ScheduledEvent): boolean {
  return termination !== null && compareByEffect(event, { type: 'TD', happens: termination.at }) > 0
}

function isReported({ purchase }: ActusTerms, { type, at }: ContractEvent): boolean {
  return purchase === null || compareByEffect({ type, happens: at }, makePurchase(purchase.at)) >= 0
}

function makePurchase(at: Moment): Pick<ScheduledEvent, 'type' | 'happens'> {
  return { type: 'PRD', happens: at }
}

/** Finds the exchange rate X(CUR, CURS); null where the contract settles in its own currency. */
function findExchangeRate(terms: ActusTerms, observed: Observed, at: Moment): Rate | null {
  const { currency, settlementCurrency } = terms
  if (settlementCurrency === null || settlementCurrency === currency) return null
  return observe(observed, `${currency}/${settlementCurrency}`, at)
}

function findUnobserved(
  { terms, observed }: Contract,
  events: readonly ScheduledEvent[],
): Refused<RunRefusal> | null {
  const indexes: Partial<Record<EventType, string>> = {
    ...(terms.rateReset && { RR: terms.rateReset.index }),
    ...(terms.scaling && { SC: terms.scaling.index }),
    ...(terms.prepayment?.model && { PP: terms.prepayment.model.index }),
  }
  for (const { type, due, amount } of events) {
    const index = amount === null ? indexes[type] : undefined
    if (index !== undefined && observe(observed, index, due) === null) {
      return refuse('an_index_must_be_observed_before_it_is_used', `dataObserved.${index}`)
    }
    const settles = terms.settlementCurrency ?? terms.currency
    if (settles !== terms.currency && findExchangeRate(terms, observed, due) === null) {
      const pair = `dataObserved.${terms.currency}/${settles}`
      return refuse('an_exchange_rate_must_be_observed_before_it_is_used', pair)
    }
  }
  return null
}

function checkSchedules({ terms, maturity }: Contract): Refused<RunRefusal> | null {
  const recurrences = {
    cycleOfInterestPayment: terms.interestPayment,
    cycleOfPrincipalRedemption: terms.principalRedemption,
    cycleOfRateReset: terms.rateReset?.recurrence,
    cycleOfFee: terms.fee?.recurrence,
    cycleOfScalingIndex: terms.scaling?.recurrence,
    cycleOfInterestCalculationBase: terms.calculationBase.update,
    cycleOfOptionality: terms.prepayment?.model?.recurrence,
  }
  for (const [path, recurrence] of Object.entries(recurrences)) {
    if (!recurrence) continue
    const anchor = findAnchor(terms, recurrence)
    const { cycle } = recurrence
    const { endOfMonth } = terms
    if (boundMoments({ anchor, cycle, end: maturity, endOfMonth }) > PAYMENTS_MAX) {
      return refuse('a_contract_must_end_within_20000_payments', path)
    }
  }
  return null
}
