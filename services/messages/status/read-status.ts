import { CONTENTS } from '../parts/message-name.ts'
import { readMoment } from '../parts/moment.ts'
import {
  find,
  findAll,
  need,
  needText,
  textAt,
  textOfAny,
  type XmlElement,
} from '../xml/xml-element.ts'
import type { BatchStatus, PaymentStatus, StatusMessage, StatusReason } from './status.ts'

/** Reads a bank's answer to instructions, in any version. */
export function readStatusMessage(document: XmlElement): StatusMessage {
  const content = need(document, CONTENTS['pain.002'])
  const head = need(content, 'GrpHdr')
  const original = need(content, 'OrgnlGrpInfAndSts')
  return {
    kind: 'status',
    messageId: needText(head, 'MsgId'),
    createdAt: readMoment(need(head, 'CreDtTm'))!,
    originalMessageId: needText(original, 'OrgnlMsgId'),
    originalName: needText(original, 'OrgnlMsgNmId'),
    status: textAt(original, 'GrpSts'),
    reasons: readReasons(original),
    batches: findAll(content, 'OrgnlPmtInfAndSts').map(readBatch),
  }
}

function readBatch(at: XmlElement): BatchStatus {
  return {
    originalId: needText(at, 'OrgnlPmtInfId'),
    status: textAt(at, 'PmtInfSts'),
    reasons: readReasons(at),
    payments: findAll(at, 'TxInfAndSts').map(readPayment),
  }
}

function readPayment(at: XmlElement): PaymentStatus {
  return {
    originalInstructionId: textAt(at, 'OrgnlInstrId'),
    originalEndToEndId: textAt(at, 'OrgnlEndToEndId'),
    status: textAt(at, 'TxSts'),
    reasons: readReasons(at),
    bankReference: textAt(at, 'AcctSvcrRef'),
  }
}

function readReasons(at: XmlElement): readonly StatusReason[] {
  return findAll(at, 'StsRsnInf').map(reason => ({
    code: textOfAny(find(reason, 'Rsn'), 'Cd', 'Prtry'),
    notes: findAll(reason, 'AddtlInf').map(({ text }) => text),
  }))
}
