export { type Amount, controlSum, writeAmount } from './parts/amount.ts'
export type { Instructions } from './payment/payment.ts'
export { type ReadMessage, readMessage } from './read-message.ts'
export {
  MESSAGE_TEXTS,
  type MessageAnswer,
  type MessageRefusal,
} from './refusal/message-refusal.ts'
export { type PaymentVersion, writePaymentMessage } from './write-message.ts'
