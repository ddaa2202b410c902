import { rollMoment } from './accrual.ts'
import { type CycleTerms, listMomentsBefore, listMomentsThrough } from './cycle-schedule.ts'
import { findAnchor } from './maturity.ts'
import { addCycles, type Moment, ONE_DAY, toDayNumber } from './moment.ts'
import {
  type ActusTerms,
  EVENT_TYPES,
  type EventType,
  type Observed,
  type Recurrence,
} from './terms.ts'

/**
 * An event that falls due: `due` before rolling, `happens` after it; `amount` of an observed
 * prepayment.
 */
export interface ScheduledEvent {
  readonly type: EventType
  readonly due: Moment
  readonly happens: Moment
  /** The day up to which interest is counted. */
  readonly counted: number
  readonly amount: Observed['prepayments'][number]['value'] | null
}

/** Lists every event of the contract’s life in the order in which they take effect. */
export function listEvents(
  terms: ActusTerms,
  maturity: Moment,
  observed: Observed,
): ScheduledEvent[] {
  const fixing = findFirstFixing(terms)
  const once: ScheduledEvent[] = [
    makeFixedEvent('IED', terms.initialExchangeDate),
    ...(terms.purchase ? [makeFixedEvent('PRD', terms.purchase.at)] : []),
    ...(terms.termination ? [makeFixedEvent('TD', terms.termination.at)] : []),
    ...(fixing ? [fixing] : []),
  ]
  const rolling = (type: EventType, moments: readonly Moment[]) =>
    moments.map(due => makeRollingEvent(terms, type, due))
  const recurring = [
    ...rolling('MD', [maturity]),
    ...rolling('PR', listRedemptionMoments(terms, maturity)),
    ...listInterestMoments(terms, maturity).map(([type, due]) =>
      makeInterestEvent(terms, type, due),
    ),
    ...listResetMoments(terms, maturity).flatMap(([type, due]) => rolling(type, [due])),
    ...rolling('FP', listFeeMoments(terms, maturity)),
    ...rolling('SC', listBefore(terms, terms.scaling?.recurrence, maturity)),
    ...rolling('IPCB', listBaseMoments(terms, maturity)),
  ]
  const events = [...once, ...recurring, ...listPrepaymentEvents(terms, maturity, observed)]
  return events.sort(compareByEffect)
}

/** Compares two events by the order in which they take effect. */
export function compareByEffect(
  a: Pick<ScheduledEvent, 'type' | 'happens'>,
  b: Pick<ScheduledEvent, 'type' | 'happens'>,
): number {
  return a.happens - b.happens || EVENT_TYPES.indexOf(a.type) - EVENT_TYPES.indexOf(b.type)
}

/** Lists when principal falls due before maturity; at maturity MD pays the rest. */
export function listRedemptionMoments(terms: ActusTerms, end: Moment): Moment[] {
  return terms.contractType === 'PAM' ? [] : listBefore(terms, terms.principalRedemption, end)
}

/** Lists when fees fall due. */
export function listFeeMoments(terms: ActusTerms, maturity: Moment): Moment[] {
  return listThrough(terms, terms.fee?.recurrence, maturity)
}

/** Finds when the payment of an annuity is first fixed: a day before its first redemption. */
export function findFirstFixing(terms: ActusTerms): ScheduledEvent | null {
  const { contractType, nextPrincipalRedemptionPayment, principalRedemption } = terms
  const open = contractType === 'ANN' && nextPrincipalRedemptionPayment === null
  if (!open || !principalRedemption) return null
  const first = findAnchor(terms, principalRedemption)
  const redeems = rollMoment(terms, first).happens
  const fixing = makeRollingEvent(terms, 'PRF', first - ONE_DAY)
  return fixing.happens < redeems
    ? fixing
    : makeFixedEvent('PRF', Math.min(first, redeems) - ONE_DAY)
}

/** Lists when interest falls due: it is capitalised until the capitalisation ends, then paid. */
export function listInterestMoments(
  terms: ActusTerms,
  maturity: Moment,
): ['IP' | 'IPCI', Moment][] {
  if (terms.nominalInterestRate === null) return []
  const end = terms.capitalizationEndDate
  const due = listPaidMoments(terms, maturity)
  if (end === null) return due.map(each => ['IP', each])
  const capitalised = [...due.filter(each => each < end), end]
  const paid = due.filter(each => each > end)
  return [
    ...capitalised.map((each): ['IPCI', Moment] => ['IPCI', each]),
    ...paid.map((each): ['IP', Moment] => ['IP', each]),
  ]
}

