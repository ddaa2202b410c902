import { rolled } from './accrual.ts'
import { type CycleTerms, momentsBefore, momentsThrough } from './cycle-schedule.ts'
import { anchorOf } from './maturity.ts'
import { afterCycles, dayOf, type Moment, ONE_DAY } from './moment.ts'
import {
  type ActusTerms,
  EVENT_TYPES,
  type EventType,
  type Observed,
  type Recurrence,
} from './terms.ts'

/** What is due when: `due` before any roll, `happens` after it; `amount`: a seen prepayment's. */
export interface ScheduledEvent {
  readonly type: EventType
  readonly due: Moment
  readonly happens: Moment
  /** The day to which interest is counted. */
  readonly counted: number
  readonly amount: Observed['prepayments'][number]['value'] | null
}

/** Every event of the contract's life in the order in which they take effect. */
export function scheduledEvents(
  terms: ActusTerms,
  maturity: Moment,
  observed: Observed,
): ScheduledEvent[] {
  const fixing = firstFixing(terms)
  const once: ScheduledEvent[] = [
    fixed('IED', terms.initialExchangeDate),
    ...(terms.purchase ? [fixed('PRD', terms.purchase.at)] : []),
    ...(terms.termination ? [fixed('TD', terms.termination.at)] : []),
    ...(fixing ? [fixing] : []),
  ]
  const rolling = (type: EventType, moments: readonly Moment[]) =>
    moments.map(due => rollingEvent(terms, type, due))
  const recurring = [
    ...rolling('MD', [maturity]),
    ...rolling('PR', redemptionMoments(terms, maturity)),
    ...interestMoments(terms, maturity).map(([type, due]) => interestEvent(terms, type, due)),
    ...resetMoments(terms, maturity).flatMap(([type, due]) => rolling(type, [due])),
    ...rolling('FP', feeMoments(terms, maturity)),
    ...rolling('SC', before(terms, terms.scaling?.recurrence, maturity)),
    ...rolling('IPCB', baseMoments(terms, maturity)),
  ]
  const events = [...once, ...recurring, ...prepaymentEvents(terms, maturity, observed)]
  return events.sort(byEffect)
}

export function byEffect(
  a: Pick<ScheduledEvent, 'type' | 'happens'>,
  b: Pick<ScheduledEvent, 'type' | 'happens'>,
): number {
  return a.happens - b.happens || EVENT_TYPES.indexOf(a.type) - EVENT_TYPES.indexOf(b.type)
}

/** Principal falls due by its cycle before maturity; at maturity MD pays the rest. */
export function redemptionMoments(terms: ActusTerms, end: Moment): Moment[] {
  return terms.contractType === 'PAM' ? [] : before(terms, terms.principalRedemption, end)
}

export function feeMoments(terms: ActusTerms, maturity: Moment): Moment[] {
  return through(terms, terms.fee?.recurrence, maturity)
}

/** An annuity's payment is first fixed a day before its first redemption, rolled or not. */
export function firstFixing(terms: ActusTerms): ScheduledEvent | null {
  const { contractType, nextPrincipalRedemptionPayment, principalRedemption } = terms
  const open = contractType === 'ANN' && nextPrincipalRedemptionPayment === null
  if (!open || !principalRedemption) return null
  const first = anchorOf(terms, principalRedemption)
  const redeems = rolled(terms, first).happens
  const fixing = rollingEvent(terms, 'PRF', first - ONE_DAY)
  return fixing.happens < redeems ? fixing : fixed('PRF', Math.min(first, redeems) - ONE_DAY)
}

/** Interest is capitalised until the capitalisation ends, and paid from then on. */
export function interestMoments(terms: ActusTerms, maturity: Moment): ['IP' | 'IPCI', Moment][] {
  if (terms.nominalInterestRate === null) return []
  const end = terms.capitalizationEndDate
  const due = paidMoments(terms, maturity)
  if (end === null) return due.map(each => ['IP', each])
  const capitalised = [...due.filter(each => each < end), end]
  const paid = due.filter(each => each > end)
  return [
    ...capitalised.map((each): ['IPCI', Moment] => ['IPCI', each]),
    ...paid.map((each): ['IP', Moment] => ['IP', each]),
  ]
}

