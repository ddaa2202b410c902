import { credit, debit } from './bookings.ts'
import { isBankDay, nextBankDay } from './business-day.ts'
import type { BankEvent, BookedDetail } from './events.ts'
import { countReferences } from './execute.ts'
import { type BankState, today } from './state.ts'

const REASON = { reason: 'AC04', note: 'the account is closed' }

/** Returns what is to come back today: to the payer, and from the payee if it is one of ours. */
export function returnDue(state: BankState): readonly BankEvent[] {
  const date = today(state)
  if (!isBankDay(date)) return []
  const next = countReferences(state)
  return [...state.returns.values()]
    .filter(({ on }) => on <= date)
    .flatMap(({ key, debtorAccount, detail }): BankEvent[] => {
      const returned: BookedDetail = { ...detail, returned: REASON }
      const payee = detail.creditor?.account
      const back = { ...credit(state, debtorAccount, returned, next()), returned: true }
      const kept = { ...back, details: [returned] }
      const taken =
        payee && state.accounts.has(payee)
          ? [{ ...debit(state, payee, [returned], next(), PLAIN), returned: true }]
          : []
      const bookings = [kept, ...taken].map(booking => ({ type: 'booked', booking }) as const)
      return [...bookings, { type: 'return-made', key }]
    })
}

const PLAIN = { bare: false, asOne: false }

/** Money that comes to an account from outside, from a payer who may not say who it is. */
export interface Deposit {
  readonly account: string
  readonly amount: bigint
  readonly payer: { readonly name: string; readonly account: string | null } | null
  readonly endToEndId: string
  readonly reference: string | null
  readonly text: string | null
}

/** Value is of the next bank day where the money comes after the cut-off or on no bank day. */
export function deposit(state: BankState, { account, payer, amount, ...told }: Deposit): BankEvent {
  const detail: BookedDetail = {
    ...{ messageId: null, paymentId: null, instructionId: null, returned: null, ...told },
    ...{ amount: String(amount), debtor: payer, creditor: null },
  }
  const booking = credit(state, account, detail, countReferences(state)())
  const date = today(state)
  const valueOn = isBankDay(date) ? date : nextBankDay(date)
  return { type: 'booked', booking: { ...booking, valueOn } }
}
