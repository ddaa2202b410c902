import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ReceivableId } from '../../../contracts/kernel/id.ts'
import { inTime } from '../../../services/gateway/graph/in-time.ts'
import { Snapshot } from '../../../services/gateway/graph/snapshot.ts'
import {
  READS_AT_ONCE_PER_PARTY,
  READS_AT_ONCE_PER_USER,
  READS_WAITING_PER_USER,
  ReadSlots,
} from '../../../services/gateway/http/read-slots.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Who reads much keeps itself waiting, and nobody else. */
let world: GatewayWorld
let supplier: Joined
let neighbour: Joined
let receivable: ReceivableId

beforeAll(async () => {
  world = await gatewayWorld()
  const debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  neighbour = await world.join(['supplier'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  for (const one of [supplier, neighbour]) await one.alone.read('{ viewer { duty } }')
})
afterAll(async () => await world?.close())

const LOOK_THROUGH = `query ($id: ID!) { lookThrough(instrument: $id, lo: "0", hi: "1000") {
  stepCount instrument { titles(first: 10) { edges { node { lo } } } } } }`

const bothBlocked = async () => expect(await countBlocked()).toBe(READS_AT_ONCE_PER_USER)

async function countBlocked(): Promise<number> {
  const { rows } = await world.owner.query(
    `select count(*) as n from pg_stat_activity
      where datname = current_database() and usename = 'tallystick_reader'
        and wait_event_type = 'Lock'`,
  )
  return Number(rows[0].n)
}

test('48 look-throughs of one user take two connections: its neighbour reads', async () => {
  const owner = await world.owner.connect()
  await owner.query('begin')
  await owner.query('lock table ledger.title')
  const asked = Array.from({ length: 48 }, () =>
    supplier.alone.read<{ lookThrough: object }>(LOOK_THROUGH, { id: receivable }),
  )
  try {
    await vi.waitFor(bothBlocked, 10_000)
    expect(await neighbour.alone.read('{ viewer { duty } businessDate }')).toMatchObject({
      businessDate: '2026-03-02',
    })
    await bothBlocked()
  } finally {
    await owner.query('rollback')
    owner.release()
  }
  // On a busy machine the first two may have waited longer for the lock than a statement may.
  const answers = await Promise.allSettled(asked)
  const answered = answers.filter(one => one.status === 'fulfilled').map(one => one.value)
  expect(answered.length).toBeGreaterThanOrEqual(48 - READS_AT_ONCE_PER_USER)
  for (const { lookThrough } of answered) expect(lookThrough).toEqual(answered[0]!.lookThrough)
})

test('a party has four reads at once, however many users it has', async () => {
  const slots = new ReadSlots()
  const party = newId('pty')
  let inside = 0
  for (let i = 0; i < 5; i++)
    void slots.enter({ party, user: newId('usr') }).then(() => {
      inside += 1
    })
  await new Promise(resolve => setImmediate(resolve))
  expect(inside).toBe(READS_AT_ONCE_PER_PARTY)
})

test('a user of whom too many reads wait is told so by HTTP', async () => {
  const slots = new ReadSlots()
  const caller = { party: newId('pty'), user: newId('usr'), duty: 'maker', roles: [], key: null }
  const count = READS_AT_ONCE_PER_USER + READS_WAITING_PER_USER
  for (let i = 0; i < count; i++) void slots.enter(caller)
  const snapshot = new Snapshot({} as never, async () => caller as never, slots)
  await expect(snapshot.query('select')).rejects.toMatchObject({
    message: 'user_must_read_less_at_once',
    extensions: { code: 'TOO_MANY_REQUESTS', http: { status: 429 } },
  })
  await snapshot.end()
})

const LATE = { message: 'request_must_end_in_time', extensions: { http: { status: 503 } } }

test('a request ends by its deadline, waiting for its turn or for a connection', async () => {
  const caller = { party: newId('pty'), user: newId('usr') }
  const slots = new ReadSlots()
  const leave = [await slots.enter(caller), await slots.enter(caller)]
  const late = new Snapshot({} as never, async () => caller as never, slots, Date.now())
  await expect(late.query('select')).rejects.toMatchObject(LATE)
  await late.end()
  for (const one of leave) one()
  // It has left its place in the queue: others have two again.
  await slots.enter(caller)
  await slots.enter(caller)

  const released: unknown[] = []
  const client = Promise.withResolvers<object>()
  const pool = { connect: () => client.promise }
  const waiting = new Snapshot(pool as never, async () => null, new ReadSlots(), Date.now())
  await expect(waiting.query('select')).rejects.toMatchObject(LATE)
  client.resolve({ release: () => released.push('the connection') })
  await vi.waitFor(() => expect(released).toEqual(['the connection']))
})

test('what comes in time is not given back', async () => {
  const back = vi.fn()
  expect(await inTime(Promise.resolve(1), Date.now() + 60_000, back)).toBe(1)
  const fault = Promise.reject(new Error('fault'))
  await expect(inTime(fault, Date.now() + 60_000, back)).rejects.toThrow('fault')
  expect(back).not.toHaveBeenCalled()
})
