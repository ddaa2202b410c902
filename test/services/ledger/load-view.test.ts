import { expect, test } from 'vitest'
import {
  AFTER_THE_DATE,
  locksNothing,
  type Read,
  read,
  type Table,
} from '../../../services/ledger/engine/act/read.ts'
import { loadView } from '../../../services/ledger/engine/group/load-view.ts'
import type { Nouns } from '../../../services/ledger/engine/noun/noun.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import type { Transaction } from '../../../services/platform/transaction.ts'

/** What the store was asked, in order: each load with its keys, and the business date. */
async function askedFor(reads: (table: TableOf) => readonly Read[]): Promise<readonly string[]> {
  const asked: string[] = []
  const query = async () => {
    asked.push('date')
    return { rows: [{ date: '2026-03-02' }] }
  }
  const table: TableOf = (order, found = []) => ({
    ...{ name: String(order), order, lockSet: locksNothing, find: async () => found },
    load: async (_client, keys, view) =>
      void asked.push(`${order} on ${view.asOf}: ${keys.join(' ')}`),
  })
  const nouns = { instruments: new Map() } as Pick<Nouns, 'instruments'> as Nouns
  await loadView({ query } as unknown as Transaction, reads(table), nouns, chinaCalendar())
  return asked
}

type TableOf = (order: number, found?: readonly Read[]) => Table

test('tables are locked in one order, each once, and the date is read when they are', async () => {
  const asked = await askedFor(table => {
    const [one, late] = [table(1), table(AFTER_THE_DATE)]
    return [read(late, ['e']), read(table(3), ['c']), read(one, ['a']), read(one, ['b'])]
  })
  const before = 'on 0001-01-01:'
  expect(asked).toEqual([`1 ${before} a b`, `3 ${before} c`, 'date', '900 on 2026-03-02: e'])
})

test('what is found in the store is locked among them, also what is found by that', async () => {
  const asked = await askedFor(table => {
    const first = table(1)
    const second = table(2, [read(first, ['deep'])])
    return [read(first, ['own']), read(table(3, [read(second, ['found'])]), ['named'])]
  })
  expect(asked.map(said => said.replace(/ on .*: /, ' '))).toEqual([
    ...['1 own deep', '2 found', '3 named', 'date'],
  ])
})
