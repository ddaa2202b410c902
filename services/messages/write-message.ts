import { refuse } from '../../contracts/kernel/decision.ts'
import { messageNamespace, readMessageName } from './parts/message-name.ts'
import type { Instructions } from './payment/payment.ts'
import { writePayments } from './payment/write-payment.ts'
import { answer, type MessageAnswer, MessageStopped } from './refusal/message-refusal.ts'
import { checkSchema } from './schema.ts'
import { withXml } from './xml/parse-xml.ts'
import { type Written, writeXml } from './xml/write-xml.ts'

/** What most banks take, and the newest. */
export type PaymentVersion = 'pain.001.001.09' | 'pain.001.001.12'

/** What a bank is to pay, as the bytes to be sent. */
export function writePaymentMessage(
  version: PaymentVersion,
  instructions: Instructions,
): MessageAnswer<Buffer> {
  return writeMessage(version, () => writePayments(instructions))
}

/** The bytes of a message that its schema has found valid; nothing else is sent. */
export function writeMessage(name: string, write: () => Written | null): MessageAnswer<Buffer> {
  return answer(() => {
    const namespace = messageNamespace(name)
    const bytes = writeXml(namespace, write())
    const verdict = withXml(bytes, document => checkSchema(document, readMessageName(namespace)!))
    if (verdict.schema === 'valid') return bytes
    const found = verdict.schema === 'invalid' ? verdict.faults[0]! : 'no schema'
    throw new MessageStopped(refuse('message_must_meet_its_schema', '', { schema: name, found }))
  })
}
