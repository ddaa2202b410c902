import { readAmount } from '../parts/amount.ts'
import { readMoment } from '../parts/moment.ts'
import { readAccount, readAgent, readParty } from '../parts/party.ts'
import { readRemittance } from '../parts/remittance.ts'
import { readFlag, readSide } from '../parts/side.ts'
import { find, findAll, need, textAt, textOfAny, type XmlElement } from '../xml/xml-element.ts'
import type { Batch, Charge, Detail, Entry, References, TransactionCode } from './statement.ts'

/** Reads one booking with the payments behind it. */
export function readEntry(at: XmlElement, details: readonly XmlElement[]): Entry {
  const status = need(at, 'Sts')
  return {
    bankReference: textAt(at, 'AcctSvcrRef'),
    reference: textAt(at, 'NtryRef'),
    amount: readAmount(need(at, 'Amt')),
    side: readSide(need(at, 'CdtDbtInd')),
    reversal: readFlag(find(at, 'RvslInd')) ?? false,
    status: (textOfAny(status, 'Cd', 'Prtry') ?? status.text).trim(),
    bookedOn: readMoment(find(at, 'BookgDt')),
    valueOn: readMoment(find(at, 'ValDt')),
    code: readCode(find(at, 'BkTxCd')),
    batch: readBatch(find(at, 'NtryDtls', 'Btch') ?? find(at, 'Btch')),
    charges: readCharges(at),
    details: details.map(readDetail),
    note: textAt(at, 'AddtlNtryInf'),
  }
}

function readBatch(at: XmlElement | null): Batch | null {
  return (
    at && {
      messageId: textAt(at, 'MsgId'),
      paymentId: textAt(at, 'PmtInfId'),
      count: textAt(at, 'NbOfTxs'),
    }
  )
}

function readCode(at: XmlElement | null): TransactionCode {
  const domain = find(at, 'Domn')
  return {
    domain: textAt(domain, 'Cd'),
    family: textAt(domain, 'Fmly', 'Cd'),
    subFamily: textAt(domain, 'Fmly', 'SubFmlyCd'),
    proprietary: textAt(at, 'Prtry', 'Cd'),
    issuer: textAt(at, 'Prtry', 'Issr'),
  }
}

/** Later versions have the charges as records within one element. */
function readCharges(at: XmlElement): readonly Charge[] {
  return findAll(at, 'Chrgs')
    .flatMap(charges => [charges, ...findAll(charges, 'Rcrd')])
    .flatMap(charge => {
      const amount = find(charge, 'Amt')
      return amount
        ? { amount: readAmount(amount), included: readFlag(find(charge, 'ChrgInclInd')) }
        : []
    })
}

function readDetail(at: XmlElement): Detail {
  const amounts = find(at, 'AmtDtls')
  const own = find(at, 'Amt') ?? find(amounts, 'TxAmt', 'Amt')
  const instructed = find(amounts, 'InstdAmt', 'Amt')
  const side = find(at, 'CdtDbtInd')
  const returned = find(at, 'RtrInf')
  return {
    references: readReferences(find(at, 'Refs')),
    amount: own && readAmount(own),
    instructed: instructed && readAmount(instructed),
    side: side && readSide(side),
    code: readCode(find(at, 'BkTxCd')),
    charges: readCharges(at),
    ...readSides(find(at, 'RltdPties'), find(at, 'RltdAgts')),
    remittance: readRemittance(find(at, 'RmtInf')),
    returned: returned && {
      reason: textOfAny(find(returned, 'Rsn'), 'Cd', 'Prtry'),
      notes: findAll(returned, 'AddtlInf').map(({ text }) => text),
    },
    note: textAt(at, 'AddtlTxInf'),
  }
}

function readSides(parties: XmlElement | null, agents: XmlElement | null) {
  return {
    debtor: readParty(find(parties, 'Dbtr')),
    debtorAccount: readAccount(find(parties, 'DbtrAcct')),
    debtorAgent: readAgent(find(agents, 'DbtrAgt')),
    ultimateDebtor: readParty(find(parties, 'UltmtDbtr')),
    creditor: readParty(find(parties, 'Cdtr')),
    creditorAccount: readAccount(find(parties, 'CdtrAcct')),
    creditorAgent: readAgent(find(agents, 'CdtrAgt')),
    ultimateCreditor: readParty(find(parties, 'UltmtCdtr')),
  }
}

function readReferences(at: XmlElement | null): References {
  const others = findAll(at, 'Prtry').flatMap(other => {
    const reference = textAt(other, 'Ref')
    return reference === null ? [] : { type: textAt(other, 'Tp'), reference }
  })
  return {
    messageId: textAt(at, 'MsgId'),
    paymentId: textAt(at, 'PmtInfId'),
    instructionId: textAt(at, 'InstrId'),
    endToEndId: textAt(at, 'EndToEndId'),
    transactionId: textAt(at, 'TxId'),
    uetr: textAt(at, 'UETR'),
    bankReference: textOfAny(at, 'AcctSvcrRef', 'AcctSvcrTxId'),
    mandateId: textAt(at, 'MndtId'),
    chequeNumber: textAt(at, 'ChqNb'),
    clearingReference: textAt(at, 'ClrSysRef'),
    others,
  }
}
