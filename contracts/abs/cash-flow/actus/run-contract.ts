import { type Answer, answer } from '../../../kernel/answer.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import type { Rate } from '../../../kernel/rate.ts'
import { momentsAtMost } from './cycle-schedule.ts'
import { byEffect, type ScheduledEvent, scheduledEvents } from './events.ts'
import { anchorOf, type MaturityRefusal, maturityOf, PAYMENTS_MAX } from './maturity.ts'
import type { Moment } from './moment.ts'
import { initialState } from './state.ts'
import { type ActusTerms, type EventType, type Observed, observe } from './terms.ts'
import { type Contract, transition } from './transition.ts'

/** One event after it took effect. Amounts are unrounded, signed from the analyst's side. */
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
 * The events of a contract after its status date and up to `until`, as ACTUS defines PAM, LAM, NAM
 * and ANN: unrounded, each with the state it leaves. What precedes a purchase and follows a
 * termination took effect or did not, and is not told.
 */
export function runContract(
  terms: ActusTerms,
  observed: Observed,
  until: Moment = Number.POSITIVE_INFINITY,
): Answer<ContractEvent[], RunRefusal> {
  const maturity = maturityOf(terms)
  if (!maturity.ok) return maturity
  const contract: Contract = { terms, maturity: maturity.value, observed }
  const endless = boundedSchedules(contract)
  if (endless) return endless
  const events = scheduledEvents(terms, contract.maturity, observed).filter(
    each => each.happens > terms.statusDate && each.happens <= until,
  )
  const lived = events.filter(each => !isAfterEnd(terms, each))
  const unseen = unobserved(contract, lived)
  return unseen ?? answer(evaluated(contract, lived).filter(each => isTold(terms, each)))
}

function evaluated(contract: Contract, events: readonly ScheduledEvent[]): ContractEvent[] {
  const { terms, observed } = contract
  let state = initialState(terms, contract.maturity)
  return events.map(event => {
    const outcome = transition(contract, state, event)
    state = outcome.state
    const exchange = exchangeRate(terms, observed, event.due)
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
  return termination !== null && byEffect(event, { type: 'TD', happens: termination.at }) > 0
}

function isTold({ purchase }: ActusTerms, { type, at }: ContractEvent): boolean {
  return purchase === null || byEffect({ type, happens: at }, bought(purchase.at)) >= 0
}

function bought(at: Moment): Pick<ScheduledEvent, 'type' | 'happens'> {
  return { type: 'PRD', happens: at }
}

/** X(CUR, CURS): null where the contract settles in its own currency. */
function exchangeRate(terms: ActusTerms, observed: Observed, at: Moment): Rate | null {
  const { currency, settlementCurrency } = terms
  if (settlementCurrency === null || settlementCurrency === currency) return null
  return observe(observed, `${currency}/${settlementCurrency}`, at)
}

function unobserved(
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
    if (settles !== terms.currency && exchangeRate(terms, observed, due) === null) {
      const pair = `dataObserved.${terms.currency}/${settles}`
      return refuse('an_exchange_rate_must_be_observed_before_it_is_used', pair)
    }
  }
  return null
}

function boundedSchedules({ terms, maturity }: Contract): Refused<RunRefusal> | null {
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
    const anchor = anchorOf(terms, recurrence)
    const { cycle } = recurrence
    const { endOfMonth } = terms
    if (momentsAtMost({ anchor, cycle, end: maturity, endOfMonth }) > PAYMENTS_MAX) {
      return refuse('a_contract_must_end_within_20000_payments', path)
    }
  }
  return null
}
