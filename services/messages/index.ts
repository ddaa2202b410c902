export type { Instructions } from './payment/payment.ts'
export { readMessage } from './read-message.ts'
export { MESSAGE_TEXTS, type MessageRefusal } from './refusal/message-refusal.ts'
export { type PaymentVersion, writePaymentMessage } from './write-message.ts'
