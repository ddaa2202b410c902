import { refuse } from '../../contracts/kernel/decision.ts'
import { formatMessageName, type MessageName, readMessageName } from './parts/message-name.ts'
import type { PaymentMessage } from './payment/payment.ts'
import { readPaymentMessage } from './payment/read-payment.ts'
import { answer, type MessageAnswer, MessageStopped } from './refusal/message-refusal.ts'
import { checkSchema, type Verdict } from './schema.ts'
import { readStatementMessage } from './statement/read-statement.ts'
import type { StatementMessage } from './statement/statement.ts'
import { isStatementFamily } from './statement/statement-kinds.ts'
import { readStatusMessage } from './status/read-status.ts'
import type { StatusMessage } from './status/status.ts'
import { readElements, withXml } from './xml/parse-xml.ts'
import type { XmlElement } from './xml/xml-element.ts'

/** A message as it was read, and apart from that what its schema says of it. */
export interface ReadMessage {
  /** `camt.053.001.08` */
  readonly name: string
  readonly verdict: Verdict
  readonly content: StatementMessage | PaymentMessage | StatusMessage
}

/**
 * Reads what a bank or its customer sends. What breaks its schema is read all the same where it can
 * be: banks send such files, and who reads them decides by the verdict.
 */
export function readMessage(bytes: Uint8Array): MessageAnswer<ReadMessage> {
  return answer(() =>
    withXml(bytes, document => {
      const { root } = document
      const name = readMessageName(root.namespaceUri)
      if (!name || root.name !== 'Document') throw unknown(root.namespaceUri || root.name)
      // Read before it is judged: limits and missing parts end it sooner than a list of faults.
      const content = readContent(readElements(document), name)
      return { name: formatMessageName(name), verdict: checkSchema(document, name), content }
    }),
  )
}

function unknown(found: string): MessageStopped {
  return new MessageStopped(
    refuse('message_must_be_of_a_known_kind', '', { found: found.slice(0, 120) }),
  )
}

function readContent(document: XmlElement, { family }: MessageName): ReadMessage['content'] {
  if (isStatementFamily(family)) return readStatementMessage(document, family)
  return family === 'pain.001' ? readPaymentMessage(document) : readStatusMessage(document)
}
