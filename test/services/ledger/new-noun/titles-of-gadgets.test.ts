import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import { collectNouns } from '../../../../services/ledger/engine/noun/noun.ts'
import { auditSnapshot } from '../../../../services/ledger/index.ts'
import { LEDGER_NOUNS } from '../../../../services/ledger/nouns.ts'
import { newId } from '../../../../services/platform/new-id.ts'
import type { Actor, TestParty } from '../../../support/actor.ts'
import { DEBT } from '../../../support/acts.ts'
import {
  entryOf,
  mustBeAccepted,
  refusalOf,
  type TestMarket,
  testMarket,
} from '../../../support/market.ts'
import { gadget } from './gadget.ts'
import type { GadgetId } from './gadget-clauses.ts'
import { GADGET_SQL } from './gadget-sql.ts'

const nouns = collectNouns([...LEDGER_NOUNS, gadget])

let market: TestMarket
let maker: TestParty
let buyer: TestParty
let bank: TestParty
let inspector: TestParty
let court: TestParty

beforeAll(async () => {
  market = await testMarket({ nouns })
  await market.owner.query(GADGET_SQL)
  maker = await market.enrol(['supplier'])
  buyer = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  inspector = await market.enrol(['keeper'])
  court = await market.enrol(['court'])
})
afterAll(async () => await market.close())

/** The hours by which its inspector is waited for. */
const BY_HOUR = { remindAt: '2026-03-03T01:00:00.000Z', lapseAt: '2026-03-04T08:59:59.999Z' }

const both = ({ maker, checker }: TestParty) => [maker, checker]
const on = (instrument: GadgetId, lo: number, hi: number) => [
  { instrument, lo: String(lo), hi: String(hi) },
]
const act = async (signers: readonly Actor[], name: string, body: object) =>
  await market.act(signers, `title.${name}`, body)
const done = async (signers: readonly Actor[], name: string, body: object) =>
  entryOf(await act(signers, name, body))

async function made(): Promise<GadgetId> {
  const id = newId('not')
  const body = { gadget: id, grams: '1000', inspector: inspector.id, ...BY_HOUR }
  mustBeAccepted(await market.act([maker.maker], 'gadget.make', body))
  return id
}

async function inspected(): Promise<GadgetId> {
  const id = await made()
  mustBeAccepted(await market.act([inspector.maker], 'gadget.inspect', { gadget: id }))
  return id
}

async function titlesOf(id: GadgetId) {
  const { rows } = await market.owner.query<{ lo: bigint; hi: bigint; holder: bigint }>(
    `select t.lo, t.hi, t.holder, c.kind as claim, t.holds from ledger.title t
       left join ledger.claim c on c.id = t.claim where t.instrument = $1 order by t.lo`,
    [idNumber(id)],
  )
  return rows
}

function missing(answer: CommandAnswer) {
  if (answer.ok) throw new Error('accepted')
  const { refusal, details } = answer
  return { refusal, details }
}

const lacks = (party: PartyId, lacking: string) => ({
  refusal: 'cosigner_must_sign',
  details: { party, lacking },
})

describe('titles of grams, by the very acts of receivables', () => {
  test('are offered, answered, pledged, released, held and lifted', async () => {
    const id = await inspected()
    const signers = [...both(maker), ...both(inspector)]
    const spans = on(id, 0, 400)
    await done(signers, 'offer-transfer', { to: buyer.id, spans, trade: [] })
    await done(both(buyer), 'answer-offer', { spans, answer: 'accept' })
    const rest = on(id, 400, 1000)
    await done(signers, 'offer-transfer', { to: buyer.id, spans: rest, trade: [] })
    await done(both(maker), 'withdraw-offer', { spans: rest })
    const pledged = on(id, 100, 300)
    await done([...both(buyer), ...both(inspector)], 'offer-pledge', {
      ...DEBT,
      to: bank.id,
      spans: pledged,
    })
    await done(both(bank), 'accept-pledge', { ...DEBT, spans: pledged, knowing: [] })
    const hold = { kind: 'court', spans: on(id, 0, 50) }
    await done(both(court), 'set-hold', hold)
    expect(await titlesOf(id)).toEqual([
      { lo: 0n, hi: 50n, holder: idNumber(buyer.id), claim: null, holds: 1 },
      { lo: 50n, hi: 100n, holder: idNumber(buyer.id), claim: null, holds: 0 },
      { lo: 100n, hi: 300n, holder: idNumber(buyer.id), claim: 'pledge', holds: 0 },
      { lo: 300n, hi: 400n, holder: idNumber(buyer.id), claim: null, holds: 0 },
      { lo: 400n, hi: 1000n, holder: idNumber(maker.id), claim: null, holds: 0 },
    ])
    await done([...both(bank), ...both(inspector)], 'release', { spans: pledged })
    await done(both(court), 'lift-hold', hold)
    expect(await titlesOf(id)).toEqual([
      { lo: 0n, hi: 400n, holder: idNumber(buyer.id), claim: null, holds: 0 },
      { lo: 400n, hi: 1000n, holder: idNumber(maker.id), claim: null, holds: 0 },
    ])
  })

  test('are refused by the guard of their noun', async () => {
    const id = await made()
    const spans = on(id, 0, 400)
    const signers = [...both(maker), ...both(inspector)]
    const early = await act(signers, 'offer-pledge', { ...DEBT, to: bank.id, spans })
    expect(refusalOf(early)).toBe('gadget_must_be_inspected')
    const disputed = await act(both(inspector), 'set-hold', { kind: 'dispute', spans })
    expect(refusalOf(disputed)).toBe('gadget_must_be_held_by_a_court')
    const nowhere = await act(both(court), 'set-hold', {
      kind: 'court',
      spans: on(newId('not'), 0, 1),
    })
    expect(refusalOf(nowhere)).toBe('gadget_must_be_known')
  })

  test('are named by ids of nouns with instruments only', async () => {
    const spans = [{ instrument: newId('inv'), lo: '0', hi: '1' }]
    const answer = await act(both(maker), 'offer-pledge', { ...DEBT, to: bank.id, spans })
    expect(answer).toMatchObject({
      acts: [{ refusal: 'body_must_have_the_form_of_the_act', path: 'body.spans.0.instrument' }],
    })
  })

  test('cite no invoices', async () => {
    const id = await inspected()
    const invoice = await market.invoice(buyer.id, maker.id, 400n)
    const trade = [{ invoice, amount: '400' }]
    const signers = [...both(maker), ...both(inspector)]
    const answer = await act(signers, 'offer-transfer', {
      ...{ to: buyer.id, spans: on(id, 0, 400), trade },
    })
    expect(refusalOf(answer)).toBe('trade_must_be_cited_for_money_only')
  })

  test('state no amount of money, so nobody signs for them alone', async () => {
    const id = await inspected()
    mustBeAccepted(
      await market.act(both(maker), 'party.set-policy', {
        ...{ singleLimit: '1000000', representativeLimit: '0', dailyLimit: '1000000' },
      }),
    )
    const body = { ...DEBT, to: bank.id, spans: on(id, 0, 1) }
    const answer = await act([maker.maker, ...both(inspector)], 'offer-pledge', body)
    expect(refusalOf(answer)).toBe('checker_must_sign')
  })
})

