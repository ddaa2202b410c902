import { type ResolveCursorConnectionArgs, resolveCursorConnection } from '@pothos/plugin-relay'
import type { QueryResultRow } from 'pg'
import { isBusinessDate } from '../../../contracts/kernel/date.ts'
import { PAGE_ROWS, PAGE_ROWS_MAX } from './limits.ts'
import type { Snapshot } from './snapshot.ts'
import { turnedAway } from './turned-away.ts'

export interface Rows {
  readonly columns: string
  /** Tables with their aliases, as they stand after `from`. */
  readonly from: string
  /** The caller's own predicate; row rights only filter what it finds. */
  readonly where: string
  /** SQL expressions, each of the column of the same place in `keyColumns`. */
  readonly keys: readonly string[]
}

/** What a connection reads, and what orders it: unique together, none null. */
export interface PageQuery extends Rows {
  readonly values: readonly unknown[]
  readonly keyColumns: readonly string[]
  /** Of the keys; whole numbers, if not said. */
  readonly keyTypes?: readonly KeyType[]
  readonly newestFirst?: boolean
  /** The name of an order that is not the list's first: its cursors begin with it. */
  readonly order?: string
  /** Rows of other tables with the same columns, in one order with the first. */
  readonly others?: readonly Rows[]
  /** Its pages from first to last and its count take longer to plan than to carry out. */
  readonly prepared?: true
  /** What a page of keys alone is joined with afterwards: `select … from page … join …`. */
  readonly joined?: string
}

export type KeyType = 'bigint' | 'date' | 'text'

export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** Throws for a page that a list does not have, whatever is asked of it. */
export function mustBeAPage({ first, last, after, before }: PageArgs, query: PageQuery): void {
  const refused = refuseRows('first', first) ?? refuseRows('last', last)
  if (refused) throw refused
  for (const cursor of [after, before]) if (cursor != null) readCursor(cursor, query)
}

/** One page by keyset: the last is as fast as the first, and steady while rows are added. */
export async function readPage<Node extends QueryResultRow>(
  snapshot: Snapshot,
  args: PageArgs,
  query: PageQuery,
) {
  const marks = query.order === undefined ? [] : [query.order]
  const toCursor = (node: Node) =>
    cursorOf([...marks, ...query.keyColumns.map(column => node[column])])
  return await resolveCursorConnection(
    { args, defaultSize: PAGE_ROWS, maxSize: PAGE_ROWS_MAX, toCursor },
    async (position: ResolveCursorConnectionArgs) => {
      const { text, values } = pageSql(query, position)
      const goesOn = !(position.before || position.inverted)
      return await snapshot.query<Node>(text, values, goesOn ? howToRead(query) : undefined)
    },
  )
}

/** Counts the rows of a list, on all of its pages. */
export async function countRows(snapshot: Snapshot, query: PageQuery): Promise<number> {
  const rows = [query, ...(query.others ?? [])].map(writeSelect).join(' union all ')
  const text = `select count(*) as count from (${rows}) counted`
  const [row] = await snapshot.query<{ count: bigint }>(text, [...query.values], howToRead(query))
  return Number(row!.count)
}

/** A list that is prepared has no filters: its texts are three. */
function howToRead({ prepared }: PageQuery): 'prepared' | undefined {
  return prepared && 'prepared'
}

/** A page that is too large is refused, and never cut: who asks for 500 rows would miss 300. */
function refuseRows(field: string, found: number | null | undefined) {
  if (found == null || found <= PAGE_ROWS_MAX) return null
  return turnedAway('page_must_be_within_its_length', { field, limit: PAGE_ROWS_MAX, found })
}

function writeSelect({ columns, from, where }: Rows): string {
  return `select ${columns} from ${from} where ${where}`
}

function pageSql(query: PageQuery, position: ResolveCursorConnectionArgs) {
  const { keyColumns, others = [], newestFirst = false } = query
  const { before, after, limit, inverted } = position
  const values = [...query.values]
  const addPlaces = (cursor: string) =>
    readCursor(cursor, query).map(({ key, type }) => `$${values.push(key)}::${type}`)
  const sides = [
    ...(after ? [{ sign: newestFirst ? '<' : '>', places: addPlaces(after) }] : []),
    ...(before ? [{ sign: newestFirst ? '>' : '<', places: addPlaces(before) }] : []),
  ]
  const direction = newestFirst !== inverted ? 'desc' : 'asc'
  const orderBy = (keys: readonly string[]) =>
    `order by ${keys.map(key => `${key} ${direction}`).join(', ')}`
  const most = `$${values.push(limit)}::bigint`
  const pageOf = (rows: Rows) => {
    const { keys } = rows
    const compare = sides.map(s => ` and (${keys.join(', ')}) ${s.sign} (${s.places.join(', ')})`)
    return `${writeSelect(rows)}${compare.join('')} ${orderBy(keys)} limit ${most}`
  }
  const pages = [query, ...others].map(pageOf)
  if (others.length === 0 && query.joined === undefined) return { text: pages[0]!, values }
  const page = pages.map(one => `(${one})`).join(' union all ')
  const order = orderBy(keyColumns.map(column => `page.${column}`))
  const { joined = 'select * from page' } = query
  return { text: `with page as materialized (${page}) ${joined} ${order} limit ${most}`, values }
}

/** Makes a cursor of the keys of a row; only the gateway reads it. */
export function cursorOf(keys: readonly unknown[]): string {
  return Buffer.from(keys.map(String).join('.')).toString('base64url')
}

function readCursor(
  cursor: string,
  { keys, keyTypes = keys.map(() => 'bigint' as const), order }: PageQuery,
) {
  const all = Buffer.from(cursor, 'base64url').toString().split('.')
  const texts = order !== undefined && all[0] === order ? all.slice(1) : all
  const isOfOrder = order === undefined || texts.length < all.length
  const found = keyTypes.map((type, n) => ({ type, key: texts[n] ?? '' }))
  const isOfKeys = texts.length === keys.length && found.every(({ type, key }) => IS_KEY[type](key))
  if (!isOfOrder || !isOfKeys) throw turnedAway('cursor_must_be_one_of_this_connection')
  return found
}

/** What a key column can hold. */
const IS_KEY: Record<KeyType, (text: string) => boolean> = {
  bigint: text => /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n,
  date: isBusinessDate,
  text: text => /^\w+$/.test(text),
}

/** Reckons what a page costs: its rows, each with what is asked of it. Too many are refused. */
export function pageCost({ first, last }: PageArgs) {
  return { field: 1, multiplier: Math.min(first ?? last ?? PAGE_ROWS, PAGE_ROWS_MAX) }
}
