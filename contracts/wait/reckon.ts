import { addBusinessDays, rollDate } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { WaitByDate } from '../kernel/fact.ts'
import type { PartyId } from '../kernel/id.ts'
import { settlementBegins } from './settlement.ts'
import { type Began, waitUntil } from './wait.ts'

export interface Proposed {
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
}

export interface QuotesAsked {
  readonly holder: PartyId
  readonly deadline: Instant
  readonly chooseBy: Instant
}

export interface Applied {
  readonly lender: PartyId
  /** The first day on which one of the debts is due. */
  readonly dueOn: BusinessDate
}

export interface Registered {
  readonly lender: PartyId
  /** The first day on which the registration is no longer in force. */
  readonly until: BusinessDate
}

export interface Stored {
  readonly keeper: PartyId
  /** The first business date after the term. */
  readonly storedUntil: BusinessDate
}

export interface Insured {
  readonly keeper: PartyId
  /** The first business date on which the policy covers nothing. */
  readonly insuredUntil: BusinessDate
}

export interface Offered {
  readonly to: PartyId
  /** The first business date on which an instrument offered ends all offers; null: none does. */
  readonly offersEnd: BusinessDate | null
}

export interface Owing {
  readonly debtor: PartyId
}

export interface Due {
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
}

export interface Demanded {
  readonly holder: PartyId
  readonly payBy: BusinessDate
}

export interface Instructed {
  readonly lender: PartyId
  /** The value date: on it the bank is to pay. */
  readonly executeOn: BusinessDate
}

export function reckonConfirmation(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { proposalRemindDays, proposalWaitDays } = began.rules
  return waitUntil(dueOn, proposalRemindDays, proposalWaitDays, began)
}

/** Of what has a due date: nobody answers once payment is prepared. */
export function reckonAnswer(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { calendar, rules } = began
  return reckonOffer(dueOn && settlementBegins(dueOn, calendar, rules), began)
}

export function reckonOffer(offersEnd: BusinessDate | null, began: Began): WaitByDate {
  const { rules } = began
  return waitUntil(offersEnd, rules.offerRemindDays, rules.offerWaitDays, began)
}

export function reckonApproval(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { approvalRemindDays, approvalWaitDays } = began.rules
  return waitUntil(endOfPayouts(dueOn, began), approvalRemindDays, approvalWaitDays, began)
}

export function reckonRegistration(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { registrationRemindDays, registrationWaitDays } = began.rules
  return waitUntil(endOfPayouts(dueOn, began), registrationRemindDays, registrationWaitDays, began)
}

function endOfPayouts(dueOn: BusinessDate | null, { calendar, rules }: Began): BusinessDate | null {
  return dueOn && settlementBegins(dueOn, calendar, rules)
}

export function reckonExpiry(
  until: BusinessDate | null,
  { asOf, calendar, rules }: Began,
): WaitByDate {
  const days = rules.expiryRemindDays
  const lapseOn = until ?? addBusinessDays(calendar, asOf, days)
  return { remindOn: addBusinessDays(calendar, lapseOn, -days), lapseOn }
}

/** A term of storage, or a policy, ends on its day; its keeper is told long before. */
export function reckonTerm(
  storedUntil: BusinessDate | null,
  { asOf, calendar, rules }: Began,
): WaitByDate {
  const days = rules.termRemindDays
  const lapseOn = storedUntil ?? addBusinessDays(calendar, asOf, days)
  return { remindOn: addBusinessDays(calendar, lapseOn, -days), lapseOn }
}

/** A bank pays on the value date, and says so within days. */
export function reckonPayout(executeOn: BusinessDate | null, began: Began): WaitByDate {
  const remindOn = executeOn ?? began.asOf
  const { calendar, rules } = began
  return { remindOn, lapseOn: addBusinessDays(calendar, remindOn, rules.payoutWaitDays) }
}

/** Who is to buy back pays on its day at the latest, and is told of it a day before. */
export function reckonBuyBack(payBy: BusinessDate | null, began: Began): WaitByDate {
  const last = payBy ?? began.asOf
  const { calendar } = began
  return {
    remindOn: addBusinessDays(calendar, last, -1),
    lapseOn: addBusinessDays(calendar, last, 1),
  }
}

/** A debtor is chased for some days, whatever was due when. */
export function reckonChase(_dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { chaseRemindDays, chaseDays } = began.rules
  return waitUntil(null, chaseRemindDays, chaseDays, began)
}

/** Until the day after the due date, or after the business day on which that is met. */
export function reckonMaturity(
  dueOn: BusinessDate | null,
  { asOf, calendar, rules }: Began,
): WaitByDate {
  const due = rollDate(calendar, dueOn ?? asOf, 'following')
  return {
    remindOn: addBusinessDays(calendar, due, -rules.maturityRemindDays),
    lapseOn: addBusinessDays(calendar, due, 1),
  }
}
