import { parse } from 'graphql'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { closeOfBusiness } from '../../../contracts/kernel/clock.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { nameOperation } from '../../../services/gateway/graph/use-request-times.ts'
import { openPool } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { startRelay } from '../../../services/relay/index.ts'
import { startSequencer, unplaced, watchUnplaced } from '../../../services/sequencer/index.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

let world: GatewayWorld
let supplier: Joined
let debtor: Joined
let pool: pg.Pool

beforeAll(async () => {
  world = await gatewayWorld({ healthPages: true })
  supplier = await world.join(['supplier'])
  debtor = await world.join(['debtor'])
  pool = openPool(world.database.urlAs('tallystick_sequencer'), { name: 'watched', max: 3 })
})
afterAll(async () => {
  await pool?.end()
  await world?.close()
})

/** The figure of a line of /metrics; null when there is none. */
async function figure(line: string): Promise<number | null> {
  const text = await (await fetch(`${world.url}/metrics`)).text()
  const found = text.split('\n').find(one => one.startsWith(`${line} `))
  return found ? Number(found.slice(line.length + 1)) : null
}

const reject = () => supplier.alone.receivable.reject({ receivable: newId('rcv') })

describe('figures that move', () => {
  test('requests by their root field, whether answered or refused', async () => {
    const line = 'tallystick_request_seconds_count{operation="mutation.submit"}'
    const before = (await figure(line)) ?? 0
    await reject()
    expect(await figure(line)).toBe(before + 1)
    const denied = 'tallystick_request_seconds_count{operation="query.viewer"}'
    const deniedBefore = (await figure(denied)) ?? 0
    await expect(world.transport.request('{ viewer { duty } }')).rejects.toThrow(
      'reader_must_be_logged_in',
    )
    expect(await figure(denied)).toBe(deniedBefore + 1)
  })

  test('refusals by code, of commands and of acts', async () => {
    const of = (code: string) => figure(`tallystick_refusals_total{code="${code}"}`)
    const before = (await of('receivable_must_be_known')) ?? 0
    const forged = (await of('jws_must_be_well_formed')) ?? 0
    await reject()
    await supplier.alone.submit(['no jws'])
    expect(await of('receivable_must_be_known')).toBe(before + 1)
    expect(await of('jws_must_be_well_formed')).toBe(forged + 1)
  })

  test('acts, groups and the queue', async () => {
    const before = await figure('tallystick_group_acts_count')
    await reject()
    expect(await figure('tallystick_group_acts_count')).toBe(before! + 1)
    expect(await figure('tallystick_queued_acts')).toBe(0)
    expect(await figure('tallystick_acts_total{outcome="accepted"}')).toBeGreaterThan(0)
  })

  test('connections by pool: busy, idle, and who waits for one', async () => {
    const of = (state: string) =>
      figure(`tallystick_pool_connections{pool="watched",state="${state}"}`)
    const held = [await pool.connect(), await pool.connect(), await pool.connect()]
    const waiting = pool.connect()
    expect([await of('busy'), await of('idle'), await of('waiting')]).toEqual([3, 0, 1])
    for (const client of held) client.release()
    ;(await waiting).release()
    expect([await of('busy'), await of('waiting')]).toEqual([0, 0])
  })

  test('entries without a position, and how old the oldest is', async () => {
    watchUnplaced(() => unplaced(pool))
    onTestFinished(() => watchUnplaced(null))
    const sequencer = startSequencer(pool)
    const of = (what = '') => figure(`tallystick_entries_unplaced${what}`)
    await expect.poll(() => of(), { timeout: 10_000 }).toBe(0)
    const lock = await world.owner.connect()
    await lock.query('begin')
    await lock.query('select from ledger.sequencer for update')
    await proposeReceivable(world, { debtor, supplier, amount: 10n })
    await expect.poll(() => of('_age_seconds'), { timeout: 10_000 }).toBeGreaterThan(0.2)
    expect(await of()).toBe(1)
    await lock.query('rollback')
    lock.release()
    await expect.poll(() => of(), { timeout: 10_000 }).toBe(0)
    expect(await of('_age_seconds')).toBe(0)
    expect(await figure('tallystick_works{work="sequencer"}')).toBe(1)
    await sequencer.close()
    expect(await figure('tallystick_works{work="sequencer"}')).toBeNull()
  })

  test('waits that no workflow carries out, though Temporal is away', async () => {
    const describeNamespace = () => Promise.reject(new Error('away'))
    const temporal = { workflowService: { describeNamespace }, options: { namespace: 'none' } }
    const clock = closeOfBusiness
    const relay = startRelay({ pool, temporal: temporal as never, taskQueue: 'none', clock })
    const of = (what = '') => figure(`tallystick_waits_unstarted${what}`)
    const before = await of()
    await proposeReceivable(world, { debtor, supplier, amount: 10n })
    expect(await of()).toBe(before! + 1)
    expect(await of('_age_seconds')).toBeGreaterThan(0)
    await relay.close()
    expect(await of()).toBeNaN()
  })
})

test('an operation is one of ours, whatever its sender calls it', () => {
  const of = (text: string, name?: string) => nameOperation(schema, parse(text), name)
  expect(of('query Mine { viewer { duty } }')).toBe('query.viewer')
  expect(of('query { mine: viewer { duty } }')).toBe('query.viewer')
  expect(of('{ viewer { duty } businessDate }')).toBe('several')
  expect(of('{ ... on Query { viewer { duty } } }')).toBe('several')
  expect(of('{ invented }')).toBe('other')
  expect(of('query a { viewer { duty } } query b { businessDate }', 'b')).toBe('query.businessDate')
})
