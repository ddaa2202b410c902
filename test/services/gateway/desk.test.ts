import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

let world: GatewayWorld
let debtor: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

const DUE = '2026-06-01'
const PASSWORD = 'correct horse battery'

async function post(query: string, variables: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as Record<string, never>
  return { data, errors, cookie: response.headers.get('set-cookie') }
}

const LOGIN = `mutation ($name: String!, $password: String!) {
  login(name: $name, password: $password) {
    ... on Session { expires bearer } ... on Refused { refusal zh } } }`
const SET = `mutation ($name: String!, $password: String!) {
  setPassword(name: $name, password: $password) {
    ... on Done { done } ... on Refused { refusal } } }`

async function proposed() {
  const receivable = newId('rcv')
  const invoice = await world.invoice(supplier.id, debtor.id, 1_000n)
  const trade = [{ invoice, amount: 1_000n }]
  const parties = { debtor: debtor.id, supplier: supplier.id }
  await supplier.alone.receivable.propose({ receivable, ...parties, dueOn: DUE, trade })
  return { receivable, amount: '1000', dueOn: DUE }
}

describe('a person at the desk', () => {
  test('sets a password with its key, reads by cookie with our header, logs out', async () => {
    const name = newId('who')
    const login = { name, password: PASSWORD }
    expect(await supplier.alone.read(SET, { name, password: 'x'.repeat(11) })).toEqual({
      setPassword: { refusal: 'password_must_have_12_to_200_characters' },
    })
    expect(await supplier.alone.read(SET, login)).toEqual({ setPassword: { done: true } })
    const first = await post(LOGIN, login)
    expect(first.data).toMatchObject({ login: { bearer: null } })
    expect(first.cookie).toMatch(/^tallystick=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/)
    const cookie = first.cookie!.split(';')[0]!
    const viewer = '{ viewer { duty } }'
    const csrf = { 'x-tallystick-csrf': '1' }
    expect((await post(viewer, {}, { cookie })).errors).toBeDefined()
    expect((await post(viewer, {}, { cookie, ...csrf })).data).toEqual({
      viewer: { duty: 'maker' },
    })

    const again = await post(LOGIN, login, { cookie, ...csrf })
    expect(again.cookie!.split(';')[0]).not.toBe(cookie)
    expect((await post(SET, login, { cookie, ...csrf })).data).toEqual({
      setPassword: { refusal: 'session_must_be_opened_by_a_key' },
    })
    await post('mutation { logout }', {}, { cookie, ...csrf })
    expect((await post(viewer, {}, { cookie, ...csrf })).errors).toBeDefined()
  })

  test('a challenge is answered once, and in time', async () => {
    const { challenge } = await world.transport.request<{ challenge: string }>(
      'mutation { challenge }',
    )
    const open = `mutation ($login: JWS!) { openSession(login: $login) {
      ... on Session { bearer } ... on Refused { refusal } } }`
    const login = await supplier.alone.sign({ act: 'session.open', body: { challenge } })
    expect(await world.transport.request(open, { login })).toMatchObject({
      openSession: { bearer: expect.any(String) },
    })
    const refused = { openSession: { refusal: 'challenge_must_be_open' } }
    expect(await world.transport.request(open, { login })).toEqual(refused)
    const old = challenge.replace(/^\d+/, text => String(Number(text) + 60_000))
    const forged = await supplier.alone.sign({ act: 'session.open', body: { challenge: old } })
    expect(await world.transport.request(open, { login: forged })).toEqual(refused)
  })
})

const CONFIRM = `mutation ($input: ConfirmReceivableInput!) { confirmReceivable(input: $input) {
  __typename ... on Draft { id payload summary { zh en } signedBy { id } }
  ... on Refused { refusal } } }`
const TASKS = '{ viewer { tasks { edges { node { kind ... on SignTask { draft { id } } } } } } }'

interface Drafted {
  readonly confirmReceivable: {
    readonly id: string
    readonly payload: string
    readonly summary: { readonly zh: string }
  }
}

