import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { FinancingId } from '../financing/financing.ts'
import type { AccountId } from './account.ts'
import { CLOSE_ACCOUNT_CLASS, CLOSE_ACCOUNT_TEXTS } from './close-account.ts'
import {
  CONFIRM_ACCOUNT_CLASS,
  CONFIRM_ACCOUNT_TEXTS,
  type ConfirmAccount,
} from './confirm-account.ts'
import {
  CONFIRM_STATEMENT_CLASS,
  CONFIRM_STATEMENT_TEXTS,
  type ConfirmStatement,
} from './confirm-statement.ts'
import {
  DEMAND_BUY_BACK_CLASS,
  DEMAND_BUY_BACK_TEXTS,
  type DemandBuyBack,
} from './demand-buy-back.ts'
import { GIVE_UP_PAYOUT_CLASS, GIVE_UP_PAYOUT_TEXTS } from './give-up-payout.ts'
import {
  INSTRUCT_PAYOUT_CLASS,
  INSTRUCT_PAYOUT_TEXTS,
  type InstructPayout,
} from './instruct-payout.ts'
import { LAPSE_BUY_BACK_CLASS, LAPSE_BUY_BACK_TEXTS } from './lapse-buy-back.ts'
import { MATCH_ENTRIES_CLASS, MATCH_ENTRIES_TEXTS, type MatchEntries } from './match-entries.ts'
import { NOTE_REJECTION_CLASS, NOTE_REJECTION_TEXTS, type NoteRejection } from './note-rejection.ts'
import { NOTE_SILENCE_CLASS, NOTE_SILENCE_TEXTS } from './note-silence.ts'
import { PROVE_BUY_BACK_CLASS, PROVE_BUY_BACK_TEXTS, type ProveBuyBack } from './prove-buy-back.ts'
import { PROVE_PAYOUT_CLASS, PROVE_PAYOUT_TEXTS, type ProvePayout } from './prove-payout.ts'
import {
  RECORD_STATEMENT_CLASS,
  RECORD_STATEMENT_TEXTS,
  type RecordStatement,
} from './record-statement.ts'
import {
  REGISTER_ACCOUNT_CLASS,
  REGISTER_ACCOUNT_TEXTS,
  type RegisterAccount,
} from './register-account.ts'

/** The acts of accounts: who signs them, and their duties in the order of precedence. */
export const PAYMENT_CLAUSES = {
  'payment.register-account': { class: REGISTER_ACCOUNT_CLASS, texts: REGISTER_ACCOUNT_TEXTS },
  'payment.confirm-account': { class: CONFIRM_ACCOUNT_CLASS, texts: CONFIRM_ACCOUNT_TEXTS },
  'payment.close-account': { class: CLOSE_ACCOUNT_CLASS, texts: CLOSE_ACCOUNT_TEXTS },
  'payment.record-statement': { class: RECORD_STATEMENT_CLASS, texts: RECORD_STATEMENT_TEXTS },
  'payment.confirm-statement': {
    class: CONFIRM_STATEMENT_CLASS,
    texts: CONFIRM_STATEMENT_TEXTS,
  },
  'payment.instruct-payout': { class: INSTRUCT_PAYOUT_CLASS, texts: INSTRUCT_PAYOUT_TEXTS },
  'payment.prove-payout': { class: PROVE_PAYOUT_CLASS, texts: PROVE_PAYOUT_TEXTS },
  'payment.note-rejection': { class: NOTE_REJECTION_CLASS, texts: NOTE_REJECTION_TEXTS },
  'payment.note-silence': { class: NOTE_SILENCE_CLASS, texts: NOTE_SILENCE_TEXTS },
  'payment.give-up-payout': { class: GIVE_UP_PAYOUT_CLASS, texts: GIVE_UP_PAYOUT_TEXTS },
  'payment.demand-buy-back': { class: DEMAND_BUY_BACK_CLASS, texts: DEMAND_BUY_BACK_TEXTS },
  'payment.prove-buy-back': { class: PROVE_BUY_BACK_CLASS, texts: PROVE_BUY_BACK_TEXTS },
  'payment.lapse-buy-back': { class: LAPSE_BUY_BACK_CLASS, texts: LAPSE_BUY_BACK_TEXTS },
  'payment.match-entries': { class: MATCH_ENTRIES_CLASS, texts: MATCH_ENTRIES_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const paymentActs = {
  registerAccount: request<RegisterAccount>('payment.register-account'),
  confirmAccount: request<ConfirmAccount>('payment.confirm-account'),
  closeAccount: request<{ readonly account: AccountId }>('payment.close-account'),
  recordStatement: request<RecordStatement>('payment.record-statement'),
  confirmStatement: request<ConfirmStatement>('payment.confirm-statement'),
  instructPayout: request<InstructPayout>('payment.instruct-payout'),
  provePayout: request<ProvePayout>('payment.prove-payout'),
  noteRejection: request<NoteRejection>('payment.note-rejection'),
  noteSilence: request<{ readonly financing: FinancingId }>('payment.note-silence'),
  giveUpPayout: request<{ readonly financing: FinancingId }>('payment.give-up-payout'),
  demandBuyBack: request<DemandBuyBack>('payment.demand-buy-back'),
  proveBuyBack: request<ProveBuyBack>('payment.prove-buy-back'),
  lapseBuyBack: request<{ readonly financing: FinancingId }>('payment.lapse-buy-back'),
  matchEntries: request<MatchEntries>('payment.match-entries'),
}
