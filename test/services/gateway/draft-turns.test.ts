import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import {
  type DraftTurn,
  endTurn,
  keepOutcome,
  takeTurn,
} from '../../../services/gateway/nouns/act/draft-turn.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

/** A draft is signed in turn, and no connection is held while the ledger is asked. */
let world: GatewayWorld
let supplier: Joined
let other: Joined
let lo = 0

beforeAll(async () => {
  world = await gatewayWorld({ rates: { drafts: { burst: 20_000, perSecond: 0.001 } } })
  const debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  other = await world.join(['supplier'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
})
afterAll(async () => await world?.close())

let receivable: string
const PLEDGE = `mutation ($input: OfferPledgeInput!) { pledge: offerPledge(input: $input) {
  __typename ... on Draft { id payload } ... on Refused { refusal } } }`
const SET_POLICY = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) {
  ... on Refused { refusal } } }`
type Pledged = { pledge: { id: string; payload: string } }

/** A pledge of one more fen of the supplier's, which waits for two signatures. */
async function draft() {
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(++lo) }]
  const input = { ...DEBT, to: other.id, spans }
  return (await supplier.alone.read<Pledged>(PLEDGE, { input })).pledge
}

const checker = () => world.client(supplier.checker)
const signAs = async (who: 'maker' | 'checker', { id, payload }: Pledged['pledge']) => {
  const client = who === 'maker' ? supplier.alone : checker()
  type Signed = { sign: { __typename: string; refusal?: string } }
  return (await client.read<Signed>(SIGN, { draft: id, ...signsAs(supplier[who], payload) })).sign
}

async function count(where: string): Promise<number> {
  const { rows } = await world.owner.query(
    `select count(*) as n from pg_stat_activity where datname = current_database() and ${where}`,
  )
  return Number(rows[0].n)
}

test('six signatures on a ledger that is busy hold no connection of the desk', async () => {
  const drafts = []
  for (let i = 0; i < 6; i++) drafts.push(await draft())
  const owner = await world.owner.connect()
  await owner.query('begin')
  await owner.query('lock table ledger.party in exclusive mode')
  const signing = drafts.map(one => signAs('maker', one))
  try {
    const stuck = "usename = 'tallystick_ledger' and wait_event_type = 'Lock'"
    await vi.waitFor(async () => expect(await count(stuck)).toBeGreaterThan(0), 10_000)
    const taken = 'select count(*) as n from desk.draft where signing_until > now()'
    const six = async () => expect((await world.owner.query(taken)).rows[0].n).toBe(6n)
    await vi.waitFor(six, 10_000)
    expect(await count("usename = 'tallystick_desk' and xact_start is not null")).toBe(0)
    const login = 'mutation { login(name: "nobody", password: "of this name") { __typename } }'
    expect(await world.transport.request(login)).toEqual({ login: { __typename: 'Refused' } })
  } finally {
    await owner.query('rollback')
    owner.release()
  }
  for (const { __typename } of await Promise.all(signing)) expect(__typename).toBe('Draft')
})

test('two signatures at once are two: the second completes what the first began', async () => {
  for (let i = 0; i < 5; i++) {
    const one = await draft()
    const answers = await Promise.all([signAs('maker', one), signAs('checker', one)])
    expect(answers.map(answer => answer.__typename).sort()).toEqual(['Accepted', 'Draft'])
    const { rows } = await world.owner.query(
      'select signatures, outcome, signing_until from desk.draft where id = $1',
      [idNumber(one.id)],
    )
    expect(rows[0]).toMatchObject({
      outcome: { acts: [{ entry: expect.any(String) }] },
      signing_until: null,
    })
    expect(new Set(rows[0].signatures.map((s: { user: string }) => s.user)).size).toBe(2)
  }
})

test('the same signature twice at once is one', async () => {
  const one = await draft()
  const answers = await Promise.all([signAs('maker', one), signAs('maker', one)])
  expect(answers.map(a => a.refusal ?? a.__typename).sort()).toEqual([
    'Draft',
    'draft_must_be_signed_once_by_each',
  ])
})

describe('a turn', () => {
  const taken = async (id: string, waitMs = 0) => {
    const turn = await takeTurn(world.desk, id, { party: supplier.id }, waitMs)
    return turn.ok ? turn.value : turn.refusal
  }

  test('is of one at a time, and is taken after it was given back', async () => {
    const { id } = await draft()
    const first = (await taken(id)) as DraftTurn
    expect(await taken(id)).toBe('draft_must_not_be_in_use')
    const waiting = taken(id, 60_000)
    expect(await endTurn(world.desk, first)).toBe(true)
    expect(await waiting).toMatchObject({ row: { withdrawn: false } })
  })

  test('is over in time, and what its holder says then changes nothing', async () => {
    const { id } = await draft()
    const first = (await taken(id)) as DraftTurn
    const over = "update desk.draft set signing_until = now() - interval '1 s' where id = $1"
    await world.owner.query(over, [idNumber(id)])
    const second = (await taken(id)) as DraftTurn
    expect(await endTurn(world.desk, first, { withdrawn: true })).toBe(false)
    expect(await endTurn(world.desk, second)).toBe(true)
  })

  test('that was over by then leaves what the ledger has done', async () => {
    const { id } = await draft()
    const turn = (await taken(id)) as DraftTurn
    await endTurn(world.desk, turn)
    await keepOutcome(world.desk, turn, { ok: true, acts: [{ ok: true, entry: '1' }] })
    expect(await taken(id)).toBe('draft_must_be_open')
  })

  test('that was over when the draft was withdrawn leaves it withdrawn', async () => {
    const { id } = await draft()
    const turn = (await taken(id)) as DraftTurn
    await endTurn(world.desk, turn, { withdrawn: true })
    await keepOutcome(world.desk, turn, { ok: true, acts: [{ ok: true, entry: '1' }] })
    const { rows } = await world.owner.query(
      'select outcome, withdrawn from desk.draft where id = $1',
      [idNumber(id)],
    )
    expect(rows).toEqual([{ outcome: null, withdrawn: true }])
  })

  test('keeps a withdrawal waiting; of another’s draft there is none', async () => {
    const withdraw = `mutation ($draft: ID!) { withdrawDraft(draft: $draft) {
      ... on Draft { withdrawn } ... on Refused { refusal } } }`
    const { id } = await draft()
    const turn = (await taken(id)) as DraftTurn
    const waiting = supplier.alone.read(withdraw, { draft: id })
    const refused = { withdrawDraft: { refusal: 'draft_must_be_open' } }
    expect(await other.alone.read(withdraw, { draft: id })).toEqual(refused)
    await endTurn(world.desk, turn)
    expect(await waiting).toEqual({ withdrawDraft: { withdrawn: true } })
    expect(await taken(id)).toBe('draft_must_be_open')
    const colleagues = await draft()
    expect(await checker().read(withdraw, { draft: colleagues.id })).toEqual(refused)
    expect(await taken(newId('dft'))).toBe('draft_must_be_open')
  })
})

test('the drafts that a party makes in a day are bounded in bytes', async () => {
  let made = 0
  for (; made < 100; made++) {
    const { setPolicy } = await other.alone.read<{ setPolicy: { refusal?: string } }>(SET_POLICY, {
      input: { singleLimit: '0', representativeLimit: '0', dailyLimit: '0' },
    })
    if (setPolicy.refusal === 'party_must_keep_to_its_drafts_of_a_day') break
  }
  expect(made).toBeGreaterThan(10)
  expect(made).toBeLessThan(50)
})
