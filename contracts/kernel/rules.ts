import { assert } from './bug.ts'
import type { Context } from './context.ts'
import type { BusinessDate } from './date.ts'

/** The thresholds in force on a date. Terms are in calendar days, waits in business days. */
export interface Rules {
  /** The first date they are in force. */
  readonly from: BusinessDate
  /** Longest term of a receivable, from its proposal to its due date. */
  readonly termMonthsMax: number
  /** Beyond it who finances a receivable says why its term is reasonable. */
  readonly termMonthsUsual: number
  /** A public body pays a small or medium firm within so many days of delivery. */
  readonly publicTermDays: number
  /** … and within so many where a signed clause says so; never later. */
  readonly publicTermDaysMax: number
  /** A large firm pays a small or medium one within so many days, or as a signed clause says. */
  readonly largeTermDays: number
  /** Largest face of one package, in fen. */
  readonly packageMinorMax: bigint
  /** Titles that the holders of one package may split it into. */
  readonly splitsMax: number
  /** Titles that disputes may cut one package into, all cuts counted. */
  readonly disputeTitlesMax: number
  /** Titles that holds of a court may cut one package into, all cuts counted. */
  readonly courtTitlesMax: number
  /** Titles that its holders may split one package into, the cuts of others counted. */
  readonly titlesMax: number
  /** More titles than this are reported. */
  readonly splitsWatched: number
  /** More holders one after another than this, from the first supplier on, are reported. */
  readonly tiersWatched: number
  /** More returns to an earlier holder than this, within one chain, are reported. */
  readonly returnsWatched: number
  readonly proposalRemindDays: number
  readonly proposalWaitDays: number
  readonly offerRemindDays: number
  readonly offerWaitDays: number
  readonly approvalRemindDays: number
  readonly approvalWaitDays: number
  /** So many business days after it was confirmed an account pays, or is paid, at first. */
  readonly accountCoolingDays: number
  readonly registrationRemindDays: number
  readonly registrationWaitDays: number
  /** So many business days before a registration ends its lender is told. */
  readonly expiryRemindDays: number
  /** So many business days before a term of storage ends the keeper is told. */
  readonly termRemindDays: number
  /** A search of the national register is good for a payout on its day and so many after. */
  readonly searchGoodDays: number
  /** So many business days after its value date the bank's word of a payout is overdue. */
  readonly payoutWaitDays: number
  /** A debtor whose receivable is overdue is reminded so many business days later, */
  readonly chaseRemindDays: number
  /** … and so many business days later it is noted that it was chased in vain. */
  readonly chaseDays: number
  /** So many business days after the due date a lender with recourse may demand a buy-back. */
  readonly recourseGraceDays: number
  /** So many business days who was financed has to buy back. */
  readonly buyBackDays: number
  /** So many business days before a due date its debtor is told what is to be paid … */
  readonly maturityNoticeDays: number
  /** … and so many before it is reminded. */
  readonly maturityRemindDays: number
  /** So many business days before the due date offers lapse, and none is made. */
  readonly settlementWindowDays: number
}

/** A contract's context where thresholds matter. */
export interface RuledContext extends Context {
  readonly rules: Rules
}

/**
 * Effective-dated, ascending; a change of the law is one more row, never an edit. C1 and C2 as the
 * law says; C15 and C16 (`splitsMax`) are the bill system's limits as known from secondary
 * sources; the other bounds on titles, the thresholds of C8 and the waits are the platform's own.
 */
export const RULES: readonly Rules[] = [
  {
    from: '2000-01-01',
    termMonthsMax: 12,
    termMonthsUsual: 6,
    publicTermDays: 30,
    publicTermDaysMax: 60,
    largeTermDays: 60,
    packageMinorMax: 100_000_000_000n,
    splitsMax: 500,
    disputeTitlesMax: 1_000,
    courtTitlesMax: 1_500,
    titlesMax: 2_000,
    splitsWatched: 100,
    tiersWatched: 10,
    returnsWatched: 0,
    proposalRemindDays: 3,
    proposalWaitDays: 10,
    offerRemindDays: 2,
    offerWaitDays: 5,
    approvalRemindDays: 2,
    approvalWaitDays: 5,
    accountCoolingDays: 3,
    registrationRemindDays: 2,
    registrationWaitDays: 5,
    expiryRemindDays: 20,
    termRemindDays: 20,
    searchGoodDays: 1,
    payoutWaitDays: 2,
    chaseRemindDays: 1,
    chaseDays: 10,
    recourseGraceDays: 3,
    buyBackDays: 5,
    maturityNoticeDays: 15,
    maturityRemindDays: 5,
    settlementWindowDays: 2,
  },
]

export function rulesOn(date: BusinessDate, table: readonly Rules[] = RULES): Rules {
  const rules = table.findLast(r => r.from <= date)
  assert(rules !== undefined, 'some rules are in force on every date')
  return rules
}
