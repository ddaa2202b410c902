import { refuse } from '../../contracts/kernel/decision.ts'
import { messageNamespace, readMessageName } from './parts/message-name.ts'
import type { Instructions } from './payment/payment.ts'
import { writePayments } from './payment/write-payment.ts'
import { answer, type MessageAnswer, MessageStopped } from './refusal/message-refusal.ts'
import { checkSchema } from './schema.ts'
import type { StatementFamily } from './statement/statement-kinds.ts'
import { type IssuedStatement, writeStatement } from './statement/write-statement.ts'
import { type IssuedStatus, writeStatus } from './status/write-status.ts'
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

/** What a bank tells of an account. */
export function writeStatementMessage(
  family: StatementFamily,
  issued: IssuedStatement,
): MessageAnswer<Buffer> {
  return writeMessage(`${family}.001.08`, () => writeStatement(family, issued))
}

/** What a bank answers to instructions: each version of theirs has its own of the answer. */
export type StatusVersion = 'pain.002.001.10' | 'pain.002.001.14'

export function writeStatusMessage(
  version: StatusVersion,
  issued: IssuedStatus,
): MessageAnswer<Buffer> {
  return writeMessage(version, () => writeStatus(issued))
}

/** The bytes of a message that its schema has found valid; nothing else is sent. */
function writeMessage(name: string, write: () => Written | null): MessageAnswer<Buffer> {
  return answer(() => {
    const namespace = messageNamespace(name)
    const bytes = writeXml(namespace, write())
    const verdict = withXml(bytes, document => checkSchema(document, readMessageName(namespace)!))
    if (verdict.schema === 'valid') return bytes
    const found = verdict.schema === 'invalid' ? verdict.faults[0]! : 'no schema'
    throw new MessageStopped(refuse('message_must_meet_its_schema', '', { schema: name, found }))
  })
}
