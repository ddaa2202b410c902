import { createHash } from 'node:crypto'
import { daysBetween } from '../../contracts/kernel/date.ts'
import type { DebtorInvoice } from './book.ts'

/** What no file says, the same in every run: who says no, and who does not answer at all. */
export interface Choices {
  /** The debtor does not owe this, and says so before it confirms. */
  rejectsProposal(invoice: DebtorInvoice): boolean
  rejectsOffer(invoice: DebtorInvoice, tier: number): boolean
  /** Nobody at the debtor looks at it, so it lapses. */
  forgetsProposal(invoice: DebtorInvoice, day: number): boolean
  /** Nobody at the transferee looks at it, so it lapses. */
  forgetsOffer(invoice: DebtorInvoice, day: number): boolean
}

/** One proposal in so many is rejected, one offer in so many. */
const PROPOSALS_A_REJECTION = 80
const OFFERS_A_REJECTION = 25
/** On one business day in so many somebody is away. */
const DAYS_AN_ABSENCE = 60
/** Long after the offer lapses the debtor still has not paid. */
const FORGOTTEN_DAYS_MIN = 14

export function choicesFor(seed: number): Choices {
  const forgotten = new Map<string, string>()
  /** The first that is asked for on such a day, and that one again. */
  const chooseFirst = (
    what: string,
    day: number,
    offset: number,
    { number, ...dates }: DebtorInvoice,
  ) => {
    if (day % DAYS_AN_ABSENCE !== offset) return false
    if (daysBetween(dates.invoicedOn, dates.settledOn) < FORGOTTEN_DAYS_MIN) return false
    const key = `${what} ${day}`
    if (!forgotten.has(key)) forgotten.set(key, number)
    return forgotten.get(key) === number
  }
  return {
    rejectsProposal: ({ number }) => oneIn(PROPOSALS_A_REJECTION, `${seed} proposal ${number}`),
    rejectsOffer: ({ number }, tier) =>
      oneIn(OFFERS_A_REJECTION, `${seed} offer ${tier} ${number}`),
    forgetsProposal: (invoice, day) => chooseFirst('proposal', day, 40, invoice),
    forgetsOffer: (invoice, day) => chooseFirst('offer', day, 10, invoice),
  }
}

function oneIn(count: number, text: string): boolean {
  return createHash('sha256').update(text).digest().readUInt32BE() % count === 0
}
