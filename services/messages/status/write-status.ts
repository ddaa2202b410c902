import { CONTENTS } from '../parts/message-name.ts'
import { group, leaf, nested, type Written } from '../xml/write-xml.ts'
import type { BatchStatus, PaymentStatus, StatusMessage, StatusReason } from './status.ts'

/** A bank's answer as it is written: the same as one that is read, but for its instant. */
export interface IssuedStatus extends Omit<StatusMessage, 'kind' | 'createdAt'> {
  readonly createdAt: string
}

/** Writes a bank's answer to instructions. */
export function writeStatus(issued: IssuedStatus): Written | null {
  return group(
    CONTENTS['pain.002'],
    group('GrpHdr', leaf('MsgId', issued.messageId), leaf('CreDtTm', issued.createdAt)),
    group(
      'OrgnlGrpInfAndSts',
      leaf('OrgnlMsgId', issued.originalMessageId),
      leaf('OrgnlMsgNmId', issued.originalName),
      leaf('GrpSts', issued.status),
      writeReasons(issued.reasons),
    ),
    issued.batches.flatMap(batch => writeBatch(batch) ?? []),
  )
}

function writeBatch(batch: BatchStatus): Written | null {
  return group(
    'OrgnlPmtInfAndSts',
    leaf('OrgnlPmtInfId', batch.originalId),
    leaf('PmtInfSts', batch.status),
    writeReasons(batch.reasons),
    batch.payments.flatMap(payment => writePayment(payment) ?? []),
  )
}

function writePayment(payment: PaymentStatus): Written | null {
  return group(
    'TxInfAndSts',
    leaf('OrgnlInstrId', payment.originalInstructionId),
    leaf('OrgnlEndToEndId', payment.originalEndToEndId),
    leaf('TxSts', payment.status),
    writeReasons(payment.reasons),
    leaf('AcctSvcrRef', payment.bankReference),
  )
}

function writeReasons(reasons: readonly StatusReason[]): readonly Written[] {
  return reasons.flatMap(
    ({ code, notes }) =>
      group(
        'StsRsnInf',
        nested(code, 'Rsn', 'Cd'),
        notes.flatMap(note => leaf('AddtlInf', note) ?? []),
      ) ?? [],
  )
}
