import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { WAITS } from '../../../../contracts/wait/waits.ts'
import { read } from '../../../../services/ledger/engine/act/read.ts'
import type { Unit } from '../../../../services/ledger/engine/act/unit.ts'
import { findLockSet, takeNextGroup } from '../../../../services/ledger/engine/group/next-group.ts'
import { readActs } from '../../../../services/ledger/engine/group/read-acts.ts'
import { collectNouns } from '../../../../services/ledger/engine/noun/noun.ts'
import { auditSnapshot } from '../../../../services/ledger/index.ts'
import { LEDGER_NOUNS } from '../../../../services/ledger/nouns.ts'
import { newId } from '../../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../../support/actor.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../../support/market.ts'
import { testTemporal } from '../../../support/temporal.ts'
import { runWaits } from '../../../support/waits.ts'
import { GADGETS, gadget } from './gadget.ts'
import { GADGET_WAITS, type GadgetId } from './gadget-clauses.ts'
import { GADGET_SQL } from './gadget-sql.ts'

const nouns = collectNouns([...LEDGER_NOUNS, gadget])

let market: TestMarket
let maker: TestParty
let inspector: TestParty

beforeAll(async () => {
  market = await testMarket({ nouns })
  await market.owner.query(GADGET_SQL)
  maker = await market.enrol(['supplier'])
  inspector = await market.enrol(['keeper'])
})
afterAll(async () => await market.close())

const make = (id: GadgetId) => ({
  ...{ gadget: id, grams: '100', inspector: inspector.id },
  ...{ remindAt: '2026-03-03T01:00:00.000Z', lapseAt: '2026-03-04T08:59:59.999Z' },
})

async function ask<Row extends object>(statement: string, of: string): Promise<Row[]> {
  return (await market.owner.query<Row>(statement, [idNumber(of)])).rows
}

describe('a noun made in the tests', () => {
  test('lives through memory, lock, row, chain, sight and wait', async () => {
    const id = newId('not')
    const { aud } = { aud: market.ledger.name }
    // One group: the second command sees in memory what the first has done.
    const [made, inspected] = await market.ledger.submit([
      signed([maker.maker], { aud, act: 'gadget.make', body: make(id) }),
      signed([inspector.maker], { aud, act: 'gadget.inspect', body: { gadget: id } }),
    ])
    mustBeAccepted(made!)
    mustBeAccepted(inspected!)
    expect(
      await ask(
        'select maker, inspected_by is not null as ended from ledger.gadget where id = $1',
        id,
      ),
    ).toEqual([{ maker: idNumber(maker.id), ended: true }])
    expect(
      await ask('select noun, version from ledger.touch where subject = $1 order by version', id),
    ).toEqual([
      { noun: 'not', version: 1 },
      { noun: 'not', version: 2 },
    ])
    expect(await ask('select kind, size from ledger.instrument where id = $1', id)).toEqual([
      { kind: 'gadget', size: 100n },
    ])
    const seen = await ask<{ party: bigint }>(
      'select party from ledger.entry_visibility where instrument = $1',
      id,
    )
    const both = [maker.id, inspector.id].map(idNumber)
    expect(seen.map(({ party }) => party).sort()).toEqual([...both, ...both].sort())
    const waits = await ask('select kind from ledger.wait where awaited = $1', inspector.id)
    expect(waits).toEqual([{ kind: 'inspection' }])
  })

  test('is refused by its own clause', async () => {
    const id = newId('not')
    mustBeAccepted(await market.act([maker.maker], 'gadget.make', make(id)))
    const again = await market.act([maker.maker], 'gadget.make', make(id))
    expect(refusalOf(again)).toBe('gadget_must_be_new')
    const foreign = await market.act([maker.maker], 'gadget.inspect', { gadget: id })
    expect(refusalOf(foreign)).toBe('inspector_must_be_the_one_named')
  })

  test('is not worked on by two groups at once', () => {
    const id = newId('not')
    const waiting = (body: object) => {
      const acts = readActs(nouns, { party: maker.id, acts: [{ act: 'gadget.make', body }] }, false)
      const unit = { acts, command: { party: maker.id, id: newId('cmd') } } as unknown as Unit
      return { unit, lockSet: findLockSet(unit) }
    }
    const { lockSet } = takeNextGroup([waiting(make(id))], [])
    expect([...lockSet.subjects]).toEqual([id])
    expect(takeNextGroup([waiting(make(id))], [lockSet]).group).toEqual([])
    expect(read(GADGETS, [id]).table.lockSet([id])).toEqual([id])
  })

  test('is replayed: the audit finds what the owner of the database changed', async () => {
    const client = await market.owner.connect()
    try {
      await client.query('begin')
      expect((await auditSnapshot(client, undefined, nouns)).findings).toEqual([])
      await client.query('update ledger.gadget set inspected_by = null')
      const { findings } = await auditSnapshot(client, undefined, nouns)
      expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['gadget_differs']))
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('its wait, which goes by the hour', () => {
  const soon = { timeout: 30_000, interval: 100 }
  const giveUp = (gadget: GadgetId) =>
    market.act([market.operator.maker], 'gadget.give-up', { gadget })
  const OF_GADGET = `
    select w.started_in is not null as started, w.reminded_on, w.closed
      from ledger.wait w join ledger.gadget g on g.wait = w.id where g.id = $1`

  test('is opened, reminded and given up when the clock of the ledger has come', async () => {
    const gadget = newId('not')
    const waits = { ...WAITS, ...GADGET_WAITS }
    const running = await runWaits(market, await testTemporal(), waits)
    try {
      mustBeAccepted(await market.act([maker.maker], 'gadget.make', make(gadget)))
      const wait = async () => (await ask(OF_GADGET, gadget))[0]
      await expect.poll(wait, soon).toMatchObject({ started: true, reminded_on: null })
      // The clock stands at 17:00 of the date: after the reminder, a day before the end.
      await market.roll('2026-03-03')
      await expect.poll(wait, soon).toMatchObject({ reminded_on: '2026-03-03', closed: false })
      expect(refusalOf(await giveUp(gadget))).toBe('deadline_must_have_come')
      await market.roll('2026-03-04')
      await expect.poll(wait, soon).toMatchObject({ reminded_on: '2026-03-03', closed: true })
      expect(refusalOf(await giveUp(gadget))).toBe('gadget_must_wait')
    } finally {
      await running.close()
    }
  })
})