/** NAM and ANN pay interest with each redemption, and by the interest cycle only before it. */
function paidMoments(terms: ActusTerms, maturity: Moment): Moment[] {
  const { contractType, interestPayment, principalRedemption } = terms
  const withPrincipal = contractType === 'NAM' || contractType === 'ANN'
  if (!withPrincipal || !principalRedemption) {
    return interestPayment ? through(terms, interestPayment, maturity) : [maturity]
  }
  const start = anchorOf(terms, principalRedemption)
  const { cycle } = principalRedemption
  const end = cycle ? afterCycles(start, cycle, -1, terms.endOfMonth) : start
  const first = interestPayment && anchorOf(terms, interestPayment)
  const early = first === null || first > end ? [] : through(terms, interestPayment, end)
  return [...early, ...through(terms, principalRedemption, maturity)]
}

/** The end of the capitalisation is agreed as it is; the cycle's own dates roll. */
function interestEvent(terms: ActusTerms, type: 'IP' | 'IPCI', due: Moment): ScheduledEvent {
  const agreed = type === 'IPCI' && due === terms.capitalizationEndDate
  return agreed ? fixed(type, due) : rollingEvent(terms, type, due)
}

/** Rates reset before maturity; with every reset an annuity's payment is fixed anew. */
function resetMoments(terms: ActusTerms, maturity: Moment): [EventType, Moment][] {
  if (terms.rateReset === null) return []
  const resets = before(terms, terms.rateReset.recurrence, maturity)
  const known = terms.rateReset.nextRate !== null
  const next = known ? resets.find(each => each > terms.statusDate) : undefined
  const refixes = terms.contractType === 'ANN'
  return [
    ...resets.map((due): [EventType, Moment] => [due === next ? 'RRF' : 'RR', due]),
    ...(refixes ? resets.map((due): [EventType, Moment] => ['PRF', due]) : []),
  ]
}

function baseMoments(terms: ActusTerms, maturity: Moment): Moment[] {
  const { kind, update } = terms.calculationBase
  const applies = terms.contractType !== 'PAM' && kind === 'NTL'
  return applies ? before(terms, update ?? undefined, maturity) : []
}

function prepaymentEvents(terms: ActusTerms, maturity: Moment, observed: Observed) {
  if (terms.prepayment === null) return []
  const { model, penalty } = terms.prepayment
  const modelled = before(terms, model?.recurrence, maturity).map(at => ({ at, value: null }))
  const seen = observed.prepayments.filter(each => each.at < maturity)
  return [...modelled, ...seen].flatMap(({ at, value }): ScheduledEvent[] => {
    const paid = { ...rollingEvent(terms, 'PP', at), amount: value }
    return penalty.type === 'O' ? [paid] : [paid, rollingEvent(terms, 'PY', at)]
  })
}

function rollingEvent(terms: ActusTerms, type: EventType, due: Moment): ScheduledEvent {
  const { happens, calculated } = rolled(terms, due)
  return { type, due, happens, counted: calculated, amount: null }
}

/** Dates that the parties agreed as they are do not roll. */
function fixed(type: EventType, at: Moment): ScheduledEvent {
  return { type, due: at, happens: at, counted: dayOf(at), amount: null }
}

function before(
  terms: ActusTerms,
  recurrence: Recurrence | null | undefined,
  end: Moment,
): Moment[] {
  return recurrence ? momentsBefore(cycleTerms(terms, recurrence, end)) : []
}

function through(
  terms: ActusTerms,
  recurrence: Recurrence | null | undefined,
  end: Moment,
): Moment[] {
  return recurrence ? momentsThrough(cycleTerms(terms, recurrence, end)) : []
}

function cycleTerms(terms: ActusTerms, recurrence: Recurrence, end: Moment): CycleTerms {
  const anchor = anchorOf(terms, recurrence)
  return { anchor, cycle: recurrence.cycle, end, endOfMonth: terms.endOfMonth }
}
