import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type {
  AccountId,
  AccountStatus,
  StatementKey,
} from '../../../../contracts/payment/account.ts'
import type { ConfirmAccount } from '../../../../contracts/payment/confirm-account.ts'
import type { ConfirmStatement } from '../../../../contracts/payment/confirm-statement.ts'
import type { ReadStatement } from '../../../../contracts/payment/read-statement.ts'
import type { RecordStatement } from '../../../../contracts/payment/record-statement.ts'
import type { RegisterAccount } from '../../../../contracts/payment/register-account.ts'
import type { StatementEntry } from '../../../../contracts/payment/statement-entry.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { AuditedCommand, Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { replaysNothing } from '../../engine/replay/noun-audit.ts'
import type { JournalEntry } from '../../engine/replay/read-journal.ts'
import { auditBuyBacks } from './audit-buy-backs.ts'
import { auditMatches } from './audit-matches.ts'
import { auditPayouts, type FindProven } from './audit-payouts.ts'
import { readFile } from './read-file.ts'

interface Line {
  readonly stated: string
  readonly key: StatementKey
  readonly status: AccountStatus
  readonly last: string
}

interface Told {
  readonly account: AccountId
  readonly digest: string
  readonly read: ReadStatement
  readonly signed: boolean
  readonly provenBy: EntryNumber | null
}

/** What the journal says that there must be. */
interface Rows {
  readonly lines: Map<AccountId, Line>
  /** By the entries that recorded them. */
  readonly statements: Map<EntryNumber, Told>
  /** By account and the bank's reference: the statement that told it first as proven. */
  readonly proven: Map<string, EntryNumber>
}

/** Replays accounts and statements; each file that was signed for is read and verified again. */
export function auditPayments() {
  const rows: Rows = { lines: new Map(), statements: new Map(), proven: new Map() }
  const findProven: FindProven = (account, reference) => {
    const toldBy = rows.proven.get(`${account} ${reference}`)
    const told = toldBy === undefined ? undefined : rows.statements.get(toldBy)
    const entry = told?.read.entries.find(one => one.id === reference)
    return toldBy !== undefined && entry ? { toldBy, entry } : null
  }
  const payouts = auditPayouts(findProven)
  const buyBacks = auditBuyBacks(findProven)
  const matches = auditMatches()
  return {
    genesis: replaysNothing,
    entry: (entry: JournalEntry, command: AuditedCommand) => {
      payouts.entry(entry, command)
      buyBacks.entry(entry, command)
    },
    replays: {
      ...{ ...replayAccounts(rows), ...replayStatements(rows) },
      ...{ ...payouts.replays, ...buyBacks.replays, ...matches.replays },
    },
    comparisons: () => [
      ...[...compareRows(rows), ...payouts.comparisons()],
      ...[...buyBacks.comparisons(), ...matches.comparisons()],
    ],
  }
}

function replayAccounts({ lines }: Rows) {
  const set = (id: AccountId, changed: Partial<Line>) => {
    const line = lines.get(id)
    if (line) lines.set(id, { ...line, ...changed })
  }
  return {
    registered: (body: RegisterAccount, { party }: ReplayedEntry) => {
      const { number, bank, name, town, country, currency, statementKey: key } = body
      const stated = [number, bank, name, town, country, currency, key.alg, key.publicKey].join(' ')
      const whose = formatNumber(party)
      lines.set(body.id, { stated: `${whose} ${stated}`, key, status: 'registered', last: '' })
    },
    confirmed: ({ account }: ConfirmAccount) => set(account, { status: 'confirmed' }),
    closed: ({ account }: { readonly account: AccountId }) => set(account, { status: 'closed' }),
  }
}

function replayStatements({ lines, statements, proven }: Rows) {
  const prove = (recordedBy: EntryNumber, told: Told, provenBy: EntryNumber) => {
    statements.set(recordedBy, { ...told, provenBy })
    const { account, read } = told
    for (const { id } of read.entries) {
      const named = `${account} ${id}`
      if (!proven.has(named)) proven.set(named, recordedBy)
    }
    const line = lines.get(account)
    if (line && read.kind === 'statement')
      lines.set(account, { ...line, last: `${read.number ?? ''}/${read.closing}` })
  }
  return {
    recorded: ({ account, statement, signature }: RecordStatement, { id }: ReplayedEntry) => {
      const { file, signed } = readFile(statement, signature, lines.get(account)?.key ?? null)
      if (!file.ok) return
      const told = { account, ...file.value, signed: signed === true, provenBy: null }
      statements.set(id, told)
      if (signed) prove(id, told, id)
    },
    proven: ({ account, digest }: ConfirmStatement, { id }: ReplayedEntry) => {
      const found = [...statements].find(
        ([, told]) => told.account === account && told.digest === digest,
      )
      if (found) prove(...found, id)
    },
  }
}

function compareRows({ lines, statements, proven }: Rows): readonly Comparison[] {
  return [
    {
      kind: 'account_differs',
      select: SELECT_ACCOUNTS,
      expected: [...lines].map(([id, { stated, status, last }]) => [
        formatNumber(id),
        `${stated} ${status} ${last}`,
      ]),
    },
    {
      kind: 'statement_differs',
      select: SELECT_STATEMENTS,
      expected: [...statements].map(([entry, { account, digest, read, signed, provenBy }]) => [
        String(entry),
        [
          ...[formatNumber(account), digest, read.kind, read.id, read.number ?? ''],
          ...[read.opening ?? '', read.closing ?? '', signed, provenBy ?? ''],
        ].join(' '),
      ]),
    },
    {
      kind: 'statement_entry_differs',
      select: SELECT_ENTRIES,
      expected: [...statements].flatMap(([entry, { account, read, provenBy }]) =>
        read.entries.map((one): readonly [string, string] => {
          const first = proven.get(`${account} ${one.id}`) === entry
          const says = `${formatNumber(account)} ${describeEntry(one)} ${first ? provenBy : ''}`
          return [`${entry} ${one.id}`, says]
        }),
      ),
    },
  ]
}

function describeEntry(one: StatementEntry): string {
  const { side, currency, amount, bookedOn, endToEndId, reference, counterpart, returned } = one
  const named = [endToEndId, reference, counterpart].map(text => text ?? '').join(' ')
  return `${side} ${currency} ${amount} ${bookedOn} ${named} ${returned}`
}

const BASE64URL = (column: string) =>
  `rtrim(translate(encode(${column}, 'base64'), E'+/\\n', '-_'), '=')`

const SELECT_ACCOUNTS = `
  select id::text as subject,
         concat_ws(' ', holder, number, bank, name, town, country, currency, key_alg,
                   ${BASE64URL('statement_key')}, status,
                   coalesce(coalesce(last_number::text, '') || '/' || last_closing_minor, ''))
           as says
    from ledger.account`

const SELECT_STATEMENTS = `
  select entry::text as subject,
         concat_ws(' ', account, digest, kind, named, coalesce(number::text, ''),
                   coalesce(opening_minor::text, ''), coalesce(closing_minor::text, ''),
                   signed::text, coalesce(proven_by::text, '')) as says
    from ledger.statement`

const SELECT_ENTRIES = `
  select told_by || ' ' || reference as subject,
         concat_ws(' ', account, side, currency, amount_minor, booked_on,
                   coalesce(end_to_end_id, ''), coalesce(remittance, ''),
                   coalesce(counterpart, ''), returned::text, coalesce(proven_by::text, '')) as says
    from ledger.statement_entry`
