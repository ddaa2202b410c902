import type { BookedDetail, Booking, QueuedPayment } from './events.ts'
import { type BankState, today } from './state.ts'

/** What is kept of a payment on both accounts. */
export function detailOfPayment(payment: QueuedPayment, amount: bigint): BookedDetail {
  return {
    messageId: payment.messageId,
    paymentId: payment.batchId,
    instructionId: payment.instructionId,
    endToEndId: payment.endToEndId,
    amount: String(amount),
    debtor: { name: payment.debtorName, account: payment.debtorAccount },
    creditor: { name: payment.creditorName, account: payment.creditorAccount },
    reference: payment.reference,
    text: payment.text,
    returned: null,
  }
}

export function debit(
  state: BankState,
  account: string,
  details: readonly BookedDetail[],
  reference: string,
  { bare, asOne }: { readonly bare: boolean; readonly asOne: boolean },
): Booking {
  const [{ messageId, paymentId }] = details as readonly [BookedDetail]
  return {
    ...onDay(state, account, reference, details),
    side: 'debit',
    batch: asOne && messageId && paymentId ? { messageId, paymentId } : null,
    details: bare ? [] : details,
  }
}

/** The payee does not learn the ids of the payer's message. */
export function credit(
  state: BankState,
  account: string,
  detail: BookedDetail,
  reference: string,
): Booking {
  const told = { ...detail, messageId: null, paymentId: null, instructionId: null }
  return { ...onDay(state, account, reference, [told]), side: 'credit' }
}

function onDay(
  state: BankState,
  account: string,
  reference: string,
  details: readonly BookedDetail[],
) {
  const sum = details.reduce((total, { amount }) => total + BigInt(amount), 0n)
  const date = today(state)
  return {
    ...{ account, reference, amount: String(sum), bookedOn: date, valueOn: date },
    ...{ batch: null, count: details.length, returned: false, details },
  }
}
