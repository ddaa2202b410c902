import { controlSum, writeAmount } from '../parts/amount.ts'
import { CONTENTS } from '../parts/message-name.ts'
import { writeAccount, writeAgent, writeParty } from '../parts/party.ts'
import { writeRemittance } from '../parts/remittance.ts'
import { group, leaf, nested, type Written } from '../xml/write-xml.ts'
import type { InstructedBatch, InstructedPayment, Instructions } from './payment.ts'

/** Writes what a bank is to pay; what is written is the same in both versions. */
export function writePayments(instructions: Instructions): Written | null {
  const { messageId, createdAt, initiator, batches } = instructions
  const payments = batches.flatMap(batch => batch.payments)
  return group(
    CONTENTS['pain.001'],
    group(
      'GrpHdr',
      leaf('MsgId', messageId),
      leaf('CreDtTm', createdAt),
      ...sums(payments),
      writeParty('InitgPty', initiator),
    ),
    batches.map(writeBatch).flatMap(batch => batch ?? []),
  )
}

function sums(payments: readonly InstructedPayment[]): readonly (Written | null)[] {
  const amounts = payments.map(({ amount }) => amount)
  return [leaf('NbOfTxs', String(payments.length)), leaf('CtrlSum', controlSum(amounts))]
}

function writeBatch(batch: InstructedBatch): Written | null {
  return group(
    'PmtInf',
    leaf('PmtInfId', batch.id),
    leaf('PmtMtd', 'TRF'),
    leaf('BtchBookg', String(batch.bookedAsOne)),
    ...sums(batch.payments),
    nested(batch.executeOn, 'ReqdExctnDt', 'Dt'),
    writeParty('Dbtr', batch.debtor),
    writeAccount('DbtrAcct', batch.account),
    writeAgent('DbtrAgt', batch.agentBic),
    leaf('ChrgBr', 'SLEV'),
    batch.payments.map(writePayment).flatMap(payment => payment ?? []),
  )
}

function writePayment(payment: InstructedPayment): Written | null {
  const { amount } = payment
  return group(
    'CdtTrfTxInf',
    group('PmtId', leaf('InstrId', payment.instructionId), leaf('EndToEndId', payment.endToEndId)),
    group('Amt', leaf('InstdAmt', writeAmount(amount), { Ccy: amount.currency })),
    writeAgent('CdtrAgt', payment.agentBic),
    writeParty('Cdtr', payment.creditor),
    writeAccount('CdtrAcct', payment.account),
    writeRemittance(payment.reference, payment.text),
  )
}
