import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { auditLedger, type Ledger, openLedger } from '../../../services/ledger/index.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { openPool } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

/** Two writers on one database, as two processes would be. */
let market: TestMarket
let rival: Ledger
let rivalPool: ReturnType<typeof openPool>
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let third: TestParty
let receivable: ReceivableId
const SIZE = 10_000n

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  third = await market.enrol(['supplier'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: SIZE })
  rivalPool = openPool(market.database.urlAs('tallystick_ledger'), { name: 'rival', max: 4 })
  rival = await openLedger({ pool: rivalPool, calendar: chinaCalendar(), today: () => null })
})
afterAll(async () => {
  await rival.close()
  await rivalPool.end()
  await market.close()
})

const both = () => [supplier.maker, supplier.checker]
const pledge = (to: TestParty, lo: number, hi: number, id?: string) =>
  by(both(), 'title.offer-pledge', { ...DEBT, to: to.id, spans: span(lo, hi) }, id)
const span = (lo: number, hi: number) => [
  { instrument: receivable, lo: String(lo), hi: String(hi) },
]

function by(
  signers: readonly Actor[],
  act: string,
  body: unknown,
  id: string = newId('cmd'),
): string {
  return signed(signers, { aud: market.ledger.name, act, body, id })
}

async function claimants(lo: number): Promise<unknown[]> {
  const { rows } = await market.owner.query(
    `select claimant from ledger.claim where instrument = $1 and lo = $2 and freed_by is null`,
    [idNumber(receivable), lo],
  )
  return rows.map(row => row.claimant)
}

async function remembered(id: string): Promise<number> {
  const { rowCount } = await market.owner.query('select from ledger.command where id = $1', [id])
  return rowCount ?? 0
}

describe('two writers', () => {
  test('racing for one span: one wins, the other is refused, every time', async () => {
    const ROUNDS = 60
    for (let round = 0; round < ROUNDS; round++) {
      const lo = round * 10
      const [first, last] = round % 2 === 0 ? [market.ledger, rival] : [rival, market.ledger]
      const [one, other] = await Promise.all([
        first.submit([pledge(second, lo, lo + 8)]),
        last.submit([pledge(third, lo + 2, lo + 10)]),
      ])
      const refusals = [refusalOf(one[0]!), refusalOf(other[0]!)]
      expect(refusals.toSorted()).toEqual([null, 'title_must_be_free_of_claims'])
      const won = refusals[0] === null ? second : third
      expect(await claimants(won === second ? lo : lo + 2)).toEqual([idNumber(won.id)])
    }
  })

  test('given the same command: it is done once and both are answered alike', async () => {
    for (let round = 0; round < 20; round++) {
      const lo = 1_000 + round * 10
      const jws = pledge(second, lo, lo + 10)
      const answers = await Promise.all([market.ledger.submit([jws]), rival.submit([jws])])
      expect(refusalOf(answers[0][0]!)).toBeNull()
      expect(answers[1]).toEqual(answers[0])
      expect(await claimants(lo)).toHaveLength(1)
    }
  })

  test('given batches over the same spans: each is bound once', async () => {
    const places = Array.from({ length: 100 }, (_, n) => 2_000 + n * 10)
    const batch = (to: TestParty, order: readonly number[]) =>
      order.map(lo => pledge(to, lo, lo + 10))
    const answers = await Promise.all([
      market.ledger.submit(batch(second, places)),
      rival.submit(batch(third, places.toReversed())),
    ])
    expect(answers.flat().filter(a => refusalOf(a) === null)).toHaveLength(places.length)
    for (const lo of places) expect(await claimants(lo)).toHaveLength(1)
    expect((await auditLedger(market.owner)).findings).toEqual([])
  })
})

describe('one batch', () => {
  test('with the same command twice does it once, and answers both alike', async () => {
    const jws = pledge(second, 4_000, 4_010)
    const [first, again] = await market.ledger.submit([jws, jws])
    expect(refusalOf(first!)).toBeNull()
    expect(again).toEqual(first)
  })

  test('with one id for two payloads takes the first and refuses the second', async () => {
    const [first, other] = await market.ledger.submit([
      pledge(second, 4_010, 4_020, 'one id'),
      pledge(second, 4_020, 4_030, 'one id'),
    ])
    expect(refusalOf(first!)).toBeNull()
    expect(refusalOf(other!)).toBe('command_id_must_not_be_used_for_another_payload')
    expect(await claimants(4_020)).toEqual([])
  })
})

/** A rule that only the database knows: what the contracts accept, it refuses. */
async function withRule(work: () => Promise<void>): Promise<void> {
  await market.owner.query('alter table ledger.claim add constraint odd_rule check (lo <> 5010)')
  try {
    await work()
  } finally {
    await market.owner.query('alter table ledger.claim drop constraint odd_rule')
  }
}

describe('a group', () => {
  test('sets the one aside that a constraint refuses; its neighbours are accepted', async () => {
    const places = [5_000, 5_010, 5_020]
    const batch = places.map(lo => pledge(second, lo, lo + 10, `in a group ${lo}`))
    await withRule(async () => {
      const answers = await market.ledger.submit(batch)
      expect(answers.map(refusalOf)).toEqual([null, 'ledger_must_not_have_failed', null])
      const alone = market.ledger.submit([batch[1]!])
      await expect(alone).rejects.toMatchObject({ constraint: 'odd_rule' })
      const claims = async () => (await Promise.all(places.map(claimants))).map(c => c.length)
      await expect.poll(claims).toEqual([1, 0, 1])
      expect(await remembered('in a group 5010'), 'a fault is not remembered').toBe(0)
    })
    expect((await market.ledger.submit(batch)).map(refusalOf)).toEqual([null, null, null])
  })

  test('whose connection is lost before the commit is written again, once', async () => {
    await interrupted('before', 6_000)
  })

  test('whose connection is lost after the commit is answered as it was done', async () => {
    await interrupted('after', 6_010)
  })
})

/** A ledger whose first commit never hears its answer, as the backend ends before or after it. */
async function interrupted(when: 'before' | 'after', lo: number): Promise<void> {
  const pool = openPool(market.database.urlAs('tallystick_ledger'), { name: 'lost', max: 2 })
  let lost = 0
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
    client.query = (async (...args: unknown[]) => {
      if (args[0] !== 'commit' || lost++ > 0) return await query(...args)
      if (when === 'after') await query(...args)
      await endBackend((client as unknown as { processID: number }).processID)
      return await query('select 1')
    }) as typeof client.query
  })
  const ledger = await openLedger({ pool, calendar: chinaCalendar(), today: () => null })
  try {
    const [answer] = await ledger.submit([pledge(second, lo, lo + 10, `lost ${when}`)])
    expect(refusalOf(answer!)).toBeNull()
    expect(lost, 'commits').toBe(2)
    expect(await claimants(lo)).toHaveLength(1)
    const { rows } = await market.owner.query(
      'select id::text as entry from ledger.entry where command = $1',
      [`lost ${when}`],
    )
    const [{ entry }] = rows
    expect(answer).toEqual({ ok: true, acts: [{ ok: true, entry, made: expect.any(Array) }] })
  } finally {
    await ledger.close()
    await pool.end()
  }
}

async function endBackend(pid: number): Promise<void> {
  await market.owner.query('select pg_terminate_backend($1)', [pid])
  const alive = async () =>
    (await market.owner.query('select from pg_stat_activity where pid = $1', [pid])).rowCount
  while ((await alive()) !== 0) await sleep(10)
}
