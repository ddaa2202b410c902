import {
  type ResolveCursorConnectionArgs,
  resolveArrayConnection,
  resolveCursorConnection,
} from '@pothos/plugin-relay'
import { GraphQLError } from 'graphql'
import type { QueryResultRow } from 'pg'
import { PAGE_ROWS, PAGE_ROWS_MAX } from '../limits.ts'
import type { Snapshot } from './snapshot.ts'

/** What a connection reads, and the whole numbers that order it: unique together, none null. */
export interface PageQuery {
  /** `select … from …`, with an alias for each key. */
  readonly select: string
  /** The caller's own predicate; row rights only filter what it finds. */
  readonly where: string
  readonly values: readonly unknown[]
  /** SQL expressions, each of the column of the same place in `keyColumns`. */
  readonly keys: readonly string[]
  readonly keyColumns: readonly string[]
  readonly newestFirst?: boolean
}

export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** One page by keyset: the last is as fast as the first, and steady while rows are added. */
export function readPage<Node extends QueryResultRow>(
  snapshot: Snapshot,
  args: PageArgs,
  query: PageQuery,
) {
  const toCursor = (node: Node) => query.keyColumns.map(column => String(node[column])).join('.')
  return resolveCursorConnection(
    { args, defaultSize: PAGE_ROWS, maxSize: PAGE_ROWS_MAX, toCursor },
    async (position: ResolveCursorConnectionArgs) => {
      const { text, values } = pageSql(query, position)
      return await snapshot.query<Node>(text, values)
    },
  )
}

/** For what is known to have nothing to read. */
export function emptyPage<Node extends object>(args: PageArgs) {
  return resolveArrayConnection({ args }, [] as Node[])
}

function pageSql(query: PageQuery, position: ResolveCursorConnectionArgs) {
  const { select, where, keys, newestFirst = false } = query
  const { before, after, limit, inverted } = position
  const values = [...query.values]
  const conditions = [where]
  const compare = (cursor: string, sign: string) => {
    const places = numbersOf(cursor, keys.length).map(number => `$${values.push(number)}::bigint`)
    conditions.push(`(${keys.join(', ')}) ${sign} (${places.join(', ')})`)
  }
  if (after) compare(after, newestFirst ? '<' : '>')
  if (before) compare(before, newestFirst ? '>' : '<')
  const direction = newestFirst !== inverted ? 'desc' : 'asc'
  const order = keys.map(key => `${key} ${direction}`).join(', ')
  const text = `${select} where ${conditions.join(' and ')} order by ${order} limit ${limit}`
  return { text, values }
}

function numbersOf(cursor: string, count: number): string[] {
  const numbers = cursor.split('.')
  if (numbers.length !== count || !numbers.every(isKey))
    throw new GraphQLError('cursor_must_be_one_of_this_connection', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  return numbers
}

/** A number that a key column can hold. */
function isKey(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n
}

/** What a page costs: its rows, each with what is asked of it. */
export function pageCost({ first, last }: PageArgs) {
  return { field: 1, multiplier: Math.min(first ?? last ?? PAGE_ROWS, PAGE_ROWS_MAX) }
}
