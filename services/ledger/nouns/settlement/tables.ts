import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type { AccountId } from '../../../../contracts/payment/account.ts'
import type { StatementEntry } from '../../../../contracts/payment/statement-entry.ts'
import type {
  LineName,
  SettlementId,
  SettlementLine,
} from '../../../../contracts/settlement/settlement.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, locksNothing, type Read, read, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import { loadProvenEntries } from '../payment/load-accounts.ts'
import { TITLES } from '../title/tables.ts'
import { keyLine, loadLines } from './load-lines.ts'

/** Lines by the name of their settlement and their number. */
export const lines = defineState<string, SettlementLine>('settlement lines')
/** Proven entries by account and the bank's reference. */
export const provenEntries = defineState<string, StatementEntry>('proven entries')

/** Lines that something becomes of, with the titles of their spans, which never change. */
export const LINES: Table<LineName> = {
  name: 'settlement lines',
  order: 192,
  lockSet: names => names.map(({ settlement }) => settlement),
  find: async (client, names) => [read(LOCKED_LINES, names), ...(await findTitles(client, names))],
  load: async () => undefined,
}

/** All lines of settlements, with the titles of their spans. */
export const WHOLE_SETTLEMENTS: Table<SettlementId> = {
  name: 'whole settlements',
  order: 193,
  lockSet: ids => ids,
  find: async (client, ids) => {
    const { rows } = await client.query<{ settlement: bigint; number: number }>(
      'select settlement, number from ledger.settlement_line where settlement = any($1::bigint[])',
      [ids.map(idNumber)],
    )
    const names = rows.map(row => ({
      settlement: idOf('stl', row.settlement) satisfies SettlementId,
      number: row.number,
    }))
    return [read(LINES, names)]
  },
  load: async () => undefined,
}

const LOCKED_LINES: Table<LineName> = {
  name: 'locked settlement lines',
  order: 430,
  lockSet: names => names.map(({ settlement }) => settlement),
  find: findsNothing,
  load: async (client, names, view) => {
    await client.query(
      `select count(*) from (
         select from ledger.settlement where id = any($1::bigint[]) order by id
         ${locking(client, 'for no key update')}) locked`,
      [[...new Set(names.map(({ settlement }) => idNumber(settlement)))]],
    )
    for (const line of await loadLines(client, names)) view.set(lines, keyLine(line), line)
  },
}

/** What is proven stays so: it is read without a lock. */
export const PROVEN_ENTRIES: Table<ToldEntry> = {
  name: 'proven entries',
  order: 435,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, told, view) => {
    for (const [key, entry] of await loadProvenEntries(client, told))
      view.set(provenEntries, key, entry)
  },
}

interface ToldEntry {
  readonly account: AccountId
  readonly reference: string
}

async function findTitles(
  client: Transaction,
  names: readonly LineName[],
): Promise<readonly Read[]> {
  const { rows } = await client.query<SpanRow>(
    `select l.instrument, l.lo, l.hi
       from unnest($1::bigint[], $2::integer[]) u (settlement, number)
       join ledger.settlement_line l on l.settlement = u.settlement and l.number = u.number`,
    [names.map(({ settlement }) => idNumber(settlement)), names.map(({ number }) => number)],
  )
  if (rows.length === 0) return []
  const ranges = rows.map(({ instrument, lo, hi }) => ({
    instrument: idOf('rcv', instrument) satisfies `rcv_${string}`,
    // What is lifted and freed becomes one with what lies beside it.
    ...{ lo: lo > 0n ? lo - 1n : 0n, hi: hi + 1n },
  }))
  return [read(TITLES, ranges)]
}

interface SpanRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
}
