import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { WAITS } from '../../../../contracts/wait/waits.ts'
import { read } from '../../../../services/ledger/engine/act/read.ts'
import type { Unit } from '../../../../services/ledger/engine/act/unit.ts'
import { takeNextGroup } from '../../../../services/ledger/engine/group/next-group.ts'
import { readActs } from '../../../../services/ledger/engine/group/read-acts.ts'
import {
  collectNouns,
  defineNoun,
  type FactRules,
} from '../../../../services/ledger/engine/noun/noun.ts'
import { auditSnapshot } from '../../../../services/ledger/index.ts'
import { LEDGER_NOUNS } from '../../../../services/ledger/nouns.ts'
import { newId } from '../../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../../support/actor.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../../support/market.ts'
import { testTemporal } from '../../../support/temporal.ts'
import { runWaits } from '../../../support/waits.ts'
import { GADGET, GADGETS, gadget, gadgetInstrument } from './gadget.ts'
import { GADGET_WAITS, type GadgetFact, type GadgetId } from './gadget-clauses.ts'
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
    const id = newId('wrc')
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
      { noun: 'wrc', version: 1 },
      { noun: 'wrc', version: 2 },
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
    const id = newId('wrc')
    mustBeAccepted(await market.act([maker.maker], 'gadget.make', make(id)))
    const again = await market.act([maker.maker], 'gadget.make', make(id))
    expect(refusalOf(again)).toBe('gadget_must_be_new')
    const foreign = await market.act([maker.maker], 'gadget.inspect', { gadget: id })
    expect(refusalOf(foreign)).toBe('inspector_must_be_the_one_named')
  })

  test('is not worked on by two groups at once', () => {
    const id = newId('wrc')
    const unit = (body: object): { readonly unit: Unit } => {
      const acts = readActs(nouns, { party: maker.id, acts: [{ act: 'gadget.make', body }] }, false)
      return { unit: { acts, command: { party: maker.id, id: newId('cmd') } } as unknown as Unit }
    }
    const { lockSet } = takeNextGroup([unit(make(id))], [])
    expect([...lockSet.subjects]).toEqual([id])
    expect(takeNextGroup([unit(make(id))], [lockSet]).group).toEqual([])
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
    const gadget = newId('wrc')
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

/** Each line is an error to the compiler; one that were none would be an error of its own. */
export function nounsDoNotCompile(): void {
  const define = defineNoun<GadgetFact>()
  const { name: _name, ...noName } = GADGET
  const { acts: _acts, ...noActs } = GADGET
  const { facts: _facts, ...noFacts } = GADGET
  const { instrument: _instrument, ...noInstrument } = GADGET
  const { shows: _shows, ...noShows } = GADGET
  const { newIds: _newIds, ...noNewIds } = GADGET
  const { audit: _audit, ...noAudit } = GADGET
  // @ts-expect-error a noun has a name
  define(noName)
  // @ts-expect-error a noun has acts
  define(noActs)
  // @ts-expect-error a noun says what each of its facts does
  define(noFacts)
  // @ts-expect-error a noun says whether titles tile it
  define(noInstrument)
  const { guard: _guard, ...noGuard } = gadgetInstrument
  const { cosigners: _cosigners, ...noCosigners } = gadgetInstrument
  const { face: _face, ...noFace } = gadgetInstrument
  const { unit: _unit, ...noUnit } = gadgetInstrument
  // @ts-expect-error an instrument has a guard
  define({ ...GADGET, instrument: noGuard })
  // @ts-expect-error an instrument names who must sign acts on its titles too
  define({ ...GADGET, instrument: noCosigners })
  // @ts-expect-error an instrument says how large it is
  define({ ...GADGET, instrument: noFace })
  // @ts-expect-error an instrument says in what unit
  define({ ...GADGET, instrument: noUnit })
  // @ts-expect-error a noun says what a party is shown of its records
  define(noShows)
  // @ts-expect-error a noun says which ids its commands bring
  define(noNewIds)
  // @ts-expect-error a noun says how the audit replays it
  define(noAudit)
}

export function factsDoNotCompile(): void {
  const { 'gadget.made.v1': made, ...noMade } = GADGET.facts
  const { chains: _chains, ...noChains } = made
  const { apply: _apply, ...noApply } = made
  const { makes: _makes, ...noMakes } = made
  const { write: _write, ...noWrite } = made
  const facts: FactRules<GadgetFact>[] = []
  // @ts-expect-error each fact has its rule
  facts.push(noMade)
  // @ts-expect-error a fact says which chains it extends
  facts.push({ ...GADGET.facts, 'gadget.made.v1': noChains })
  // @ts-expect-error a fact says what later acts of its group see
  facts.push({ ...GADGET.facts, 'gadget.made.v1': noApply })
  // @ts-expect-error a fact says what it made
  facts.push({ ...GADGET.facts, 'gadget.made.v1': noMakes })
  // @ts-expect-error a fact says which rows it writes
  facts.push({ ...GADGET.facts, 'gadget.made.v1': noWrite })
}

export function readsDoNotCompile(): void {
  const { lockSet: _lockSet, ...noLockSet } = GADGETS
  const { order: _order, ...noOrder } = GADGETS
  const { load: _load, ...noLoad } = GADGETS
  // @ts-expect-error what is read says what it locks
  read(noLockSet, [])
  // @ts-expect-error what is read says in which order it is locked
  read(noOrder, [])
  // @ts-expect-error what is read says how it is loaded
  read(noLoad, [])

  const { 'gadget.inspected.v1': _inspected, ...onlyMade } = GADGET.facts
  // @ts-expect-error a fact that an act emits has a rule of some noun
  collectNouns([{ ...GADGET, facts: onlyMade }])
}
