import type { PaymentFact } from '../../../../contracts/payment/facts.ts'
import { appliesNothing, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import {
  insertAccounts,
  insertStatements,
  writeClosed,
  writeConfirmed,
  writeProven,
} from './write-accounts.ts'
import {
  insertBuyBacks,
  writeBuyBackOwedBack,
  writeBuyBackPaid,
  writeBuyBackReturned,
  writeBuyBackUnanswered,
} from './write-buy-backs.ts'
import { insertMatches } from './write-matches.ts'
import {
  insertPayouts,
  writeAbandoned,
  writePaid,
  writeRejected,
  writeResent,
  writeReturned,
  writeUnanswered,
} from './write-payouts.ts'

const ofAccount = ({ account }: { readonly account: string }) => [account]
/** Acts on accounts are alone in their groups: nothing comes after them there. */
const onAccount = { chains: ofAccount, apply: appliesNothing, makes: makesNothing }

const onFinancing = {
  ...onAccount,
  chains: ({ financing }: { readonly financing: string }) => [financing],
}

/** What becomes of accounts and their statements; rare, so one statement a fact. */
export const paymentFacts: FactRules<PaymentFact> = {
  'payment.account-registered.v1': {
    ...{ ...onAccount, makes: ({ account }) => [account], write: insertAccounts },
  },
  'payment.account-confirmed.v1': { ...onAccount, write: writeConfirmed },
  'payment.account-closed.v1': { ...onAccount, write: writeClosed },
  'payment.statement-recorded.v1': { ...onAccount, write: insertStatements },
  'payment.statement-confirmed.v1': { ...onAccount, write: writeProven },
  'payment.entries-matched.v1': { ...onAccount, write: insertMatches },
  'payment.payout-instructed.v1': { ...onFinancing, write: insertPayouts },
  'payment.payout-paid.v1': { ...onFinancing, write: writePaid },
  'payment.payout-returned.v1': { ...onFinancing, write: writeReturned },
  'payment.payout-resent.v1': { ...onFinancing, write: writeResent },
  'payment.payout-rejected.v1': { ...onFinancing, write: writeRejected },
  'payment.payout-unanswered.v1': { ...onFinancing, write: writeUnanswered },
  'payment.payout-abandoned.v1': { ...onFinancing, write: writeAbandoned },
  'payment.buy-back-demanded.v1': { ...onFinancing, write: insertBuyBacks },
  'payment.buy-back-unanswered.v1': { ...onFinancing, write: writeBuyBackUnanswered },
  'payment.buy-back-paid.v1': { ...onFinancing, write: writeBuyBackPaid },
  'payment.buy-back-owed-back.v1': { ...onFinancing, write: writeBuyBackOwedBack },
  'payment.buy-back-returned.v1': { ...onFinancing, write: writeBuyBackReturned },
}
