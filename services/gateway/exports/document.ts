import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { Bug } from '../../../contracts/kernel/bug.ts'
import type { List } from '../graph/list.ts'
import type { ExportColumn } from './column.ts'
import { COLUMNS } from './columns.ts'

/** A list as a document of the graph asks for it, one page after the other. */
export interface ExportDocument {
  readonly columns: readonly ExportColumn[]
  /** Pages of nodes, from `$after` on. */
  readonly pages: string
  /** How many rows there are in all. */
  readonly size: string
}

const PAGING = new Set(['first', 'last', 'before', 'after'])

/** Writes the documents of a list under some of its filters, by name. */
export function writeDocument(
  schema: GraphQLSchema,
  list: Pick<List, 'home' | 'name'>,
  filters: readonly string[],
): ExportDocument {
  const field = findField(schema, list)
  const columns = COLUMNS[nameNode(field)]
  if (!columns) throw new Bug(`the list ${list.name} has no columns`)
  const given = field.args.filter(({ name }) => filters.includes(name) && !PAGING.has(name))
  const passed = given.map(({ name }) => `${name}: $${name}`)
  const declared = [
    ...(NODE_HOMES[list.home] ? ['$of: ID!'] : []),
    ...given.map(({ name, type }) => `$${name}: ${type}`),
  ]
  const write = (more: string[], args: string[], asked: string) => {
    const variables = [...declared, ...more].join(', ')
    const call = [...passed, ...args].join(', ')
    const part = `list: ${list.name}${call ? `(${call})` : ''} { ${asked} }`
    return `query${variables ? ` (${variables})` : ''} { ${place(list.home, part)} }`
  }
  const nodes = `edges { node { ${columns.map(selectPaths).join(' ')} } }`
  return {
    columns,
    pages: write(
      ['$after: String'],
      [`first: ${PAGE_ROWS}`, 'after: $after'],
      `pageInfo { hasNextPage endCursor } ${nodes}`,
    ),
    size: write([], ['first: 1'], 'totalCount'),
  }
}

/** What a page of the graph may have at most. */
const PAGE_ROWS = 200

/** The types of nodes on which lists stand, and the prefix of their ids; null: instruments. */
const NODE_HOMES: Readonly<Record<string, { type: string; prefix: string | null }>> = {
  instrument: { type: 'Instrument', prefix: null },
  import: { type: 'Import', prefix: 'imp' },
  party: { type: 'Party', prefix: 'pty' },
  facility: { type: 'Facility', prefix: 'fac' },
  financing: { type: 'Financing', prefix: 'fin' },
  priceList: { type: 'PriceList', prefix: 'prl' },
}

/** Tells whether a list is one of the node with this id; without an id, whether it is of none. */
export function isListAt({ home }: Pick<List, 'home'>, of: string | undefined): boolean {
  const node = NODE_HOMES[home]
  if (node === undefined || of === undefined) return node === undefined && of === undefined
  const own = Object.values(NODE_HOMES).find(({ prefix }) => of.startsWith(`${prefix}_`))
  return node.prefix === (own?.prefix ?? null)
}

function place(home: string, part: string): string {
  const node = NODE_HOMES[home]
  if (node) return `at: node(id: $of) { ... on ${node.type} { ${part} } }`
  return home === 'query' ? part : `at: ${home} { ${part} }`
}

function findField(schema: GraphQLSchema, { home, name }: Pick<List, 'home' | 'name'>) {
  const type = schema.getType(NODE_HOMES[home]?.type ?? `${home[0]!.toUpperCase()}${home.slice(1)}`)
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  if (!field) throw new Bug(`the list ${home}.${name} is no field of the graph`)
  return field
}

/** The filters that a list takes, and which of them it needs. */
export function listFilters(schema: GraphQLSchema, list: Pick<List, 'home' | 'name'>) {
  const args = findField(schema, list).args.filter(({ name }) => !PAGING.has(name))
  const names = (some: readonly GraphQLArgument[]) => some.map(({ name }) => name)
  return { all: names(args), needed: names(args.filter(isRequiredArgument)) }
}

function nameNode(field: GraphQLField<unknown, unknown>): string {
  const edges = (getNamedType(field.type) as GraphQLObjectType).getFields()['edges']!
  const node = (getNamedType(edges.type) as GraphQLObjectType).getFields()['node']!
  return getNamedType(node.type).name
}

function selectPaths({ path, currency }: ExportColumn): string {
  return [path, ...(currency ? [currency] : [])].map(selectPath).join(' ')
}

/** `a/...B/c` → `a { ... on B { c } }`. */
function selectPath(path: string): string {
  return path
    .split('/')
    .map(part => (part.startsWith('...') ? `... on ${part.slice(3)}` : part))
    .reduceRight((inner, outer) => `${outer} { ${inner} }`)
}
