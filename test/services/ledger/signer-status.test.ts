import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { closeOfBusiness } from '../../../contracts/kernel/clock.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import type { VerifiedCommand } from '../../../services/ledger/engine/act/verified-command.ts'
import { startWriter } from '../../../services/ledger/engine/group/writer.ts'
import { admit, KeyDirectory } from '../../../services/ledger/engine/verify/admit.ts'
import { startVerifier } from '../../../services/ledger/engine/verify/verifier.ts'
import { partyAuthority, SignerStatus } from '../../../services/ledger/nouns/party/index.ts'
import { NOUNS } from '../../../services/ledger/nouns.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { metrics } from '../../../services/platform/metrics.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, signed, type TestParty } from '../../support/actor.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'
import { addKey, addUser } from '../../support/staff.ts'

/** Whose key, user or party is stopped reaches no queue and no lock, and delays no neighbour. */
let market: TestMarket
let supplier: TestParty
let neighbour: TestParty
let gone: TestParty

beforeAll(async () => {
  market = await testMarket()
  supplier = await market.enrol(['supplier'])
  neighbour = await market.enrol(['supplier'])
  gone = await market.enrol(['supplier'])
})
afterAll(async () => await market?.close())

const REVOKED = refuse('key_must_not_be_revoked')
const SUSPENDED = refuse('party_must_be_active', 'party')
const UNKNOWN = { ok: true, acts: [refuse('receivable_must_be_known', 'body.receivable')] }

const reject = (actor: Actor) =>
  signed([actor], {
    ...{ aud: market.ledger.name, act: 'receivable.reject' },
    body: { receivable: newId('rcv') },
  })
const both = (party: TestParty) => [party.maker, party.checker]
const officers = () => both(market.operator)

async function admitted(texts: readonly string[]): Promise<readonly VerifiedCommand[]> {
  const verifier = startVerifier()
  onTestFinished(() => verifier.close())
  const keys = new KeyDirectory(market.pool)
  return (await admit(texts, keys, verifier, market.ledger.name)) as VerifiedCommand[]
}

async function revokedKey(): Promise<Actor> {
  const key = await addKey(market, supplier, supplier.maker)
  mustBeAccepted(await market.act(both(supplier), 'party.revoke-key', { key: key.key }))
  return key
}

async function groupsSoFar(): Promise<number> {
  const figure = metrics.getSingleMetric('tallystick_group_acts') as unknown as {
    get(): Promise<{ values: { metricName?: string; value: number }[] }>
  }
  const { values } = await figure.get()
  return values.find(({ metricName }) => metricName?.endsWith('_count'))!.value
}

describe('authority is asked before the queue', () => {
  test('400 commands of a revoked key make no group', async () => {
    const key = await revokedKey()
    const before = await groupsSoFar()
    const answers = await market.ledger.submit(Array.from({ length: 400 }, () => reject(key)))
    expect(answers).toEqual(Array(400).fill(REVOKED))
    expect(await groupsSoFar()).toBe(before)
    expect(await market.ledger.submit([reject(supplier.maker)])).toEqual([UNKNOWN])
    expect(await groupsSoFar()).toBe(before + 1)
  })

  test('nor do those of a user who was ended, or of a suspended party', async () => {
    const user = await addUser(market, supplier, 'maker')
    mustBeAccepted(await market.act(both(supplier), 'party.end-user', { user: user.user }))
    const stop = { party: gone.id, reason: 'a test' }
    mustBeAccepted(await market.act(officers(), 'party.suspend', stop))
    const before = await groupsSoFar()
    const answers = await market.ledger.submit([reject(user), reject(gone.maker)])
    expect(answers).toEqual([REVOKED, SUSPENDED])
    expect(await groupsSoFar()).toBe(before)
    mustBeAccepted(await market.act(officers(), 'party.reinstate', stop))
    expect(await market.ledger.submit([reject(gone.maker)])).toEqual([UNKNOWN])
  })

  test('without waiting for a lock on the party', async () => {
    const key = await revokedKey()
    const owner = await market.owner.connect()
    await owner.query('begin')
    try {
      await owner.query('lock table ledger.party, ledger.party_user, ledger.key in exclusive mode')
      expect(await market.ledger.submit([reject(key)])).toEqual([REVOKED])
    } finally {
      await owner.query('rollback')
      owner.release()
    }
  })

  test('what was answered before is answered as before', async () => {
    const key = await addKey(market, supplier, supplier.maker)
    const [old, fresh] = [reject(key), reject(key)]
    expect(await market.ledger.submit([old])).toEqual([UNKNOWN])
    mustBeAccepted(await market.act(both(supplier), 'party.revoke-key', { key: key.key }))
    expect(await market.ledger.submit([old, fresh])).toEqual([UNKNOWN, REVOKED])
    const status = new SignerStatus(market.pool)
    const refused = await status.refuse(await admitted([old, fresh]))
    expect([...refused]).toEqual([
      [0, UNKNOWN],
      [1, REVOKED],
    ])
  })

  test('a key in force is not asked for again within a second', async () => {
    const clock = { ms: 0 }
    const status = new SignerStatus(market.pool, () => clock.ms)
    const key = await addKey(market, supplier, supplier.maker)
    const commands = await admitted([reject(key)])
    expect((await status.refuse(commands)).size).toBe(0)
    mustBeAccepted(await market.act(both(supplier), 'party.revoke-key', { key: key.key }))
    clock.ms = 999
    expect((await status.refuse(commands)).size).toBe(0)
    clock.ms = 1_000
    expect([...(await status.refuse(commands))]).toEqual([[0, REVOKED]])
  })

  test('a party reinstated by a request is heard in the same request', async () => {
    // One that has never signed, so that nothing is remembered of it.
    const silent = await market.enrol(['supplier'])
    const stop = { party: silent.id, reason: 'a test' }
    mustBeAccepted(await market.act(officers(), 'party.suspend', stop))
    const reinstate = signed(officers(), {
      ...{ aud: market.ledger.name, act: 'party.reinstate', body: stop },
    })
    const [done, answer] = await market.ledger.submit([reinstate, reject(silent.maker)])
    mustBeAccepted(done!)
    expect(answer).toEqual(UNKNOWN)
  })
})

test('200 exclusive acts keep a neighbour waiting for three of them at most', async () => {
  const policy = { singleLimit: '0', representativeLimit: '0', dailyLimit: '0' }
  const alone = () =>
    signed(both(supplier), {
      ...{ aud: market.ledger.name, act: 'party.set-policy', body: policy },
    })
  const texts = [...Array.from({ length: 200 }, alone), reject(neighbour.maker)]
  const commands = await admitted(texts)
  const writer = startWriter(market.pool, {
    nouns: NOUNS,
    authority: partyAuthority,
    calendar: chinaCalendar(),
    now: Date.now,
    today: () => null,
    clock: closeOfBusiness,
  })
  let answered = 0
  const answers = commands.slice(0, 200).map(async one => {
    const answer = await writer.write(one)
    answered += 1
    return answer
  })
  expect(await writer.write(commands[200]!)).toEqual(UNKNOWN)
  expect(answered).toBeLessThanOrEqual(3)
  for (const answer of await Promise.all(answers)) mustBeAccepted(answer)
  await writer.close()
})
