import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
} from 'graphql'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import { leafType, typeAround } from './leaf-type.ts'
import { findReaders, type RowType, type Selected, selectFields, selectRow } from './select-row.ts'

/** Prints every list of the graph as a document that knows the types of its rows and filters. */
export function printLists(graph: string): string {
  const schema = buildSchema(graph)
  const homes = HOMES.map(([type, key]) => ({ key, lists: findLists(schema, type) }))
  const all = homes.flatMap(({ lists }) => lists)
  const rows = new Map(all.map(({ node, row }) => [node, row.type]))
  const other = all.find(({ node, row }) => rows.get(node) !== row.type)
  if (other) throw new Bug(`rows of ${other.name} differ from those of another list`)
  const types = [...rows].map(([node, type]) => `export type ${node}Row = ${spread(type)}\n`)
  const declared = homes.map(({ key, lists }) => within(key, lists.map(declare), ': {', '}'))
  const made = homes.map(({ key, lists }) => within(key, lists.map(make), ': {', '},'))
  return [
    HEADER,
    ...types.sort(),
    block('/** Every list, by the name of its field. */\nexport interface Lists', declared),
    block('export const lists: Lists =', made),
  ].join('\n')
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.join('\n')}\n}\n`
}

/** Where lists stand, and under what they are found; those of the viewer and of all by name. */
const HOMES = [
  ['Viewer', null],
  ['Query', null],
  ['Instrument', 'ofInstrument'],
  ['Party', 'ofParty'],
  ['Import', 'ofImport'],
] as const

function within(key: string | null, lines: string[], open: string, close: string): string {
  return key === null ? lines.join('\n') : [`  ${key}${open}`, ...lines, `  ${close}`].join('\n')
}

interface List {
  readonly name: string
  readonly description: string
  readonly node: string
  readonly row: Selected
  readonly total: Selected | null
  readonly filters: readonly GraphQLArgument[]
  readonly home: string
}

function findLists(schema: GraphQLSchema, home: string): List[] {
  const fields = Object.values((schema.getType(home) as RowType).getFields())
  return fields
    .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
    .map(field => readList(schema, home, field))
}

function readList(
  schema: GraphQLSchema,
  home: string,
  field: GraphQLField<unknown, unknown>,
): List {
  const { name, description, type, args } = field
  const page = findFields(schema, getNamedType(type).name)
  const edge = findFields(schema, getNamedType(page['edges']!.type).name)
  const node = getNamedType(edge['node']!.type) as RowType
  const readers = findReaders(field)
  const row = selectRow(schema, node, readers)
  const totals = page['totals']
  const total = totals ? selectFields(getNamedType(totals.type) as RowType, readers, 0) : null
  const filters = args.filter(arg => !PAGING.has(arg.name))
  return { name, description: description ?? '', node: node.name, row, total, filters, home }
}

function findFields(schema: GraphQLSchema, type: string) {
  return (schema.getType(type) as RowType).getFields()
}

const PAGING = new Set(['first', 'after', 'last', 'before'])

function declare(list: List): string {
  const { name, description, node, total, filters, home } = list
  const asked = filters.map(({ name, type }) => {
    const text = typeAround(type)(leafType(name, getNamedType(type)).text)
    return `readonly ${name}${isNonNullType(type) ? '' : '?'}: ${text}`
  })
  const of = isRoot(home) ? [] : ['readonly id: string']
  const own = `{ ${[...of, ...asked].join('; ')} }`
  const types = [`${node}Row`, own, ...(total ? [total.type] : [])].join(', ')
  return `    /** ${description} */\n    readonly ${name}: ListDocument<${types}>`
}

function isRoot(home: string): boolean {
  return home === 'Viewer' || home === 'Query'
}

function make(list: List): string {
  const [amounts, sums] = [list.row, list.total].map(one => quoted(one?.amounts ?? []))
  const text = writeDocument(list)
  return `    ${list.name}: { amounts: [${amounts}], sums: [${sums}], text: '${text}' },`
}

function quoted(names: readonly string[]): string {
  return names.map(name => `'${name}'`).join(', ')
}

function writeDocument({ name, row, total, filters, home }: List): string {
  const rows = row.nested ? NESTED_ROWS : PAGE_ROWS
  const variables = [
    ...(isRoot(home) ? [] : ['$id: ID!']),
    ...filters.map(({ name, type }) => `$${name}: ${type}`),
    ...[`$first: Int = ${rows}`, '$after: String', '$whole: Boolean = false'],
  ]
  const given = [...filters.map(({ name }) => `${name}: $${name}`), 'first: $first, after: $after']
  const totals = total ? ` totals @include(if: $whole) { ${total.text} }` : ''
  const page =
    `page: ${name}(${given.join(', ')}) { totalCount @include(if: $whole)${totals} ` +
    `pageInfo { hasNextPage endCursor } edges { node { ${row.text} } } }`
  return `query ${name}(${variables.join(', ')}) { ${inHome(home, page)} }`
}

function inHome(home: string, page: string): string {
  if (home === 'Query') return page
  if (home === 'Viewer') return `home: viewer { ${page} }`
  return `home: node(id: $id) { ... on ${home} { ${page} } }`
}

const PAGE_ROWS = 200
/** Of rows that have rows of their own: their cost is within a document's. */
const NESTED_ROWS = 50

/** A field a line, where it is one of the row itself. */
function spread(type: string): string {
  let depth = 0
  let text = ''
  for (const part of type.split(/([{}();])/)) {
    if (part === '}' || part === ')') depth -= 1
    if (part === ';' && depth === 1) text += '\n '
    else text += part
    if (part === '{' || part === '(') depth += 1
  }
  return text.replace(/^\{ /, '{\n  ').replace(/ \}($| & \()/, '\n}$1')
}

const HEADER = `/** The lists of the graph, printed from schema.graphql by \`npm run codegen\`. */

type Id<Noun extends string> = \`\${Noun}_\${string}\`
type BusinessDate = \`\${number}-\${number}-\${number}\`

/** A query that knows the types of its answer and of its variables, whichever tool wrote it. */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data
}

/** A query of one list: of rows with their plain fields, page by page. */
export interface ListDocument<Row, Filters, Total = never>
  extends TypedDocument<Page<Row, Total>, Filters & Paging> {
  readonly text: string
  /** Where whole numbers stand in a row and in a total, which the wire has as texts. */
  readonly amounts: readonly string[]
  readonly sums: readonly string[]
}

export interface Paging {
  /** How many rows the page has at most: 200, or 50 where rows have rows of their own. */
  readonly first?: number
  /** The \`next\` of the page before. */
  readonly after?: string | null
  /** Whether the whole list is counted and added up as well. */
  readonly whole?: boolean
}

export interface Page<Row, Total = never> {
  readonly rows: readonly Row[]
  /** Where the next page begins; null: there is none. */
  readonly next: string | null
  /** Of the whole list under its filters; null unless asked for by \`whole\`. */
  readonly totalCount: number | null
  readonly totals: readonly Total[] | null
}
`
