import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { lists as printed } from '../../../schema/graphql/lists.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { BREADTH_MAX, COST_MAX, PAGE_ROWS_MAX } from '../../../services/gateway/graph/limits.ts'
import { allLists, type List } from '../../../services/gateway/graph/list.ts'

/** What each list of the graph costs, reckoned as a request is, without any request. */
const lists = allLists().map(list => [`${list.home}.${list.name}`, list] as const)

const nameHome = ({ home }: List) => `${home[0]!.toUpperCase()}${home.slice(1)}`

function askFor(list: List): string {
  const { args, type } = (schema.getType(nameHome(list)) as GraphQLObjectType).getFields()[
    list.name
  ]!
  const needed = args.filter(arg => isNonNullType(arg.type))
  const given = needed.map(({ name, type: of }) => `${name}: ${someValue(of)}`)
  const page = `${list.name}(${[`first: ${PAGE_ROWS_MAX}`, ...given].join(', ')}) { totalCount
    pageInfo { hasNextPage endCursor } edges { cursor node { __typename ${plainFields(type)} } } }`
  if (list.home === 'query') return `{ ${page} }`
  if (list.home === 'viewer') return `{ viewer { ${page} } }`
  return `{ node(id: "x") { ... on ${nameHome(list)} { ${page} } } }`
}

function someValue(type: GraphQLInputType): string {
  const named = getNamedType(type)
  return isEnumType(named) ? named.getValues()[0]!.name : '"2026-03-02"'
}

/** All fields of a row that are no rows themselves, of each type that it may be. */
function plainFields(connection: GraphQLField<unknown, unknown>['type']): string {
  const node = ['edges', 'node'].reduce(
    (type, field) => getNamedType((type as GraphQLObjectType).getFields()[field]!.type),
    getNamedType(connection),
  )
  const types = isAbstractType(node) ? schema.getPossibleTypes(node) : [node]
  // What all of them have is asked once.
  const shared = isInterfaceType(node) ? namesOf(node) : []
  const own = types.filter(isObjectType).map(type => ({
    type,
    names: namesOf(type).filter(name => !shared.includes(name)),
  }))
  const parts = own.filter(({ names }) => names.length > 0)
  return [
    ...shared,
    ...parts.map(({ type, names }) => `... on ${type} { ${names.join(' ')} }`),
  ].join(' ')
}

function namesOf(type: GraphQLObjectType | GraphQLInterfaceType): string[] {
  return Object.values(type.getFields())
    .filter(({ type: of, args }) => isLeafType(getNamedType(of)) && !args.some(needsValue))
    .map(({ name }) => name)
}

const needsValue = ({ type }: { readonly type: GraphQLInputType }) => isNonNullType(type)

const reckon = (text: string, variables: object) =>
  complexityFromQuery(text, { schema, variables, ctx: {} } as never)

test('every list of the graph is reckoned', () => expect(lists.length).toBeGreaterThan(50))

describe('a page of 200 rows with all plain fields is within the limits', () => {
  test.each(lists)('%s', (_, list) => {
    const { complexity, breadth } = reckon(askFor(list), {})
    expect(complexity).toBeGreaterThan(PAGE_ROWS_MAX)
    expect(complexity).toBeLessThanOrEqual(COST_MAX)
    expect(breadth).toBeLessThanOrEqual(BREADTH_MAX)
  })
})

/** The lists of one type, as they are printed. */
type Group = Readonly<Record<string, { readonly text: string }>>

describe('a page as the typed reads ask for it, with the rows of its rows, is within them', () => {
  const texts = Object.entries(printed).flatMap(([name, one]) =>
    'text' in one
      ? [[name, one.text] as const]
      : Object.entries(one as Group).map(
          ([inner, { text }]) => [`${name}.${inner}`, text] as const,
        ),
  )

  test.each(texts)('%s', (_, text) => {
    // By whatever size the printed document itself says.
    const [, first] = /\$first: Int = (\d+)/.exec(text)!
    const required = [...text.matchAll(/\$(\w+): (\w+)!/g)].map(([, name, type]) => {
      const named = schema.getType(type!)
      return [name, isEnumType(named) ? named.getValues()[0]!.name : '2026-03-02']
    })
    const given = { ...Object.fromEntries(required), first: Number(first), whole: true }
    const { complexity, breadth } = reckon(text, given)
    expect(complexity).toBeGreaterThan(Number(first))
    expect(complexity).toBeLessThanOrEqual(COST_MAX)
    expect(breadth).toBeLessThanOrEqual(BREADTH_MAX)
  })
})
