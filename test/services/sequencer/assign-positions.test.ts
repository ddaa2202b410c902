import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../../services/platform/database.ts'
import {
  assignPositions,
  FencedOff,
  type Mark,
  takeOver,
} from '../../../services/sequencer/assign-positions.ts'
import { keepMovements } from '../../../services/sequencer/keep-movements.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let pool: ReturnType<typeof openPool>

beforeAll(async () => {
  market = await testMarket()
  pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'sequencer', max: 4 })
})
afterAll(async () => {
  await pool.end()
  await market.close()
})

async function positions() {
  const { rows } = await market.owner.query(
    'select position, entry from ledger.position order by position',
  )
  return rows.map(row => [row.position, row.entry])
}

/** An entry committed by hand, with a number drawn when its transaction began. */
async function openEntry() {
  const client = await market.owner.connect()
  await client.query('begin')
  await client.query('select from ledger.sequencer where false for update')
  await client.query('select pg_current_xact_id()')
  const { rows } = await client.query("select nextval('ledger.entry_number') as id")
  const { id } = rows[0]
  await client.query(
    `insert into ledger.command (party, id, payload_hash, jws, outcome)
     values (1, $1, sha256(''), 'x', '[]')`,
    [String(id)],
  )
  await client.query(
    `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     values ($1::bigint, 'test', 1, $1::text, 0, '[]', '{}', '2026-03-02')`,
    [String(id)],
  )
  const commit = async () => {
    await client.query('commit')
    client.release()
  }
  return { id: id as bigint, commit }
}

/**
 * Turns until its low has come so far: transactions of other databases of the cluster, which count
 * for the age of a mark, may be open for some turns.
 */
async function turnUntil(low: bigint, epoch: bigint, mark: Mark | null) {
  for (let turn = await assignPositions(pool, epoch, mark); ; ) {
    const { rows } = await market.owner.query('select low from ledger.sequencer')
    if (rows[0].low >= low) return expect(rows[0].low).toBe(low)
    turn = await assignPositions(pool, epoch, turn.mark)
  }
}

describe('the sequencer', () => {
  test('INV-JRN-02 positions are dense and follow the numbers, late ones come later', async () => {
    const epoch = await takeOver(pool)
    const late = await openEntry()
    const early = await openEntry()
    await early.commit()
    const { mark } = await assignPositions(pool, epoch, null)
    const turn = await assignPositions(pool, epoch, mark)
    // The older transaction is still open: a younger mark would settle later yet.
    expect(turn.mark).toEqual(mark)
    const before = await positions()
    expect(before.at(-1)).toEqual([BigInt(before.length), early.id])
    await late.commit()
    await turnUntil(early.id, epoch, turn.mark)
    expect((await positions()).at(-1)).toEqual([BigInt(before.length + 1), late.id])
  })

  test('what entries moved is kept up to its low, and by its function alone', async () => {
    const epoch = await takeOver(pool)
    while ((await keepMovements(pool)) > 0);
    const late = await openEntry()
    const early = await openEntry()
    await early.commit()
    let turn = await assignPositions(pool, epoch, null)
    for (let i = 0; i < 3; i++) turn = await assignPositions(pool, epoch, turn.mark)
    // An entry with a lower number may come yet.
    expect(await keepMovements(pool)).toBe(0)
    await late.commit()
    await turnUntil(early.id, epoch, turn.mark)
    expect(await keepMovements(pool, 1)).toBe(1)
    const { rows } = await market.owner.query('select entry from ledger.moved_until')
    expect(rows[0].entry).toBe(late.id)
    expect(await keepMovements(pool)).toBe(1)
    expect(await keepMovements(pool)).toBe(0)
    for (const by of ['update ledger.moved_until set entry = 0', 'delete from ledger.moved'])
      await expect(pool.query(by)).rejects.toThrow(/denied/)
  })

  test('an old one is fenced off by a new one', async () => {
    const old = await takeOver(pool)
    await takeOver(pool)
    await expect(assignPositions(pool, old, null)).rejects.toThrow(FencedOff)
  })
})
