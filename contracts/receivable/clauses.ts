import type { ActClause } from '../command/act-class.ts'
import { OFFER_TRANSFER_TEXTS } from '../title/offer-transfer.ts'
import { ACKNOWLEDGE_PAYMENT_CLASS, ACKNOWLEDGE_PAYMENT_TEXTS } from './acknowledge-payment.ts'
import { CANCEL_CLASS, CANCEL_TEXTS } from './cancel.ts'
import { CONFIRM_CLASS, CONFIRM_TEXTS } from './confirm.ts'
import { RECEIVABLE_OFFER_TEXTS } from './guard.ts'
import { LAPSE_CLASS, LAPSE_TEXTS } from './lapse.ts'
import { PAY_WITH_AMOUNT_CLASS, PAY_WITH_AMOUNT_TEXTS } from './pay-with-amount.ts'
import { PROPOSE_CLASS, PROPOSE_TEXTS } from './propose.ts'
import { REJECT_CLASS, REJECT_TEXTS } from './reject.ts'

/** The acts of whole receivables: who signs them, and their duties in the order of precedence. */
export const RECEIVABLE_CLAUSES = {
  'receivable.propose': { class: PROPOSE_CLASS, texts: PROPOSE_TEXTS },
  'receivable.confirm': { class: CONFIRM_CLASS, texts: CONFIRM_TEXTS },
  'receivable.reject': { class: REJECT_CLASS, texts: REJECT_TEXTS },
  'receivable.cancel': { class: CANCEL_CLASS, texts: CANCEL_TEXTS },
  'receivable.lapse': { class: LAPSE_CLASS, texts: LAPSE_TEXTS },
  'receivable.pay-with-amount': {
    class: PAY_WITH_AMOUNT_CLASS,
    texts: { ...PAY_WITH_AMOUNT_TEXTS, ...OFFER_TRANSFER_TEXTS, ...RECEIVABLE_OFFER_TEXTS },
  },
  'receivable.acknowledge-payment': {
    class: ACKNOWLEDGE_PAYMENT_CLASS,
    texts: ACKNOWLEDGE_PAYMENT_TEXTS,
  },
} satisfies Readonly<Record<string, ActClause>>
