import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
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
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const paymentActs = {
  registerAccount: request<RegisterAccount>('payment.register-account'),
  confirmAccount: request<ConfirmAccount>('payment.confirm-account'),
  closeAccount: request<{ readonly account: AccountId }>('payment.close-account'),
  recordStatement: request<RecordStatement>('payment.record-statement'),
  confirmStatement: request<ConfirmStatement>('payment.confirm-statement'),
}
