import type { PaymentMessage, ReadMessage } from '../../../messages/index.ts'
import { workingDay } from './business-day.ts'
import type { QueuedPayment } from './events.ts'
import { type BankState, receivedKey, today } from './state.ts'

/** A reason by the code of the standard, with the bank's words. */
export interface Reason {
  readonly code: string
  readonly note: string
}

/** What is taken of a message: each payment with why it is not taken, or null. */
export type Taken =
  | { readonly refused: Reason }
  | {
      readonly payments: readonly {
        readonly payment: QueuedPayment
        readonly refused: Reason | null
      }[]
    }

const TAKEN = ['pain.001.001.09', 'pain.001.001.12']

/** Judges instructions as they come in: the message as a whole, then each payment by itself. */
export function receive(
  state: BankState,
  customer: string,
  { name, verdict }: Pick<ReadMessage, 'name' | 'verdict'>,
  message: PaymentMessage,
): Taken {
  if (!TAKEN.includes(name))
    return refuse('NARR', `${name} is no longer taken: send ${TAKEN.join(' or ')}`)
  if (verdict.schema !== 'valid') return refuse('FF01', 'not valid by its schema')
  if (state.received.has(receivedKey({ customer, messageId: message.messageId })))
    return refuse('DU01', 'another message had this MsgId')
  const [miscount] = message.miscounts
  if (miscount) {
    const code = miscount.field === 'CtrlSum' ? 'AM10' : 'AM18'
    return refuse(code, `${miscount.field} says ${miscount.stated}, counted ${miscount.found}`)
  }
  const payments = message.batches.flatMap((batch, b) =>
    batch.payments.map((_, p) => {
      const payment = queue(state, customer, name, message, b, p)
      return { payment, refused: judge(state, payment, batch.method) }
    }),
  )
  return { payments }
}

function refuse(code: string, note: string): { readonly refused: Reason } {
  return { refused: { code, note } }
}

function judge(state: BankState, payment: QueuedPayment, method: string): Reason | null {
  const account = state.accounts.get(payment.debtorAccount)
  if (method !== 'TRF') return { code: 'AG03', note: 'only transfers are offered' }
  if (account?.customer !== payment.customer)
    return { code: 'AC01', note: 'no account of this customer' }
  if (payment.currency !== account.currency)
    return { code: 'AM03', note: `the account is in ${account.currency}` }
  if (BigInt(payment.amount) === 0n) return { code: 'AM01', note: 'an amount of nothing' }
  if (!payment.creditorAccount) return { code: 'AC02', note: 'no account is to be credited' }
  if (payment.executeOn < today(state)) return { code: 'DT01', note: 'the day is over' }
  return null
}

function queue(
  state: BankState,
  customer: string,
  messageName: string,
  { messageId, batches }: PaymentMessage,
  b: number,
  p: number,
): QueuedPayment {
  const batch = batches[b]!
  const payment = batch.payments[p]!
  const earliest = workingDay(state.now)
  return {
    key: `${customer} ${messageId} ${b} ${p}`,
    ...{ customer, messageId, messageName, batchId: batch.id, bookedAsOne: batch.bookedAsOne },
    executeOn:
      batch.executeOn.date < today(state)
        ? batch.executeOn.date
        : later(batch.executeOn.date, earliest),
    debtorAccount: batch.account.id,
    debtorName: batch.debtor.name ?? '',
    instructionId: payment.instructionId,
    endToEndId: payment.endToEndId,
    amount: String(payment.amount.minor),
    currency: payment.amount.currency,
    creditorName: payment.creditor?.name ?? '',
    creditorAccount: payment.account?.id ?? '',
    reference: payment.remittance.references[0]?.reference ?? null,
    text: payment.remittance.texts[0] ?? null,
  }
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