describe('an act that another party must sign too', () => {
  test('waits for it by its name, under the same id, until enough of it have signed', async () => {
    const id = await inspected()
    const body = { ...DEBT, to: bank.id, spans: on(id, 0, 400) }
    const more = { id: newId('cmd'), at: Date.now() }
    const give = async (...signers: Actor[]) =>
      await market.act([...both(maker), ...signers], 'title.offer-pledge', body, more)
    expect(missing(await give())).toEqual(lacks(inspector.id, 'anybody'))
    expect(missing(await give(inspector.checker))).toEqual(lacks(inspector.id, 'maker'))
    expect(missing(await give(inspector.maker))).toEqual(lacks(inspector.id, 'checker'))
    const answer = await give(inspector.maker, inspector.checker)
    mustBeAccepted(answer)
    expect(await give(inspector.maker, inspector.checker)).toEqual(answer)
  })

  test('is refused by the rules of the party itself first', async () => {
    const id = await inspected()
    const body = { ...DEBT, to: bank.id, spans: on(id, 0, 400) }
    const answer = await act([maker.maker, ...both(inspector)], 'offer-pledge', body)
    expect(refusalOf(answer)).toBe('checker_must_sign')
  })

  test('is signed by nobody else, nor by others alone', async () => {
    const id = await inspected()
    const body = { ...DEBT, to: bank.id, spans: on(id, 0, 400) }
    const meddled = [...both(maker), ...both(inspector), bank.maker]
    expect(refusalOf(await act(meddled, 'offer-pledge', body))).toBe('key_must_belong_to_the_party')
    const posing = { ...inspector.maker, party: maker.id, user: maker.maker.user }
    const alone = await act([posing, inspector.checker], 'offer-pledge', body)
    expect(alone).toMatchObject({ refusal: 'key_must_belong_to_the_party', path: 'party' })
    const hold = { kind: 'court', spans: on(id, 0, 1) }
    const holding = [...both(court), ...both(inspector)]
    expect(refusalOf(await act(holding, 'set-hold', hold))).toBe('key_must_belong_to_the_party')
  })

  test('is not signed by who is no longer in force', async () => {
    const id = await inspected()
    const body = { ...DEBT, to: bank.id, spans: on(id, 0, 400) }
    const suspended = { party: inspector.id, reason: 'test' }
    const officers = both(market.operator)
    mustBeAccepted(await market.act(officers, 'party.suspend', suspended))
    const answer = await act([...both(maker), ...both(inspector)], 'offer-pledge', body)
    expect(refusalOf(answer)).toBe('party_must_be_active')
    mustBeAccepted(await market.act(officers, 'party.reinstate', suspended))
  })

  test('is asked again of what the manifest itself has made', async () => {
    const id = newId('not')
    const acts = [
      {
        act: 'gadget.make',
        body: { gadget: id, grams: '1000', inspector: inspector.id, ...BY_HOUR },
      },
      { act: 'title.release', body: { spans: on(id, 0, 1) } },
    ]
    const answer = await market.act(both(maker), 'manifest', { acts })
    expect(answer).toMatchObject({
      acts: [{ ok: true }, { ok: false, refusal: 'cosigner_must_sign' }],
    })
  })

  test('is seen by all who have signed it, and replayed by the audit', async () => {
    const id = await inspected()
    const body = { ...DEBT, to: bank.id, spans: on(id, 0, 400) }
    const entry = await done([...both(maker), ...both(inspector)], 'offer-pledge', body)
    const { rows } = await market.owner.query<{ party: bigint }>(
      'select party from ledger.entry_visibility where entry = $1',
      [BigInt(entry)],
    )
    const seen = [maker.id, bank.id, inspector.id].map(idNumber)
    expect(rows.map(row => row.party).sort()).toEqual(seen.sort())
    const client = await market.owner.connect()
    try {
      await client.query('begin')
      expect((await auditSnapshot(client, undefined, nouns)).findings).toEqual([])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