describe('a draft', () => {
  test('waits for maker and checker, each with a task until it has signed', async () => {
    const checker = world.client(debtor.checker)
    const input = await proposed()
    const { confirmReceivable: draft } = await debtor.alone.read<Drafted>(CONFIRM, { input })
    expect(draft).toMatchObject({ __typename: 'Draft', signedBy: [] })
    expect(draft.summary.zh).toContain('CNY 10.00')
    const task = { node: { kind: 'sign', draft: { id: draft.id } } }
    const tasksOf = async (client: typeof checker) =>
      (await client.read<{ viewer: { tasks: { edges: object[] } } }>(TASKS)).viewer.tasks.edges
    expect(await tasksOf(debtor.alone)).toContainEqual(task)

    const bad = { draft: draft.id, ...signsAs(debtor.checker, 'other') }
    expect(await checker.read(SIGN, bad)).toMatchObject({
      sign: { refusal: 'signature_must_be_valid', zh: expect.any(String) },
    })
    const made = { draft: draft.id, ...signsAs(debtor.maker, draft.payload) }
    expect(await debtor.alone.read(SIGN, made)).toEqual({
      sign: { __typename: 'Draft', id: draft.id, signedBy: [{ id: debtor.maker.user }] },
    })
    expect(await debtor.alone.read(SIGN, made)).toMatchObject({
      sign: { refusal: 'draft_must_be_signed_once_by_each' },
    })
    expect(await tasksOf(debtor.alone)).not.toContainEqual(task)
    expect(await tasksOf(checker)).toContainEqual(task)
    expect(await tasksOf(supplier.alone)).not.toContainEqual(task)

    const checked = { draft: draft.id, ...signsAs(debtor.checker, draft.payload) }
    const { sign } = await checker.read<{ sign: { token: string } }>(SIGN, checked)
    expect(sign).toMatchObject({ __typename: 'Accepted', entry: expect.any(String) })
    expect(await tasksOf(checker)).not.toContainEqual(task)
    expect(await checker.read(SIGN, checked)).toMatchObject({
      sign: { refusal: 'draft_must_be_open' },
    })
    const read = `query ($token: ID!, $id: ID!) @atLeast(token: $token) {
      node(id: $id) { ... on Receivable { status packageNumber } } }`
    const shown = await supplier.alone.read(read, { token: sign.token, id: input.receivable })
    expect(shown).toMatchObject({ node: { status: 'issued' } })
  })

  test('is told by its own noun, and signed by what is a signature', async () => {
    const input = await proposed()
    const { confirmReceivable: draft } = await debtor.alone.read<Drafted>(CONFIRM, { input })
    const none = { draft: draft.id.replace('dft', 'app'), ...signsAs(debtor.maker, draft.payload) }
    expect(await debtor.alone.read(SIGN, none)).toMatchObject({
      sign: { refusal: 'draft_must_be_open', path: 'draft' },
    })
    for (const header of ['', '{}', signsAs(debtor.maker, 'x').header.slice(1)])
      expect(
        await debtor.alone.read(SIGN, { draft: draft.id, header, signature: 'AA' }),
      ).toMatchObject({ sign: { refusal: expect.any(String), path: 'signature' } })
  })

  test('is signed by nobody once it has expired', async () => {
    const { confirmReceivable: draft } = await debtor.alone.read<Drafted>(CONFIRM, {
      input: await proposed(),
    })
    await world.owner.query('alter table desk.draft disable trigger draft_guard')
    await world.owner.query('update desk.draft set expires_at = now() where payload = $1', [
      draft.payload,
    ])
    await world.owner.query('alter table desk.draft enable trigger draft_guard')
    expect(JSON.stringify(await debtor.alone.read(TASKS))).not.toContain(draft.id)
    const late = { draft: draft.id, ...signsAs(debtor.maker, draft.payload) }
    expect(await debtor.alone.read(SIGN, late)).toMatchObject({
      sign: { refusal: 'draft_must_be_open' },
    })
  })

  test('a token that has not arrived is waited for, and not for ever', async () => {
    const read = 'query ($token: ID!) @atLeast(token: $token) { businessDate }'
    const token = newId('ent')
    await expect(supplier.alone.read(read, { token })).rejects.toThrow('token_must_be_reached')
  })

  test('is withdrawn by its maker, and is no draft of another party', async () => {
    const input = await proposed()
    const { confirmReceivable: draft } = await debtor.alone.read<Drafted>(CONFIRM, { input })
    const { confirmReceivable: other } = await debtor.alone.read<Drafted>(CONFIRM, {
      input: await proposed(),
    })
    const withdraw = `mutation ($draft: ID!) { withdrawDraft(draft: $draft) {
      ... on Draft { withdrawn } ... on Refused { refusal } } }`
    const refused = { withdrawDraft: { refusal: 'draft_must_be_open' } }
    const none = { draft: draft.id.replace('dft', 'app') }
    expect(await debtor.alone.read(withdraw, none)).toEqual(refused)
    for (const other of [supplier.alone, world.client(debtor.checker)])
      expect(await other.read(withdraw, { draft: draft.id })).toEqual(refused)
    const foreign = { draft: draft.id, ...signsAs(supplier.maker, draft.payload) }
    expect(await supplier.alone.read(SIGN, foreign)).toMatchObject({
      sign: { refusal: 'draft_must_be_open' },
    })
    expect(await debtor.alone.read(withdraw, { draft: draft.id })).toEqual({
      withdrawDraft: { withdrawn: true },
    })
    expect(await debtor.alone.read(withdraw, { draft: draft.id })).toEqual(refused)
    const tasks = JSON.stringify(await debtor.alone.read(TASKS))
    expect(tasks).toContain(other.id)
    expect(tasks).not.toContain(draft.id)
    const late = { draft: draft.id, ...signsAs(debtor.maker, draft.payload) }
    expect(await debtor.alone.read(SIGN, late)).toMatchObject({
      sign: { refusal: 'draft_must_be_open' },
    })
  })

  test('that is done is withdrawn no more, and its words name who is meant', async () => {
    const suspend = `mutation ($input: SuspendPartyInput!) { suspendParty(input: $input) {
      ... on Draft { id payload summary { zh en } } } }`
    type Suspended = { suspendParty: { id: string; payload: string; summary: { en: string } } }
    const gone = await world.join(['supplier'])
    const { maker, checker } = world.operator
    const input = { party: gone.id, reason: 'of a test' }
    const { suspendParty: draft } = await world.client(maker).read<Suspended>(suspend, { input })
    expect(draft.summary.en).toContain(`Suspend Party ${gone.code}`)
    expect(draft.summary.en).toContain('Reason: of a test')
    for (const one of [maker, checker])
      await world.client(one).read(SIGN, { draft: draft.id, ...signsAs(one, draft.payload) })
    const withdraw = `mutation ($draft: ID!) { withdrawDraft(draft: $draft) {
      ... on Refused { refusal } } }`
    expect(await world.client(maker).read(withdraw, { draft: draft.id })).toEqual({
      withdrawDraft: { refusal: 'draft_must_be_open' },
    })
  })
})

