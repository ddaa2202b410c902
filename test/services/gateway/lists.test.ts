import {
  type GraphQLEnumType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { allLists, buildPageQuery, type List } from '../../../services/gateway/graph/list.ts'
import { countRows, type PageQuery, readPage } from '../../../services/gateway/graph/page.ts'
import { DUE, issueReceivable, offerPart, proposeReceivable } from '../../support/acts.ts'
import { START } from '../../support/market.ts'
import { listQuestions } from '../../support/statements/list-questions.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Each list as it declares itself: found by its filters, on indexes, in its orders, added up. */
let world: GatewayWorld
let reader: pg.Client
let debtor: Joined
let other: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  other = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  reader = new pg.Client(world.database.urlAs('tallystick_reader'))
  await reader.connect()
  await reader.query(`set tallystick.party = '${idNumber(supplier.id)}'`)
  await reader.query('set enable_seqscan = off')
})
afterAll(async () => {
  await reader?.end()
  await world?.close()
})

const rows = allLists().flatMap(list =>
  listQuestions(list).map(
    ([what, given]) => [`${list.home}.${list.name}: ${what}`, list, given] as const,
  ),
)

/** Tables that grow with firms, days and what authorities open, never with what these firms do. */
const SMALL = [
  'look_through',
  'business_day',
  'instrument_kind',
  'party',
  'application',
  'debtor_mark',
]

describe('every filter and order of every list', () => {
  test('are many', () => expect(rows.length).toBeGreaterThan(60))

  test.each(rows)('%s is read from an index', async (_, list, given) => {
    const query = buildPageQuery(list, ownValues(list), given)
    const plans: string[] = []
    const explaining = (answer: object[]) => ({
      query: async (text: string, values: unknown[]) => {
        const { rows } = await reader.query(`explain ${text}`, values)
        plans.push(rows.map(row => row['QUERY PLAN']).join('\n'))
        return answer
      },
    })
    await readPage(explaining([]) as never, {}, query)
    const isWhole = list.own === 'true' && Object.keys(given).every(name => name === 'order')
    // Whoever counts all that there is of a table reads it.
    if (!isWhole) await countRows(explaining([{ count: 0n }]) as never, query)
    const scanned = plans.flatMap(plan => [...plan.matchAll(/Seq Scan on (\w+)/g)].map(m => m[1]))
    expect(scanned.filter(table => !SMALL.includes(table!))).toEqual([])
  })
})

function ownValues(list: List): PageQuery['values'] {
  const party = supplier.id
  const user = supplier.maker.user
  return list.values({ party, user, id: 1n } as never)
}

interface Listed {
  readonly list: {
    readonly totalCount: number
    readonly totals?: readonly object[]
    readonly edges: readonly { readonly node: Record<string, unknown> }[]
  }
}

async function ask(who: Joined, field: string, args: string, node: string, more = '') {
  const { viewer } = await who.alone.read<{ viewer: Listed }>(
    `{ viewer { list: ${field}${args} { totalCount ${more} edges { node { ${node} } } } } }`,
  )
  return viewer.list
}

const SUM = 'totals { currency unit amount count }'
const yuan = (amount: string, count: number) => [
  { currency: 'CNY', unit: 'MINOR_UNITS', amount, count },
]

test('a page of 200 rows with its plain fields keeps within the cost', async () => {
  for (const list of allLists().filter(({ home }) => home === 'viewer')) {
    const type = schema.getType('Viewer') as GraphQLObjectType
    const { args } = type.getFields()[list.name]!
    const side = args.find(({ name }) => name === 'as')
    const as = side
      ? `, as: ${(getNamedType(side.type) as GraphQLEnumType).getValues()[0]!.name}`
      : ''
    const query = `{ viewer { ${list.name}(first: 200${as}) { totalCount pageInfo { endCursor }
      edges { cursor node { __typename ${plainFields(list.name)} } } } } }`
    const reader = list.readers?.includes('debtor') ? debtor : list.readers ? operator() : supplier
    expect(await reader.alone.read(query), list.name).toHaveProperty('viewer')
  }
})

function plainFields(list: string): string {
  const connection = getNamedType(
    (schema.getType('Viewer') as GraphQLObjectType).getFields()[list]!.type,
  )
  const node = ['edges', 'node'].reduce(
    (type, field) => getNamedType((type as GraphQLObjectType).getFields()[field]!.type),
    connection,
  )
  if (!isObjectType(node)) return ''
  const fields = Object.values(node.getFields())
  return fields
    .filter(({ type }) => isLeafType(getNamedType(type)))
    .map(({ name }) => name)
    .join(' ')
}

const operator = () =>
  ({ ...world.operator, alone: world.client(world.operator.maker) }) as unknown as Joined

