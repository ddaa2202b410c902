import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { AccountId } from './account.ts'
import type { PaymentAccount } from './payout.ts'
import type { StatementEntry } from './statement-entry.ts'

/** A payment that was instructed, as an entry of either account must tell it. */
interface InstructedPayment {
  readonly from: PaymentAccount
  readonly to: PaymentAccount
  readonly currency: Currency
  readonly amount: bigint
}

/** An entry is of a payment if it says on one of its accounts what the payment is. */
export function paymentRefusal(
  { from, to, amount, currency }: InstructedPayment,
  account: AccountId,
  { side, returned, counterpart, currency: paidIn, amount: paid }: StatementEntry,
  at: string,
): Refused<PaymentRefusal> | null {
  const isPayer = account === from.account
  const expected = isPayer !== returned ? 'debit' : 'credit'
  // What comes back names the parties of the payment that it was.
  const other = isPayer || returned ? to.number : from.number
  const isOfBoth = isPayer || account === to.account
  if (!isOfBoth || side !== expected || counterpart !== other || paidIn !== currency)
    return refuse('payment_must_be_between_its_accounts', at, { from: from.number, to: to.number })
  if (paid !== amount)
    return refuse('payment_must_be_of_the_amount_instructed', at, {
      instructed: money(amount, currency),
      found: money(paid, currency),
    })
  return null
}

export type PaymentRefusal =
  | Detailed<'payment_must_be_between_its_accounts', { from: string; to: string }>
  | Detailed<'payment_must_be_of_the_amount_instructed', { instructed: Money; found: Money }>

export const PAYMENT_TEXTS = {
  payment_must_be_between_its_accounts: conflict(
    d => `该笔付款须由账户 ${d.from} 付至 ${d.to}，该流水并非如此。`,
    d => `The payment goes from the account ${d.from} to ${d.to}, and the entry says otherwise.`,
  ),
  payment_must_be_of_the_amount_instructed: conflict(
    d => `指令金额为 ${d.instructed}，该流水为 ${d.found}；权属不变，请双方处理差额。`,
    d =>
      `${d.instructed} was instructed, and the entry is of ${d.found}: no title changes; it has ` +
      'to go back.',
  ),
} satisfies RefusalTexts<PaymentRefusal>

/** Nothing is proven by what no bank has signed, and no officers confirmed. */
export type ProvenEntryRefusal = 'entry_must_be_proven'

export const PROVEN_ENTRY_TEXTS = {
  entry_must_be_proven: notFound(
    '该账户没有此编号的已证实流水；请先提交银行签名的对账单。',
    'No entry of this reference is proven of the account; hand in what its bank has signed.',
  ),
} satisfies RefusalTexts<ProvenEntryRefusal>
