import { expect, test } from 'vitest'
import type { Fact, OpenedWait } from '../../../contracts/kernel/fact.ts'
import { writeWaits } from '../../../services/ledger/engine/group/write-waits.ts'
import type { Locked } from '../../../services/ledger/engine/locked.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { newId } from '../../../services/platform/new-id.ts'

const party = newId('pty')
const [awaited, another] = [newId('pty'), newId('pty')]
const DATES = { remindOn: '2026-03-05', lapseOn: '2026-03-09' } as const
const INSTANTS = {
  remindAt: '2026-03-05T01:00:00.000Z',
  lapseAt: '2026-03-09T01:00:00.000Z',
} as const
const wait: OpenedWait = { kind: 'answer', awaited, ...DATES }

/** The waits of these facts by their place, and how many rows were written. */
async function write(
  opened: readonly (OpenedWait | undefined)[],
  commands: readonly string[] = [],
) {
  const written: unknown[][] = []
  const client = { query: async (_: string, values: unknown[]) => void written.push(values) }
  const facts = opened.map((opens, place) => ({
    fact: { type: 'some', opens } as unknown as Fact,
    ...{ entry: 7n, party, command: commands[place] ?? 'one' },
  }))
  const named = await writeWaits(client as unknown as Locked, facts, chinaCalendar())
  const ids = [...new Set(named.map(one => one.wait).filter(id => id !== null))]
  const [columns = []] = written
  expect(columns.every(column => (column as unknown[]).length === ids.length)).toBe(true)
  const places = named.map(one => (one.wait === null ? null : ids.indexOf(one.wait)))
  return { places, columns }
}

test('a command asks one party once until one date; anything else is another wait', async () => {
  const opened = [
    ...[wait, undefined, wait, { ...wait, awaited: another }],
    ...[
      { ...wait, lapseOn: '2026-03-10' as const },
      { ...wait, kind: 'confirmation' as const },
    ],
    { kind: 'answer', awaited, ...INSTANTS } as const,
  ]
  const { places } = await write(opened as readonly OpenedWait[])
  expect(places).toEqual([0, null, 0, 1, 2, 3, 4])
  expect((await write([wait, wait], ['one', 'two'])).places).toEqual([0, 1])
  expect((await write([undefined])).columns).toEqual([])
})

test('its dates or instants are written; one of no published year is provisional', async () => {
  const late = { ...wait, lapseOn: '2031-01-03' } as const
  const { columns } = await write([wait, late, { kind: 'answer', awaited, ...INSTANTS }])
  expect(columns.slice(5)).toEqual([
    [DATES.remindOn, DATES.remindOn, null],
    [DATES.lapseOn, late.lapseOn, null],
    [null, null, INSTANTS.remindAt],
    [null, null, INSTANTS.lapseAt],
    [false, true, false],
  ])
})
