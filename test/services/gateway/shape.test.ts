import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { lists } from '../../../schema/graphql/lists.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { COST_MAX } from '../../../services/gateway/graph/limits.ts'

/** Rules of the shape of the graph, whatever its nouns. */
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType | GraphQLInterfaceType =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'),
)
const fields = types.flatMap(type =>
  Object.values(type.getFields()).map(field => ({ at: `${type.name}.${field.name}`, ...field })),
)

describe('of every list', () => {
  const connections = types.filter(({ name }) => name.endsWith('Connection'))

  test('each row has an id of its own', () => {
    const rows = connections.map(({ name }) => {
      const edge = schema.getType(name.replace(/Connection$/, 'Edge')) as GraphQLObjectType
      return getNamedType(edge.getFields()['node']!.type) as GraphQLObjectType
    })
    expect(rows.length).toBeGreaterThan(20)
    const without = rows.filter(row => String(row.getFields()['id']?.type) !== 'ID!')
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('a page and its edges are there; what of the whole list fails empties nothing else', () => {
    for (const type of connections) {
      const { name } = type
      const { edges, pageInfo, totalCount } = type.getFields()
      expect([name, String(edges!.type)]).toEqual([
        name,
        `[${name.replace(/Connection$/, 'Edge')}!]!`,
      ])
      expect([name, String(pageInfo!.type)]).toEqual([name, 'PageInfo!'])
      expect([name, String(totalCount!.type)]).toEqual([name, 'Int'])
    }
  })
})

test('one list that fails leaves the rest of the answer', () => {
  const paged = fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
  expect(paged.filter(({ type }) => isNonNullType(type)).map(({ at }) => at)).toEqual([])
})

test('what a list holds is there: it has no holes', () => {
  const holed = fields.filter(({ type }) => /\[\w+\]/.test(String(type)))
  expect(holed.map(({ at }) => at)).toEqual([])
})

test('an id is there wherever there is a record', () => {
  const ids = fields.filter(({ name }) => name === 'id')
  expect(ids.length).toBeGreaterThan(30)
  expect(ids.filter(({ type }) => String(type) !== 'ID!').map(({ at }) => at)).toEqual([])
})

describe('a page of 20 in a page of 20, with the plain fields of both, keeps to its cost', () => {
  const { ofInstrument, ofParty, receivables } = lists
  const reckon = (outer: string, fields: string, name: string, inner: string) => {
    const page = `${name}(first: 20) { edges { node { ${plainFields(inner)} } } }`
    const document = `{ ${outer} { edges { node { ${fields} ${page} } } } }`
    return reckonAll(document)
  }

  test.each(Object.entries(ofInstrument))('%s of receivables', (name, { text }) => {
    const owed = 'supervisedReceivables(first: 20)'
    const cost = reckon(owed, plainFields(receivables.text), name, text)
    expect(cost).toBeGreaterThan(20 * 20)
    expect(cost).toBeLessThanOrEqual(COST_MAX)
  })

  test.each(['invoices', 'refusedRows'])('%s of imports', name => {
    const inner = `${name}(first: 20) { totalCount edges { cursor node { ${leavesOf(name)} } } }`
    const rows = `${plainFields(lists.imports.text)} ${inner}`
    const document = `{ viewer { imports(first: 20) { edges { node { ${rows} } } } } }`
    expect(reckonAll(document)).toBeGreaterThan(20 * 20)
    expect(reckonAll(document)).toBeLessThanOrEqual(COST_MAX)
  })

  test.each(Object.entries(ofParty))('%s of parties', (name, { text }) =>
    expect(reckon('parties(first: 20)', 'id name', name, text)).toBeLessThanOrEqual(COST_MAX),
  )
})

test('a page of 200 imports, with the sums of each, keeps to its cost', () => {
  const rows = `edges { cursor node { ${plainFields(lists.imports.text)} } }`
  const document = `{ viewer { imports(first: 200) { totalCount ${rows} } } }`
  expect(reckonAll(document)).toBeGreaterThan(200 * 20)
  expect(reckonAll(document)).toBeLessThanOrEqual(COST_MAX)
})

function reckonAll(document: string): number {
  return complexityFromQuery(document, { schema, ctx: {} } as never).complexity
}

/** The fields of the rows of a list of an import that hold one value. */
function leavesOf(list: string): string {
  const pick = (type: string, field: string) =>
    getNamedType((schema.getType(type) as GraphQLObjectType).getFields()[field]!.type).name
  const node = ['edges', 'node'].reduce(pick, pick('Import', list))
  const all = Object.values((schema.getType(node) as GraphQLObjectType).getFields())
  return all
    .filter(({ type }) => isLeafType(getNamedType(type)))
    .map(({ name }) => name)
    .join(' ')
}

/** What a printed list asks of a row, up to the brace that ends it. */
function plainFields(text: string): string {
  const [, rest] = text.split('edges { node { ') as [string, string]
  let depth = 1
  for (const [at, sign] of [...rest].entries()) {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth === 0) return rest.slice(0, at)
  }
  throw new Error('a document ends its braces')
}
