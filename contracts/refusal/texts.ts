import { ACT_TEXTS, ADMISSION_TEXTS } from '../command/command-refusal.ts'
import { COSIGN_TEXTS } from '../command/cosign-refusal.ts'
import type { AnyText } from '../kernel/refusal-text.ts'
import { AUTHORISE_TEXTS } from '../party/authorise.ts'
import { FOUND_TEXTS } from '../party/genesis.ts'
import { INVITATION_TEXTS } from '../party/invite.ts'
import { RAISE_TEXTS } from '../pricing/raise.ts'
import { RECEIPT_GUARD_TEXTS } from '../receipt/guard.ts'
import { RECEIVABLE_GUARD_TEXTS } from '../receivable/guard.ts'
import { ATTACH_TEXTS } from '../trade/attach.ts'
import { BLOB_TEXTS } from '../trade/blob.ts'
import { DENY_ASSERTION_TEXTS } from '../trade/deny-assertion.ts'
import { DOCUMENT_NUMBER_TEXTS } from '../trade/document-number-texts.ts'
import { ELECTRONIC_INVOICE_TEXTS } from '../trade/electronic-invoice.ts'
import { KNOWN_NUMBER_TEXTS } from '../trade/known-number.ts'
import { IMPORTER_TEXTS } from '../trade/may-import.ts'
import { RECORD_DELIVERY_TEXTS } from '../trade/record-delivery.ts'
import { RECORD_INVOICE_TEXTS } from '../trade/record-invoice.ts'
import { RECORD_ORDER_TEXTS } from '../trade/record-order.ts'
import { RED_LETTER_TEXTS } from '../trade/red-letter.ts'
import { ACT_CLAUSES } from './clauses.ts'

/** The duties of imported documents, in words. */
export const DOCUMENT_TEXTS = {
  ...IMPORTER_TEXTS,
  ...DOCUMENT_NUMBER_TEXTS,
  ...ELECTRONIC_INVOICE_TEXTS,
  ...KNOWN_NUMBER_TEXTS,
  ...DENY_ASSERTION_TEXTS,
  ...RECORD_ORDER_TEXTS,
  ...RECORD_DELIVERY_TEXTS,
  ...RECORD_INVOICE_TEXTS,
  ...RED_LETTER_TEXTS,
  ...BLOB_TEXTS,
  ...ATTACH_TEXTS,
}

/** The duties of every command, whatever its acts. */
export const EVERY_COMMAND_TEXTS = {
  ...ADMISSION_TEXTS,
  ...AUTHORISE_TEXTS,
  ...COSIGN_TEXTS,
  ...ACT_TEXTS,
}

/** What the nouns of instruments add to the duties of acts on titles. */
export const GUARD_TEXTS = { receivable: RECEIVABLE_GUARD_TEXTS, receipt: RECEIPT_GUARD_TEXTS }

type Clauses = typeof ACT_CLAUSES
type TextsOfActs = { [Act in keyof Clauses]: Clauses[Act]['texts'] }[keyof Clauses]
type KeysOf<T> = T extends unknown ? keyof T : never

/** Every duty that a command or an imported document can fail to meet. */
export type RefusalCode =
  | keyof typeof EVERY_COMMAND_TEXTS
  | keyof typeof DOCUMENT_TEXTS
  | keyof typeof FOUND_TEXTS
  | keyof typeof INVITATION_TEXTS
  | keyof typeof RAISE_TEXTS
  | KeysOf<TextsOfActs>
  | KeysOf<(typeof RECEIVABLE_GUARD_TEXTS)[keyof typeof RECEIVABLE_GUARD_TEXTS]>
  | KeysOf<(typeof RECEIPT_GUARD_TEXTS)[keyof typeof RECEIPT_GUARD_TEXTS]>

export const REFUSAL_TEXTS = Object.assign(
  {},
  EVERY_COMMAND_TEXTS,
  FOUND_TEXTS,
  INVITATION_TEXTS,
  RAISE_TEXTS,
  DOCUMENT_TEXTS,
  ...Object.values(ACT_CLAUSES).map(clause => clause.texts),
  ...Object.values(GUARD_TEXTS).flatMap(byAct => Object.values(byAct)),
) as Readonly<Record<RefusalCode, AnyText>>

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSAL_TEXTS, text)
}
