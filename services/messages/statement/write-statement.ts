import { type Amount, controlSum, writeAmount } from '../parts/amount.ts'
import { CONTENTS } from '../parts/message-name.ts'
import { type NamedAccount, writeAccount, writeAgent } from '../parts/party.ts'
import { writeRemittance } from '../parts/remittance.ts'
import type { Side } from '../parts/side.ts'
import { group, leaf, nested, type Written } from '../xml/write-xml.ts'
import { KINDS, type StatementFamily } from './statement-kinds.ts'

/** What a bank tells of one account: entries, and of a whole day its balances too. */
export interface IssuedStatement {
  readonly messageId: string
  /** An instant in UTC. */
  readonly createdAt: string
  readonly id: string
  readonly page: { readonly number: number; readonly last: boolean } | null
  /** Counts the statements of the account, without a gap; null where nothing is counted. */
  readonly number: number | null
  readonly account: NamedAccount & { readonly currency: string; readonly owner: string }
  readonly servicerBic: string
  readonly balances: readonly IssuedBalance[]
  readonly entries: readonly IssuedEntry[]
}

export interface IssuedBalance {
  readonly type: 'OPBD' | 'CLBD' | 'ITBD'
  readonly amount: Amount
  readonly side: Side
  readonly on: string
}

export interface IssuedEntry {
  readonly bankReference: string
  readonly amount: Amount
  readonly side: Side
  readonly reversal: boolean
  readonly bookedOn: string
  readonly valueOn: string
  readonly code: readonly [domain: string, family: string, subFamily: string]
  readonly batch: { readonly messageId: string; readonly paymentId: string } | null
  /** How many payments were booked as one; their details may be missing. */
  readonly count: number
  readonly details: readonly IssuedDetail[]
}

export interface IssuedDetail {
  readonly messageId: string | null
  readonly paymentId: string | null
  readonly instructionId: string | null
  readonly endToEndId: string
  readonly bankReference: string
  readonly amount: Amount
  readonly debtor: IssuedParty | null
  readonly creditor: IssuedParty | null
  readonly reference: string | null
  readonly text: string | null
  /** Why an earlier payment came back, by a code such as `AC04`. */
  readonly returned: { readonly reason: string; readonly note: string } | null
}

export interface IssuedParty {
  readonly name: string
  readonly account: NamedAccount | null
}

/** Writes what a bank tells of an account. */
export function writeStatement(family: StatementFamily, issued: IssuedStatement): Written | null {
  const [, name] = KINDS[family]
  const { messageId, createdAt, id, page, number, account } = issued
  return group(
    CONTENTS[family],
    group('GrpHdr', leaf('MsgId', messageId), leaf('CreDtTm', createdAt)),
    group(
      name,
      leaf('Id', id),
      page &&
        group(
          PAGINATIONS[family],
          leaf('PgNb', String(page.number)),
          leaf('LastPgInd', String(page.last)),
        ),
      leaf('ElctrncSeqNb', number === null ? null : String(number)),
      leaf('CreDtTm', createdAt),
      writeOwnAccount(account, issued.servicerBic),
      issued.balances.flatMap(balance => writeBalance(balance) ?? []),
      writeTotals(issued.entries),
      issued.entries.flatMap(entry => writeEntry(entry) ?? []),
    ),
  )
}

const PAGINATIONS = {
  'camt.052': 'RptPgntn',
  'camt.053': 'StmtPgntn',
  'camt.054': 'NtfctnPgntn',
} as const

function writeOwnAccount(account: IssuedStatement['account'], bic: string): Written | null {
  const written = writeAccount('Acct', account, account.currency)
  if (!written || typeof written.content === 'string') return written
  const more = [group('Ownr', leaf('Nm', account.owner)), writeAgent('Svcr', bic)]
  return { ...written, content: [...written.content, ...more.flatMap(each => each ?? [])] }
}

function writeBalance({ type, amount, side, on }: IssuedBalance): Written | null {
  return group(
    'Bal',
    group('Tp', nested(type, 'CdOrPrtry', 'Cd')),
    leaf('Amt', writeAmount(amount), { Ccy: amount.currency }),
    leaf('CdtDbtInd', INDICATORS[side]),
    nested(on, 'Dt', 'Dt'),
  )
}

const INDICATORS: Readonly<Record<Side, string>> = { credit: 'CRDT', debit: 'DBIT' }

function writeTotals(entries: readonly IssuedEntry[]): Written | null {
  const total = (name: string, of: readonly IssuedEntry[]) =>
    group(
      name,
      leaf('NbOfNtries', String(of.length)),
      leaf('Sum', controlSum(of.map(({ amount }) => amount))),
    )
  const on = (side: Side) => entries.filter(entry => entry.side === side)
  return group(
    'TxsSummry',
    total('TtlNtries', entries),
    total('TtlCdtNtries', on('credit')),
    total('TtlDbtNtries', on('debit')),
  )
}

function writeEntry(entry: IssuedEntry): Written | null {
  const { amount, side, batch } = entry
  return group(
    'Ntry',
    leaf('Amt', writeAmount(amount), { Ccy: amount.currency }),
    leaf('CdtDbtInd', INDICATORS[side]),
    leaf('RvslInd', entry.reversal ? 'true' : null),
    nested('BOOK', 'Sts', 'Cd'),
    nested(entry.bookedOn, 'BookgDt', 'Dt'),
    nested(entry.valueOn, 'ValDt', 'Dt'),
    leaf('AcctSvcrRef', entry.bankReference),
    writeCode(entry.code),
    group(
      'NtryDtls',
      batch &&
        group(
          'Btch',
          leaf('MsgId', batch.messageId),
          leaf('PmtInfId', batch.paymentId),
          leaf('NbOfTxs', String(entry.count)),
        ),
      entry.details.flatMap(detail => writeDetail(detail, side) ?? []),
    ),
  )
}

function writeCode([domain, family, subFamily]: IssuedEntry['code']): Written | null {
  const inner = group('Fmly', leaf('Cd', family), leaf('SubFmlyCd', subFamily))
  return group('BkTxCd', group('Domn', leaf('Cd', domain), inner))
}

function writeDetail(detail: IssuedDetail, side: Side): Written | null {
  const { amount, debtor, creditor, returned } = detail
  return group(
    'TxDtls',
    group(
      'Refs',
      leaf('MsgId', detail.messageId),
      leaf('AcctSvcrRef', detail.bankReference),
      leaf('PmtInfId', detail.paymentId),
      leaf('InstrId', detail.instructionId),
      leaf('EndToEndId', detail.endToEndId),
    ),
    leaf('Amt', writeAmount(amount), { Ccy: amount.currency }),
    leaf('CdtDbtInd', INDICATORS[side]),
    group(
      'RltdPties',
      debtor && nested(debtor.name, 'Dbtr', 'Pty', 'Nm'),
      debtor?.account ? writeAccount('DbtrAcct', debtor.account) : null,
      creditor && nested(creditor.name, 'Cdtr', 'Pty', 'Nm'),
      creditor?.account ? writeAccount('CdtrAcct', creditor.account) : null,
    ),
    writeRemittance(detail.reference, detail.text),
    returned &&
      group('RtrInf', nested(returned.reason, 'Rsn', 'Cd'), leaf('AddtlInf', returned.note)),
  )
}
