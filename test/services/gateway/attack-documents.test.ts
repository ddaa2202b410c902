import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { buildRestrictionId, buildTitleId } from '../../../contracts/kernel/title-id.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import { entryOf } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Documents that only cost, and members who ask for what is another's. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let second: Joined
let stranger: Joined
let regulator: Joined
let receivable: ReceivableId

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
  stranger = await world.join(['supplier'])
  regulator = await world.join(['regulator'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  await offerPart(world, supplier, second, receivable, 0n, 100n)
})
afterAll(async () => await world?.close())

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}

describe('a document', () => {
  test('comes alone: a list of them is none', async () => {
    const one = { query: '{ ledger }' }
    const { status, text } = await post([one, one])
    expect(status).toBe(400)
    expect(text).not.toContain(world.ledger.name)
  })

  test('of fragments that double, or that name themselves, is refused in no time', async () => {
    const levels = 25
    const doubling = Array.from(
      { length: levels },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    ).join(' ')
    const bomb = `{ ...f0 } ${doubling} fragment f${levels} on Query { ledger }`
    const began = performance.now()
    const { text } = await post({ query: bomb })
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(text).toContain('errors')
    const circle = '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'
    expect((await post({ query: circle })).text).toMatch(/itself|[Cc]ircular|cycle/)
  })

  test('of many directives, or of one field a thousand times, is refused', async () => {
    const many = `{ ledger ${'@include(if: true) '.repeat(21)} }`
    expect((await post({ query: many })).text).toMatch(/[Dd]irective/)
    const same = `{ ${'ledger '.repeat(2_100)} }`
    expect((await post({ query: same })).text).toContain('document_must_keep_to_its_tokens')
  })

  test('asks for pages of two hundred at most, in ten thousand rows', async () => {
    type Pages = { viewer: { titles: { edges: object[] } } }
    const first = 'query ($n: Int!) { viewer { titles(first: $n) { edges { node { lo } } } } }'
    const { viewer } = await supplier.alone.read<Pages>(first, { n: 200 })
    expect(viewer.titles.edges.length).toBeGreaterThan(0)
    for (const n of [1_000_000, 2 ** 31 - 1]) {
      const answer = await supplier.alone.read<Pages>(first, { n }).catch(fault => fault)
      if (!(answer instanceof Error))
        expect(answer.viewer.titles.edges.length).toBeLessThanOrEqual(200)
    }
    for (const n of [-1, 2 ** 31]) await expect(supplier.alone.read(first, { n })).rejects.toThrow()
  })

  test('tells a stranger nothing of the graph, not even by its mistakes', async () => {
    const mistakes = [
      '{ viewr { duty } }',
      '{ viewer { dutie } }',
      'mutation { logn(name: "a", password: "b") { __typename } }',
      'mutation { login(nam: "a", password: "b") { __typename } }',
      '{ parties(role: deptor) { edges { cursor } } }',
      '{ __type(name: "Party") { fields { name } } }',
      '{ __schema { queryType { name } } }',
    ]
    for (const query of mistakes) {
      const { text } = await post({ query })
      expect(text).not.toMatch(/Did you mean|"fields":\[\{"name"|"queryType":\{/)
      expect(text).toContain('errors')
    }
  })

  test('is no other method’s, and no other type’s', async () => {
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await fetch(`${world.url}/graphql?query={ledger}`, { method })).status).toBe(405)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await post('query={ledger}', form)).status).toBe(415)
    const graphql = { 'content-type': 'application/graphql' }
    expect((await post('{ ledger }', graphql)).status).toBe(415)
  })

  test('does not reach the prototype of anything', async () => {
    const query = 'query ($input: SpanInput) { ledger }'
    const polluted = `{"query": ${JSON.stringify(query)},
      "variables": {"__proto__": {"polluted": true}}}`
    await post(polluted)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('what has an id', () => {
  const TABLES: readonly (readonly [string, string, string])[] = [
    ['rcv', 'ledger.receivable', 'Receivable'],
    ['inv', 'trade.invoice', 'Invoice'],
    ['wait', 'ledger.wait', 'Wait'],
    ['dft', 'desk.draft', 'Draft'],
    ['app', 'desk.application', 'Application'],
    ['key', 'ledger.key', 'Key'],
    ['usr', 'ledger.party_user', 'User'],
  ]
  const NODE = 'query ($id: ID!) { node(id: $id) { id } }'

  /** All of a kind but the stranger's own people and keys. */
  async function idsOf(noun: string, table: string): Promise<string[]> {
    const ofParty = table === 'ledger.key' || table === 'ledger.party_user'
    const { rows } = ofParty
      ? await world.owner.query(`select id from ${table} where party <> $1`, [
          await numberOfStranger(),
        ])
      : await world.owner.query(`select id from ${table}`)
    return rows.map(row => idOf(noun, row.id))
  }

  async function numberOfStranger(): Promise<bigint> {
    const { rows } = await world.owner.query('select id from ledger.party where code = $1', [
      stranger.code,
    ])
    return rows[0].id
  }

  beforeAll(async () => {
    const draft = `mutation ($input: OfferPledgeInput!) {
      offerPledge(input: $input) { __typename } }`
    const spans = [{ instrument: receivable, lo: '200', hi: '300' }]
    await supplier.alone.read(draft, { input: { ...DEBT, to: second.id, spans } })
    await world.owner.query(
      `insert into desk.application (id, code, name, body, secret)
       values (7, '', '', '{}', sha256('secret'))`,
    )
  })

  test.each(TABLES)('%s: a stranger to it sees nothing', async (noun, table) => {
    const ids = await idsOf(noun, table)
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) {
      const seen = await stranger.alone.read(NODE, { id }).catch(fault => fault.message)
      if (typeof seen === 'string') expect(seen).toContain('open_to_its_reader')
      else expect([id, seen]).toEqual([id, { node: null }])
    }
  })

  test('ids of several parts, as of claims and titles, show a stranger no more', async () => {
    const { rows } = await world.owner.query('select instrument, lo, bound_by from ledger.claim')
    expect(rows.length).toBeGreaterThan(0)
    for (const { instrument, lo, bound_by: by } of rows)
      for (const id of [
        buildRestrictionId('clm', { instrument, lo, by }),
        buildTitleId(instrument, lo),
        `clm_${idOf('', instrument)}`,
      ])
        expect(await stranger.alone.read(NODE, { id })).toEqual({ node: null })
  })

  test('entries that do not concern a member are nothing to it', async () => {
    const { rows } = await world.owner.query(
      'select e.id from ledger.entry e ' +
        'where not exists (select from ledger.entry_visibility s where ' +
        's.entry = e.id and s.party = $1)',
      [await numberOfStranger()],
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { id } of rows)
      expect(await stranger.alone.read(NODE, { id: idOf('ent', id) })).toEqual({ node: null })
  })
})

describe('a regulator', () => {
  const CITED = `query ($entry: ID!) { citedLookThrough(entry: $entry) {
    instrument { titles { edges { node { lo } } } } steps { lo } invoices { number } } }`

  test('sees nothing before it has said why in an entry of its own', async () => {
    const node = 'query ($id: ID!) { node(id: $id) { id } }'
    expect(await regulator.alone.read(node, { id: receivable })).toEqual({ node: null })
    const plain = `{ lookThrough(instrument: "${receivable}", lo: "0", hi: "1000") {
      steps { lo } } }`
    expect(await regulator.alone.read(plain)).toEqual({ lookThrough: { steps: [] } })
    const { rows } = await world.owner.query('select id from ledger.entry order by id')
    expect(rows.length).toBeGreaterThan(5)
    for (const { id } of rows)
      expect(await regulator.alone.read(CITED, { entry: idOf('ent', id) })).toEqual({
        citedLookThrough: null,
      })
  })

  test('cites its own entry, which its neighbour cannot', async () => {
    const other = await world.join(['regulator'])
    const body = { instrument: receivable, purpose: 'case 7' }
    const signers = [regulator.maker, regulator.checker]
    const answer = await world.act(signers, 'regulator.look-through', body)
    const entry = idOf('ent', BigInt(entryOf(answer)))
    type Cited = { citedLookThrough: { instrument: { titles: { edges: object[] } } } | null }
    const seen = await regulator.alone.read<Cited>(CITED, { entry })
    expect(seen.citedLookThrough!.instrument.titles.edges.length).toBeGreaterThan(0)
    expect(await other.alone.read(CITED, { entry })).toEqual({ citedLookThrough: null })
    await expect(stranger.alone.read(CITED, { entry })).rejects.toThrow('open_to_its_reader')
  })

  test('a token shows nothing of what it was given for', async () => {
    const read = 'query ($t: ID!, $id: ID!) @atLeast(token: $t) { node(id: $id) { id } }'
    const { rows } = await world.owner.query('select max(id) as id from ledger.entry')
    const t = idOf('ent', rows[0].id)
    expect(await stranger.alone.read(read, { t, id: receivable })).toEqual({ node: null })
    for (const junk of ['junk', '', newId('rcv')])
      await expect(stranger.alone.read(read, { t: junk, id: t })).rejects.toThrow('one_of_ours')
  })
})
