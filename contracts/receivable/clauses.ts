import type { ActClause } from '../command/act-class.ts'
import type { ActRequest } from '../command/command.ts'
import { request } from '../command/request.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import { OFFER_TRANSFER_TEXTS } from '../title/offer-transfer.ts'
import type { Citation } from '../trade/allocate-invoices.ts'
import type { AcknowledgePayment } from './acknowledge-payment.ts'
import { ACKNOWLEDGE_PAYMENT_CLASS, ACKNOWLEDGE_PAYMENT_TEXTS } from './acknowledge-payment.ts'
import { CANCEL_CLASS, CANCEL_TEXTS } from './cancel.ts'
import type { Confirmation } from './confirm.ts'
import { CONFIRM_CLASS, CONFIRM_TEXTS } from './confirm.ts'
import { RECEIVABLE_OFFER_TEXTS } from './guard.ts'
import { HOLD_DILUTED_CLASS, HOLD_DILUTED_TEXTS } from './hold-diluted.ts'
import { LAPSE_CLASS, LAPSE_TEXTS } from './lapse.ts'
import {
  NOTE_OVERDUE_CLASS,
  NOTE_OVERDUE_TEXTS,
  NOTE_UNPAID_CLASS,
  NOTE_UNPAID_TEXTS,
} from './note-overdue.ts'
import { PAY_WITH_AMOUNT_CLASS, PAY_WITH_AMOUNT_TEXTS } from './pay-with-amount.ts'
import type { Proposal } from './propose.ts'
import { PROPOSE_CLASS, PROPOSE_TEXTS } from './propose.ts'
import { REJECT_CLASS, REJECT_TEXTS } from './reject.ts'
import { UNDERTAKING, WAIVER } from './undertaking.ts'

/** The acts of whole receivables: who signs them, and their duties in the order of precedence. */
export const RECEIVABLE_CLAUSES = {
  'receivable.propose': { class: PROPOSE_CLASS, texts: PROPOSE_TEXTS },
  'receivable.confirm': { class: CONFIRM_CLASS, texts: CONFIRM_TEXTS },
  'receivable.reject': { class: REJECT_CLASS, texts: REJECT_TEXTS },
  'receivable.cancel': { class: CANCEL_CLASS, texts: CANCEL_TEXTS },
  'receivable.lapse': { class: LAPSE_CLASS, texts: LAPSE_TEXTS },
  'receivable.hold-diluted': { class: HOLD_DILUTED_CLASS, texts: HOLD_DILUTED_TEXTS },
  'receivable.note-overdue': { class: NOTE_OVERDUE_CLASS, texts: NOTE_OVERDUE_TEXTS },
  'receivable.note-unpaid': { class: NOTE_UNPAID_CLASS, texts: NOTE_UNPAID_TEXTS },
  'receivable.pay-with-amount': {
    class: PAY_WITH_AMOUNT_CLASS,
    texts: { ...PAY_WITH_AMOUNT_TEXTS, ...OFFER_TRANSFER_TEXTS, ...RECEIVABLE_OFFER_TEXTS },
  },
  'receivable.acknowledge-payment': {
    class: ACKNOWLEDGE_PAYMENT_CLASS,
    texts: ACKNOWLEDGE_PAYMENT_TEXTS,
  },
} satisfies Readonly<Record<string, ActClause>>

interface OfReceivable {
  readonly receivable: ReceivableId
}

/** The same acts as programs ask for them. */
export const receivableActs = {
  propose: request<Proposal & { debtor: PartyId; supplier: PartyId }>('receivable.propose'),
  /** With the undertaking and the waiver in force. */
  confirm: (body: Omit<Confirmation, 'undertaking' | 'waiver'>): ActRequest => ({
    act: 'receivable.confirm',
    body: { ...body, undertaking: UNDERTAKING.digest, waiver: WAIVER.digest },
  }),
  reject: request<OfReceivable>('receivable.reject'),
  cancel: request<OfReceivable>('receivable.cancel'),
  lapse: request<OfReceivable>('receivable.lapse'),
  holdDiluted: request<OfReceivable>('receivable.hold-diluted'),
  noteOverdue: request<OfReceivable>('receivable.note-overdue'),
  noteUnpaid: request<OfReceivable>('receivable.note-unpaid'),
  payWithAmount: request<{ to: PartyId; amount: bigint; trade: readonly Citation[] }>(
    'receivable.pay-with-amount',
  ),
  acknowledgePayment: request<AcknowledgePayment>('receivable.acknowledge-payment'),
}
