import { readAmount } from '../parts/amount.ts'
import { CONTENTS, type Family } from '../parts/message-name.ts'
import { type Moment, readMoment } from '../parts/moment.ts'
import { readAccount, readAgent, readParty } from '../parts/party.ts'
import { readSide } from '../parts/side.ts'
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
import { readEntry } from './read-entry.ts'
import type { Balance, Page, Statement, StatementMessage, Totals } from './statement.ts'
import { KINDS, type StatementFamily } from './statement-kinds.ts'

/** Reads a statement of an account in any version. */
export function readStatementMessage(
  document: XmlElement,
  family: StatementFamily,
): StatementMessage {
  const [kind, name, note] = KINDS[family]
  const content = document.children.find(child => isContent(child, family))
  const from = content ?? need(document, CONTENTS[family])
  const records = findAll(from, name)
  stopBeyond('entries', MESSAGE_ENTRIES_MAX, countEntries(records))
  const head = need(from, 'GrpHdr')
  return {
    kind,
    messageId: needText(head, 'MsgId'),
    createdAt: readMoment(need(head, 'CreDtTm'))!,
    recipient: readParty(find(head, 'MsgRcpt')),
    page: readPage(find(head, 'MsgPgntn')),
    inquiry: textAt(head, 'OrgnlBizQry', 'MsgId'),
    note: textAt(head, 'AddtlInf'),
    statements: records.map(record => readStatement(record, note)),
  }
}

/** The first version has its number in the name of the element too. */
function isContent({ name }: XmlElement, family: Family): boolean {
  return name.replace(/V\d\d$/, '') === CONTENTS[family]
}

function countEntries(records: readonly XmlElement[]): number {
  return records
    .flatMap(record => findAll(record, 'Ntry'))
    .reduce((count, entry) => count + 1 + listDetails(entry).length, 0)
}

/** The first version has no element around the details of an entry. */
export function listDetails(entry: XmlElement): readonly XmlElement[] {
  return [entry, ...findAll(entry, 'NtryDtls')].flatMap(at => findAll(at, 'TxDtls'))
}

function readStatement(at: XmlElement, note: string): Statement {
  const account = find(at, 'Acct')
  const span = find(at, 'FrToDt')
  return {
    id: needText(at, 'Id'),
    electronicNumber: textAt(at, 'ElctrncSeqNb'),
    legalNumber: textAt(at, 'LglSeqNb'),
    page: readPage(find(at, 'StmtPgntn') ?? find(at, 'RptPgntn') ?? find(at, 'NtfctnPgntn')),
    createdAt: readMoment(find(at, 'CreDtTm')),
    from: readBound(span, 'FrDtTm', 'FrDt'),
    to: readBound(span, 'ToDtTm', 'ToDt'),
    copy: textAt(at, 'CpyDplctInd'),
    account: readAccount(account) ?? stopWithout(at, 'Acct/Id'),
    owner: readParty(find(account, 'Ownr')),
    relatedAccount: readAccount(find(at, 'RltdAcct')),
    servicer: readAgent(find(account, 'Svcr')),
    balances: findAll(at, 'Bal').map(readBalance),
    totals: readTotals(find(at, 'TxsSummry')),
    entries: findAll(at, 'Ntry').map(entry => readEntry(entry, listDetails(entry))),
    note: textAt(at, note),
  }
}

function readBound(span: XmlElement | null, ...names: readonly string[]): Moment | null {
  return readMoment(span?.children.find(({ name }) => names.includes(name)) ?? null)
}

function readPage(at: XmlElement | null): Page | null {
  return at && { number: needText(at, 'PgNb'), last: textAt(at, 'LastPgInd')?.trim() !== 'false' }
}

function readBalance(at: XmlElement): Balance {
  return {
    type: textOfAny(find(at, 'Tp', 'CdOrPrtry') ?? find(at, 'Tp'), 'Cd', 'Prtry'),
    amount: readAmount(need(at, 'Amt')),
    side: readSide(need(at, 'CdtDbtInd')),
    on: readMoment(need(at, 'Dt'))!,
  }
}

function readTotals(at: XmlElement | null): Totals | null {
  return (
    at && {
      entries: textAt(at, 'TtlNtries', 'NbOfNtries'),
      credits: textAt(at, 'TtlCdtNtries', 'NbOfNtries'),
      creditSum: textAt(at, 'TtlCdtNtries', 'Sum'),
      debits: textAt(at, 'TtlDbtNtries', 'NbOfNtries'),
      debitSum: textAt(at, 'TtlDbtNtries', 'Sum'),
    }
  )
}