/**
 * Lists when interest is paid: of NAM and ANN with each redemption, by its own cycle only before.
 */
function listPaidMoments(terms: ActusTerms, maturity: Moment): Moment[] {
  const { contractType, interestPayment, principalRedemption } = terms
  const withPrincipal = contractType === 'NAM' || contractType === 'ANN'
  if (!withPrincipal || !principalRedemption) {
    return interestPayment ? listThrough(terms, interestPayment, maturity) : [maturity]
  }
  const start = findAnchor(terms, principalRedemption)
  const { cycle } = principalRedemption
  const end = cycle ? addCycles(start, cycle, -1, terms.endOfMonth) : start
  const first = interestPayment && findAnchor(terms, interestPayment)
  const early = first === null || first > end ? [] : listThrough(terms, interestPayment, end)
  return [...early, ...listThrough(terms, principalRedemption, maturity)]
}

/** Makes an interest event; the end of the capitalisation is agreed and does not roll. */
function makeInterestEvent(terms: ActusTerms, type: 'IP' | 'IPCI', due: Moment): ScheduledEvent {
  const agreed = type === 'IPCI' && due === terms.capitalizationEndDate
  return agreed ? makeFixedEvent(type, due) : makeRollingEvent(terms, type, due)
}

/** Lists the rate resets before maturity; with each, the payment of an annuity is fixed anew. */
function listResetMoments(terms: ActusTerms, maturity: Moment): [EventType, Moment][] {
  if (terms.rateReset === null) return []
  const resets = listBefore(terms, terms.rateReset.recurrence, maturity)
  const known = terms.rateReset.nextRate !== null
  const next = known ? resets.find(each => each > terms.statusDate) : undefined
  const refixes = terms.contractType === 'ANN'
  return [
    ...resets.map((due): [EventType, Moment] => [due === next ? 'RRF' : 'RR', due]),
    ...(refixes ? resets.map((due): [EventType, Moment] => ['PRF', due]) : []),
  ]
}

function listBaseMoments(terms: ActusTerms, maturity: Moment): Moment[] {
  const { kind, update } = terms.calculationBase
  const applies = terms.contractType !== 'PAM' && kind === 'NTL'
  return applies ? listBefore(terms, update ?? undefined, maturity) : []
}

function listPrepaymentEvents(terms: ActusTerms, maturity: Moment, observed: Observed) {
  if (terms.prepayment === null) return []
  const { model, penalty } = terms.prepayment
  const modelled = listBefore(terms, model?.recurrence, maturity).map(at => ({ at, value: null }))
  const seen = observed.prepayments.filter(each => each.at < maturity)
  return [...modelled, ...seen].flatMap(({ at, value }): ScheduledEvent[] => {
    const paid = { ...makeRollingEvent(terms, 'PP', at), amount: value }
    return penalty.type === 'O' ? [paid] : [paid, makeRollingEvent(terms, 'PY', at)]
  })
}

function makeRollingEvent(terms: ActusTerms, type: EventType, due: Moment): ScheduledEvent {
  const { happens, calculated } = rollMoment(terms, due)
  return { type, due, happens, counted: calculated, amount: null }
}

/** Makes an event on a date that the parties agreed, which does not roll. */
function makeFixedEvent(type: EventType, at: Moment): ScheduledEvent {
  return { type, due: at, happens: at, counted: toDayNumber(at), amount: null }
}

function listBefore(
  terms: ActusTerms,
  recurrence: Recurrence | null | undefined,
  end: Moment,
): Moment[] {
  return recurrence ? listMomentsBefore(makeCycleTerms(terms, recurrence, end)) : []
}

function listThrough(
  terms: ActusTerms,
  recurrence: Recurrence | null | undefined,
  end: Moment,
): Moment[] {
  return recurrence ? listMomentsThrough(makeCycleTerms(terms, recurrence, end)) : []
}

function makeCycleTerms(terms: ActusTerms, recurrence: Recurrence, end: Moment): CycleTerms {
  const anchor = findAnchor(terms, recurrence)
  return { anchor, cycle: recurrence.cycle, end, endOfMonth: terms.endOfMonth }
}
