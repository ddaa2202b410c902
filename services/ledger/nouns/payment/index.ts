import type { PaymentFact } from '../../../../contracts/payment/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { closeAccountAct, confirmAccountAct, registerAccountAct } from './account.acts.ts'
import { auditPayments } from './audit-payments.ts'
import { demandBuyBackAct, lapseBuyBackAct, proveBuyBackAct } from './buy-back.acts.ts'
import { paymentFacts } from './facts.ts'
import { matchEntriesAct } from './match.acts.ts'
import {
  giveUpPayoutAct,
  instructPayoutAct,
  noteRejectionAct,
  noteSilenceAct,
  provePayoutAct,
} from './payout.acts.ts'
import { confirmStatementAct, recordStatementAct } from './statement.acts.ts'

/** The acts on accounts at banks, by their names in commands. */
const paymentActs = {
  'payment.register-account': registerAccountAct,
  'payment.confirm-account': confirmAccountAct,
  'payment.close-account': closeAccountAct,
  'payment.record-statement': recordStatementAct,
  'payment.confirm-statement': confirmStatementAct,
  'payment.instruct-payout': instructPayoutAct,
  'payment.prove-payout': provePayoutAct,
  'payment.note-rejection': noteRejectionAct,
  'payment.note-silence': noteSilenceAct,
  'payment.give-up-payout': giveUpPayoutAct,
  'payment.demand-buy-back': demandBuyBackAct,
  'payment.prove-buy-back': proveBuyBackAct,
  'payment.lapse-buy-back': lapseBuyBackAct,
  'payment.match-entries': matchEntriesAct,
}

/** Accounts of parties at their banks, with what the banks' statements prove. */
export const payment = defineNoun<PaymentFact>()({
  name: 'payment',
  acts: paymentActs,
  facts: paymentFacts,
  instrument: null,
  shows: { acc: 'ledger.shown_accounts' },
  newIds: ['account_pkey'],
  audit: () => {
    const { replays, ...audit } = auditPayments()
    return {
      ...audit,
      replays: {
        'payment.register-account': replays.registered,
        'payment.confirm-account': replays.confirmed,
        'payment.close-account': replays.closed,
        'payment.record-statement': replays.recorded,
        'payment.confirm-statement': replays.proven,
        'payment.instruct-payout': replays.instructed,
        'payment.prove-payout': () => undefined,
        'payment.note-rejection': replays.rejected,
        'payment.note-silence': replays.unanswered,
        'payment.give-up-payout': replays.abandoned,
        'payment.demand-buy-back': replays.demanded,
        'payment.prove-buy-back': () => undefined,
        'payment.lapse-buy-back': replays.unpaid,
        'payment.match-entries': replays.matched,
      },
    }
  },
})
