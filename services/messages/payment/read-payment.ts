import { controlSum, isControlSum, readAmount } from '../parts/amount.ts'
import { CONTENTS } from '../parts/message-name.ts'
import { readMoment } from '../parts/moment.ts'
import { readAccount, readAgent, readParty } from '../parts/party.ts'
import { readRemittance } from '../parts/remittance.ts'
import { readFlag } from '../parts/side.ts'
import { MESSAGE_ENTRIES_MAX, stopBeyond } from '../refusal/message-refusal.ts'
import {
  find,
  findAll,
  need,
  needText,
  stopWithout,
  textAt,
  textOfAny,
  type XmlElement,
} from '../xml/xml-element.ts'
import type { Miscount, Payment, PaymentBatch, PaymentMessage } from './payment.ts'

/** Reads what is to be paid, in any version; sums are counted again. */
export function readPaymentMessage(document: XmlElement): PaymentMessage {
  const content = need(document, CONTENTS['pain.001'])
  const head = need(content, 'GrpHdr')
  const infos = findAll(content, 'PmtInf')
  const count = infos.reduce((sum, info) => sum + findAll(info, 'CdtTrfTxInf').length, 0)
  stopBeyond('entries', MESSAGE_ENTRIES_MAX, count)
  const batches = infos.map(readBatch)
  const all = batches.flatMap(({ payments }) => payments)
  return {
    kind: 'payment',
    messageId: needText(head, 'MsgId'),
    createdAt: readMoment(need(head, 'CreDtTm'))!,
    initiator: readParty(find(head, 'InitgPty')),
    batches,
    miscounts: [
      ...countAgain(head, 'message', all),
      ...infos.flatMap((info, i) => countAgain(info, batches[i]!.id, batches[i]!.payments)),
    ],
  }
}

function readBatch(at: XmlElement): PaymentBatch {
  const type = find(at, 'PmtTpInf')
  return {
    id: needText(at, 'PmtInfId'),
    method: needText(at, 'PmtMtd'),
    bookedAsOne: readFlag(find(at, 'BtchBookg')) ?? false,
    executeOn: readMoment(need(at, 'ReqdExctnDt'))!,
    serviceLevels: findAll(type, 'SvcLvl').flatMap(level => textOfAny(level, 'Cd', 'Prtry') ?? []),
    debtor: readParty(need(at, 'Dbtr'))!,
    account: readAccount(need(at, 'DbtrAcct')) ?? stopWithout(at, 'DbtrAcct/Id'),
    agent: readAgent(find(at, 'DbtrAgt')),
    ultimateDebtor: readParty(find(at, 'UltmtDbtr')),
    chargeBearer: textAt(at, 'ChrgBr'),
    payments: findAll(at, 'CdtTrfTxInf').map(readPayment),
  }
}

function readPayment(at: XmlElement): Payment {
  const equivalent = find(at, 'Amt', 'EqvtAmt')
  return {
    instructionId: textAt(at, 'PmtId', 'InstrId'),
    endToEndId: needText(at, 'PmtId', 'EndToEndId'),
    uetr: textAt(at, 'PmtId', 'UETR'),
    amount: readAmount(equivalent ? need(equivalent, 'Amt') : need(at, 'Amt', 'InstdAmt')),
    transferCurrency: textAt(equivalent, 'CcyOfTrf'),
    creditor: readParty(find(at, 'Cdtr')),
    account: readAccount(find(at, 'CdtrAcct')),
    agent: readAgent(find(at, 'CdtrAgt')),
    ultimateCreditor: readParty(find(at, 'UltmtCdtr')),
    purpose: textOfAny(find(at, 'Purp'), 'Cd', 'Prtry'),
    remittance: readRemittance(find(at, 'RmtInf')),
  }
}

function countAgain(at: XmlElement, of: string, payments: readonly Payment[]): readonly Miscount[] {
  const amounts = payments.map(({ amount }) => amount)
  const [count, sum] = [textAt(at, 'NbOfTxs'), textAt(at, 'CtrlSum')]
  const counted = String(payments.length)
  const miscounts: Miscount[] = []
  if (count !== null && count.trim().replace(/^0+(?=\d)/, '') !== counted)
    miscounts.push({ of, field: 'NbOfTxs', stated: count, found: counted })
  if (sum !== null && !isControlSum(sum, amounts))
    miscounts.push({ of, field: 'CtrlSum', stated: sum, found: controlSum(amounts) })
  return miscounts
}
