import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type {
  Account,
  AccountId,
  UnprovenStatement,
} from '../../../../contracts/payment/account.ts'
import type { RecordStatementState } from '../../../../contracts/payment/record-statement.ts'
import type { StatementEntry } from '../../../../contracts/payment/statement-entry.ts'
import { encode } from '../../../platform/jws/jws.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'

/** Locks an account with what is proven of it: who would change it waits. Null: there is none. */
export async function lockAccount(client: Transaction, id: AccountId): Promise<Account | null> {
  const { rows } = await client.query<AccountRow>(
    `select ${ACCOUNT_COLUMNS} from ledger.account a where a.id = $1
     ${locking(client, 'for no key update')}`,
    [idNumber(id)],
  )
  return rows[0] ? buildAccount(rows[0]) : null
}

/** Locks accounts in one order, by id; an id that nothing has is left out. */
export async function lockAccounts(
  client: Transaction,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Account>> {
  const { rows } = await client.query<AccountRow>(
    `select ${ACCOUNT_COLUMNS} from ledger.account a where a.id = any($1::bigint[]) order by a.id
     ${locking(client, 'for no key update')}`,
    [[...new Set(ids)].map(idNumber)],
  )
  return new Map(rows.map(buildAccount).map(account => [account.id, account]))
}

/** Finds an account of this number at this bank that is not closed, whoever holds it. */
export async function findSameAccount(
  client: Transaction,
  { bank, number }: { readonly bank: string; readonly number: string },
): Promise<AccountId | null> {
  const { rows } = await client.query<{ id: bigint }>(
    `select id from ledger.account where bank = $1 and number = $2 and status <> 'closed'`,
    [bank, number],
  )
  return rows[0] ? idOf('acc', rows[0].id) : null
}

/** The name under which a party is enrolled. */
export async function readPartyName(client: Transaction, party: PartyId): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(party)],
  )
  return rows[0]!.name
}

/** Says whether the same bytes were recorded for the account before. */
export async function findRecorded(
  client: Transaction,
  account: AccountId,
  digest: string,
): Promise<RecordStatementState['recorded']> {
  const { rows } = await client.query<{ proven: boolean }>(
    `select bool_or(proven_by is not null) as proven from ledger.statement
      where account = $1 and digest = $2 having count(*) > 0`,
    [idNumber(account), digest],
  )
  if (!rows[0]) return null
  return rows[0].proven ? 'proven' : 'unproven'
}

/** What is proven of an account already, of entries with these references. */
export async function loadProven(
  client: Transaction,
  account: AccountId,
  references: readonly string[],
): Promise<ReadonlyMap<string, StatementEntry>> {
  const { rows } = await client.query<StatementEntryRow>(
    `select ${ENTRY_COLUMNS} from ledger.statement_entry e
      where e.account = $1 and e.reference = any($2::text[]) and e.proven_by is not null`,
    [idNumber(account), references],
  )
  return new Map(rows.map(row => [row.reference, buildEntry(row)]))
}

/** The key of what a bank told of an account. */
export function tellKey({ account, reference }: Told): string {
  return `${account} ${reference}`
}

interface Told {
  readonly account: AccountId
  readonly reference: string
}

/** What is proven of accounts, of entries with these references, by `tellKey`. */
export async function loadProvenEntries(
  client: Transaction,
  told: readonly Told[],
): Promise<ReadonlyMap<string, StatementEntry>> {
  const { rows } = await client.query<StatementEntryRow & { readonly account: bigint }>(
    `select e.account, ${ENTRY_COLUMNS}
       from unnest($1::bigint[], $2::text[]) u (account, reference)
       join ledger.statement_entry e
         on e.account = u.account and e.reference = u.reference and e.proven_by is not null`,
    [told.map(({ account }) => idNumber(account)), told.map(({ reference }) => reference)],
  )
  return new Map(
    rows.map(row => {
      const { reference } = row
      return [tellKey({ account: idOf('acc', row.account), reference }), buildEntry(row)]
    }),
  )
}

