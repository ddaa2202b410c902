import type { Calendar } from '../../../../contracts/kernel/calendar.ts'
import { readBusinessDate } from '../../../platform/business-date.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { AFTER_THE_DATE, type Read, type Table } from '../act/read.ts'
import type { Nouns } from '../noun/noun.ts'
import { View } from '../view/view.ts'

/**
 * Takes the locks of a whole group in the one order of all groups (table by table, rows sorted) and
 * reads what its acts need. The business date is read when the rows are locked.
 */
export async function loadView(
  client: Transaction,
  reads: readonly Read[],
  nouns: Nouns,
  calendar: Calendar,
): Promise<View> {
  const wanted = [...(await findAll(client, reads, nouns))].sort(([a], [b]) => a.order - b.order)
  const view = new View(calendar, NOT_DATED)
  const load = async (part: typeof wanted) => {
    for (const [table, keys] of part) await table.load(client, keys, view)
  }
  await load(wanted.filter(([table]) => table.order < AFTER_THE_DATE))
  view.dateFrom(await readBusinessDate(client))
  await load(wanted.filter(([table]) => table.order >= AFTER_THE_DATE))
  return view
}

/** What a view is dated before its rows are locked. */
const NOT_DATED = '0001-01-01'

/** Collects the keys of each table, with what can only be found in the store. */
async function findAll(
  client: Transaction,
  reads: readonly Read[],
  nouns: Nouns,
): Promise<ReadonlyMap<Table, readonly unknown[]>> {
  const wanted = new Map<Table, unknown[]>()
  for (let found = reads; found.length > 0; ) {
    const fresh = collectKeys(found)
    for (const [table, keys] of fresh) wanted.set(table, [...(wanted.get(table) ?? []), ...keys])
    found = []
    for (const [table, keys] of fresh)
      found = [...found, ...(await table.find(client, keys, nouns.instruments))]
  }
  return wanted
}

function collectKeys(reads: readonly Read[]): ReadonlyMap<Table, readonly unknown[]> {
  const byTable = new Map<Table, unknown[]>()
  for (const { table, keys } of reads) {
    const all = byTable.get(table)
    if (all) for (const key of keys) all.push(key)
    else byTable.set(table, [...keys])
  }
  return byTable
}
