export type { Side } from './parts/side.ts'
export type { Instructions, PaymentMessage } from './payment/payment.ts'
export { type ReadMessage, readMessage } from './read-message.ts'
export {
  MESSAGE_TEXTS,
  type MessageAnswer,
  type MessageRefusal,
  MessageStopped,
} from './refusal/message-refusal.ts'
export type {
  Statement as AccountStatement,
  StatementMessage,
} from './statement/statement.ts'
export type { StatementFamily } from './statement/statement-kinds.ts'
export { toEntries, toPeriod, toReadStatement } from './statement/to-entries.ts'
export type { IssuedBalance, IssuedEntry } from './statement/write-statement.ts'
export type { StatusMessage } from './status/status.ts'
export {
  type PaymentVersion,
  writePaymentMessage,
  writeStatementMessage,
  writeStatusMessage,
} from './write-message.ts'
export { readElementsWithin, withXml } from './xml/parse-xml.ts'
export { find, findAll, textAt, type XmlElement } from './xml/xml-element.ts'