/** The statement of this digest that waits for officers; null where none does. */
export async function loadUnproven(
  client: Transaction,
  account: Account,
  digest: string,
): Promise<UnprovenStatement | null> {
  const { rows } = await client.query<StatementRow>(
    `select s.entry, s.kind, s.named, s.number, s.opening_minor, s.closing_minor
       from ledger.statement s
      where s.account = $1 and s.digest = $2
        and not exists (select from ledger.statement p
                         where p.account = s.account and p.digest = s.digest
                           and p.proven_by is not null)`,
    [idNumber(account.id), digest],
  )
  const [found] = rows
  if (!found) return null
  const told = await client.query<StatementEntryRow>(
    `select ${ENTRY_COLUMNS} from ledger.statement_entry e where e.told_by = $1
      order by e.reference`,
    [found.entry],
  )
  const entries = told.rows.map(buildEntry)
  return {
    ...{ digest, recordedBy: found.entry, kind: found.kind, id: found.named, entries },
    ...{ account: account.number, number: found.number, unreferenced: 0 },
    ...{ opening: found.opening_minor, closing: found.closing_minor },
    booked: entries.reduce((sum, one) => sum + signed(one), 0n),
  }
}

function signed({ side, amount }: StatementEntry): bigint {
  return side === 'credit' ? amount : -amount
}

/** Of `ledger.account a`. */
export const ACCOUNT_COLUMNS = `a.id, a.holder, a.number, a.bank, a.name, a.town, a.country,
  a.currency, a.key_alg, a.statement_key, a.status, a.usable_on, a.last_number,
  a.last_closing_minor`

export interface AccountRow {
  readonly id: bigint
  readonly holder: bigint
  readonly number: string
  readonly bank: string
  readonly name: string
  readonly town: string
  readonly country: string
  readonly currency: Account['currency']
  readonly key_alg: Account['statementKey']['alg']
  readonly statement_key: Buffer
  readonly status: Account['status']
  readonly usable_on: Account['usableOn']
  readonly last_number: bigint | null
  readonly last_closing_minor: bigint | null
}

export function buildAccount(row: AccountRow): Account {
  const { number, bank, name, town, country, currency, status } = row
  const { last_number: last, last_closing_minor: closing } = row
  return {
    ...{ number, bank, name, town, country, currency, status, usableOn: row.usable_on },
    id: idOf('acc', row.id),
    holder: idOf('pty', row.holder),
    statementKey: { alg: row.key_alg, publicKey: encode(row.statement_key) },
    last: closing === null ? null : { number: last, closing },
  }
}

export const ENTRY_COLUMNS = `e.reference, e.side, e.currency, e.amount_minor, e.booked_on,
  e.end_to_end_id, e.remittance, e.counterpart, e.returned, e.proven_by is not null as signed`

export interface StatementEntryRow {
  readonly reference: string
  readonly side: StatementEntry['side']
  readonly currency: string
  readonly amount_minor: bigint
  readonly booked_on: StatementEntry['bookedOn']
  readonly end_to_end_id: string | null
  readonly remittance: string | null
  readonly counterpart: string | null
  readonly returned: boolean
  readonly signed: boolean
}

interface StatementRow {
  readonly entry: bigint
  readonly kind: UnprovenStatement['kind']
  readonly named: string
  readonly number: bigint | null
  readonly opening_minor: bigint | null
  readonly closing_minor: bigint | null
}

export function buildEntry(row: StatementEntryRow): StatementEntry {
  const { side, currency, counterpart, returned, signed: proven } = row
  return {
    ...{ id: row.reference, side, currency, counterpart, returned, signed: proven },
    ...{ amount: row.amount_minor, bookedOn: row.booked_on },
    ...{ endToEndId: row.end_to_end_id, reference: row.remittance },
  }
}