describe('what is asked of a list', () => {
  test('by status, side, other party and date finds these, counted and added up', async () => {
    const issued = await issueReceivable(world, { debtor, supplier, amount: 500n })
    await offerPart(world, supplier, debtor, issued, 100n, 180n)
    const others = await issueReceivable(world, { debtor: other, supplier, amount: 70n })
    const proposed = await proposeReceivable(world, { debtor, supplier, amount: 40n })

    const found = async (args: string, who = supplier) => {
      const list = await ask(who, 'receivables', args, 'id', SUM)
      expect(list.totalCount).toBe(list.edges.length)
      return { ids: list.edges.map(({ node }) => node['id']), totals: list.totals }
    }
    expect(await found('(as: supplier)')).toEqual({
      ...{ ids: [proposed, others, issued], totals: yuan('610', 3) },
    })
    expect((await found('(as: supplier, order: OLDEST)')).ids).toEqual([issued, others, proposed])
    expect((await found('(as: supplier, status: [proposed])')).ids).toEqual([proposed])
    expect((await found('(as: supplier, status: [proposed, issued])')).totals).toEqual(
      yuan('610', 3),
    )
    expect((await found(`(as: supplier, counterparty: "${other.id}")`)).ids).toEqual([others])
    expect((await found(`(as: debtor, counterparty: "${supplier.id}")`, other)).ids).toEqual([
      others,
    ])
    expect((await found(`(as: supplier, dueFrom: "${DUE}", order: DUE)`)).ids).toHaveLength(3)
    expect((await found(`(as: supplier, dueTo: "${START}")`)).ids).toEqual([])

    const held = await ask(supplier, 'titles', `(debtor: "${debtor.id}")`, 'id lo hi', SUM)
    expect(held.totals).toEqual(yuan('500', 3))
    expect(held.edges.map(({ node }) => [node['lo'], node['hi']])).toEqual([
      ...[
        ['0', '100'],
        ['100', '180'],
        ['180', '500'],
      ],
    ])
    const offered = await ask(supplier, 'claims', '(as: holder, kind: [offer])', 'lo', SUM)
    expect(offered).toMatchObject({ totalCount: 1, totals: yuan('80', 1) })
    expect(await ask(supplier, 'claims', '(as: holder, kind: [pledge])', 'lo')).toMatchObject({
      totalCount: 0,
    })
    const [, second] = held.edges
    const again = `{ node(id: "${String(second!.node['id'])}") { ... on Title { lo hi } } }`
    expect(await supplier.alone.read(again)).toEqual({ node: { lo: '100', hi: '180' } })
    expect(await other.alone.read(again)).toEqual({ node: null })
  })

  test('by business date finds the entries of these days, by act those of it', async () => {
    const before = await ask(supplier, 'entries', '(first: 1)', 'id')
    const next = '2026-03-03'
    await world.roll(next)
    await proposeReceivable(world, { debtor, supplier, amount: 10n })
    const of = async (args: string) => await ask(supplier, 'entries', args, 'act businessDate')
    expect((await of(`(from: "${next}")`)).edges.map(({ node }) => node)).toEqual([
      { act: 'receivable.propose', businessDate: next },
    ])
    expect((await of(`(to: "${START}")`)).totalCount).toBe(before.totalCount)
    expect((await of(`(from: "${START}", to: "${next}")`)).totalCount).toBe(before.totalCount + 1)
    expect((await of('(from: "2026-03-04")')).totalCount).toBe(0)
    const proposals = await of('(act: ["receivable.propose"], order: OLDEST)')
    expect(proposals.edges.map(({ node }) => node['businessDate'])).toEqual([
      START,
      START,
      START,
      next,
    ])
    expect((await of(`(party: "${other.id}")`)).edges.map(({ node }) => node['act'])).toEqual([
      'receivable.confirm',
    ])
    const officers = await ask(
      operator(),
      'entries',
      `(to: "${START}", act: ["calendar.roll"])`,
      'businessDate',
    )
    expect(officers.totalCount).toBe(1)
  })

  test('a cursor of one order is none of another', async () => {
    const due = '(as: supplier, order: DUE, first: 2)'
    const read = async (args: string) =>
      await supplier.alone.read<{ viewer: { page: { edges: { cursor: string }[] } } }>(
        `{ viewer { page: receivables${args} { edges { cursor node { id } } } } }`,
      )
    const [first, second] = (await read(due)).viewer.page.edges
    const after = (order: string) =>
      read(`(as: supplier, order: ${order}, first: 1, after: "${first!.cursor}")`)
    expect((await after('DUE')).viewer.page.edges).toEqual([second])
    await expect(after('NEWEST')).rejects.toThrow('cursor_must_be_one_of_this_connection')
    const [newest] = (await read('(as: supplier)')).viewer.page.edges
    const wrong = read(`(as: supplier, order: DUE, after: "${newest!.cursor}")`)
    await expect(wrong).rejects.toThrow('cursor_must_be_one_of_this_connection')
  })
})
