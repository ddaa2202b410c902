import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOfBusiness } from '../../../contracts/kernel/clock.ts'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { openPool } from '../../../services/platform/database.ts'
import { relayWaits } from '../../../services/relay/relay-waits.ts'
import { noteMoved, selectMoved } from '../../../services/relay/select-waits.ts'
import type { TestParty } from '../../support/actor.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'
import { type RecordedTemporal, recordedTemporal } from './recorded-temporal.ts'

/** More than two portions. */
const MANY = 2_500

let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let pool: pg.Pool
let temporal: RecordedTemporal
/** Statements that the relay asked, with their values. */
let asked: { text: string; values: unknown[] }[] = []

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'relay', max: 2 })
  const query = pool.query.bind(pool)
  pool.query = ((text: string, values: unknown[] = []) => {
    asked.push({ text, values })
    return query(text, values)
  }) as never
})
afterAll(async () => {
  await pool.end()
  await market.close()
})
beforeEach(async () => {
  await market.owner.query('update ledger.wait set closed = true')
  temporal = recordedTemporal()
})

let next = 1n

/** Open proposals in bulk, each with a wait of its own; answers the waits. */
async function proposeMany(count: number, startedIn: string | null, lapseOn = '2026-03-16') {
  const ids = Array.from({ length: count }, () => next++)
  const between = [debtor, supplier].map(party => idNumber(party.id))
  await market.owner.query(
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, started_in,
       told_of)
     select i, 'confirmation', $3, 'bulk', $2, '2026-03-05', $5, $4, '2026-03-02'
       from unnest($1::bigint[]) i`,
    [ids, ...between, startedIn, lapseOn],
  )
  await market.owner.query(
    `insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
       wait, status, proposed_by)
     select i, $2, $3, $3, 'CNY', 1, '2026-06-01', i, 'proposed', 1 from unnest($1::bigint[]) i`,
    [ids, ...between],
  )
  const waits = ids.map(id => idOf('wait', id))
  if (startedIn !== null) for (const wait of waits) temporal.running.add(wait)
  return waits
}

const end = (status: string, waits: readonly string[]) =>
  market.owner.query(
    'update ledger.receivable set status = $2, ended_by = 1 where wait = any($1::bigint[])',
    [waits.map(idNumber), status],
  )

async function turn(openBefore: ReadonlySet<bigint> = new Set()) {
  temporal.clear()
  const options = { pool, temporal: temporal.client, taskQueue: 'test', clock: closeOfBusiness }
  return await relayWaits(options, openBefore)
}

const sorted = (texts: readonly string[]) => [...texts].sort()

describe('of any number of open waits', () => {
  test('those are told that have something to hear, all of them in one turn', async () => {
    const waits = await proposeMany(MANY, 'first')
    await turn()
    expect(temporal.told).toEqual([])
    await market.roll('2026-03-05')
    await turn()
    expect(sorted(temporal.told)).toEqual(sorted(waits.map(w => `clockMoved ${w} 2026-03-05`)))
    await turn()
    expect(temporal.told).toEqual([])
  })

  test('those are closed of which nothing is left, though they lapse last', async () => {
    await proposeMany(MANY, 'first')
    const [answered, untouched] = await proposeMany(2, 'first', '2026-05-29')
    await end('rejected', [answered!])
    await turn()
    expect(temporal.told).toContain(`answered ${answered}`)
    const { rows } = await market.owner.query<{ id: bigint; closed: boolean }>(
      'select id, closed from ledger.wait where id = any($1::bigint[]) order by id',
      [[answered, untouched].map(wait => idNumber(wait!))],
    )
    expect(rows.map(row => row.closed)).toEqual([true, false])
  })

  test('those are started that were open a turn ago', async () => {
    const waits = await proposeMany(MANY, null)
    const [answered, ...open] = waits
    const fresh = await turn()
    expect([temporal.started.length, fresh.size]).toEqual([0, MANY])
    await end('rejected', [answered!])
    expect(await turn(fresh)).toEqual(new Set())
    expect(sorted(temporal.started)).toEqual(sorted(open))
    expect(temporal.reached).toEqual([])
  })

  test('all are started again in a store that has none of them', async () => {
    const waits = await proposeMany(MANY, 'first')
    temporal.running.clear()
    temporal.namespace = 'second'
    await turn()
    expect(sorted(temporal.started)).toEqual(sorted(waits))
    await turn()
    expect(temporal.started).toEqual([])
  })

  test('those are told whose dates have moved, those are started again that are gone', async () => {
    const waits = await proposeMany(MANY, 'first')
    await turn()
    await market.owner.query('update ledger.wait set moved = true where id = any($1::bigint[])', [
      waits.map(idNumber),
    ])
    const [gone, ...here] = waits
    temporal.running.delete(gone!)
    await turn()
    expect(sorted(temporal.told)).toEqual(sorted(here.map(wait => `datesMoved ${wait}`)))
    expect(temporal.started).toEqual([gone])
    const { rows } = await market.owner.query(
      'select id from ledger.wait where gone_at is not null and not closed',
    )
    expect(rows).toEqual([{ id: idNumber(gone!) }])
    await turn()
    expect([temporal.told, temporal.started]).toEqual([[], []])
  })

  test('a date that has moved again since it was told is still to be told', async () => {
    const [wait] = await proposeMany(1, 'first')
    const id = idNumber(wait!)
    const set = async (change: string) =>
      await market.owner.query(`update ledger.wait set ${change} where id = $1`, [id])
    await set('moved = true')
    const [told] = await selectMoved(pool, id - 1n)
    const left = async () => {
      await noteMoved(pool, [told!])
      return (await selectMoved(pool, id - 1n)).length
    }
    await set("lapse_on = '2026-03-17'")
    expect(await left()).toBe(1)
    await set("lapse_on = '2026-03-16', remind_on = '2026-03-06'")
    expect(await left()).toBe(1)
    await set("remind_on = '2026-03-05'")
    expect(await left()).toBe(0)
  })

  test('a turn reads by indexes what it reads of waits', async () => {
    await proposeMany(MANY, 'first', '2026-04-30')
    await market.owner.query(
      'update ledger.wait set told_of = (select max(date) from ledger.business_day)',
    )
    await market.owner.query('vacuum analyze')
    asked = []
    await turn()
    const plans = await Promise.all(
      asked.filter(({ text }) => text.includes('from ledger.wait w')).map(explain),
    )
    expect(plans).toHaveLength(5)
    for (const plan of plans) expect(plan).toMatch(/Index Scan[^"]*".*"wait_(started|moved|waking)/)
    for (const plan of plans) expect(plan).not.toMatch(/"Seq Scan", [^}]*"Relation Name": "wait"/)
  })
})

async function explain({ text, values }: (typeof asked)[number]): Promise<string> {
  const { rows } = await market.owner.query(`explain (format json) ${text}`, values)
  return JSON.stringify(rows[0])
}