describe('custody', () => {
  test('signs routine acts at once, and never one of value', async () => {
    const create = `mutation { createCustodyKey {
      ... on CustodyKey { key alg publicKey proof } ... on Refused { refusal } } }`
    type Key = { key: `key_${string}`; alg: 'EdDSA'; publicKey: string; proof: string }
    type Created = { createCustodyKey: Key }
    const { createCustodyKey: key } = await supplier.alone.read<Created>(create)
    expect(await supplier.alone.read(create)).toEqual({
      createCustodyKey: { refusal: 'custody_key_must_not_exist_yet' },
    })
    const { user } = supplier.maker
    const enrolled = await supplier.both.parties.enrolKey({
      ...key,
      user,
      custody: true,
      machine: true,
    })
    expect(enrolled).toEqual({ ok: true, entry: expect.any(String), made: expect.any(Array) })

    const invoice = await world.invoice(supplier.id, debtor.id, 500n)
    const propose = `mutation ($input: ProposeReceivableInput!) { proposeReceivable(input: $input) {
      __typename ... on Refused { refusal } } }`
    const trade = [{ invoice, amount: '500' }]
    const input = { debtor: debtor.id, supplier: supplier.id, dueOn: DUE, trade }
    expect(await supplier.alone.read(propose, { input })).toEqual({
      proposeReceivable: { __typename: 'Accepted' },
    })
    expect(await supplier.alone.read(propose, { input })).toEqual({
      proposeReceivable: {
        __typename: 'Refused',
        refusal: 'allocation_must_be_within_what_the_invoice_has_left',
      },
    })
    const pledge =
      'mutation ($input: OfferPledgeInput!) { offerPledge(input: $input) { __typename } }'
    const instrument = await issueReceivable(world, { debtor, supplier, amount: 1n })
    const spans = [{ instrument, lo: '0', hi: '1' }]
    const { id: to } = await world.join(['lender'])
    expect(await supplier.alone.read(pledge, { input: { ...DEBT, to, spans } })).toEqual({
      offerPledge: { __typename: 'Draft' },
    })
  })

  test('what is stored is not the key', async () => {
    const { rows } = await world.owner.query('select sealed from desk.custody_key')
    expect(rows.length).toBeGreaterThan(0)
    for (const { sealed } of rows)
      expect((sealed as Buffer).includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(
        false,
      )
  })
})
