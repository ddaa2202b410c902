import { idNumber, idOf, isId } from '../../../contracts/kernel/id.ts'
import { readParts } from '../../../contracts/kernel/title-id.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'

/**
 * A type whose rows are known by an id of ours: all rows of it that one step of a document asks for
 * are read at once. `text` takes numbers as `$1::bigint[]`; a row that is not there, or not the
 * reader's to see, is null.
 */
export function nodeOf<Row extends { readonly id: bigint }>(
  name: string,
  noun: string,
  text: string,
) {
  return builder.loadableNodeRef<Row>(name, {
    id: { resolve: ({ id }) => idOf(noun, id) },
    load: async (ids, context) => {
      const rows = await readRows<Row>(context, noun, ids, text)
      return rows as readonly Row[]
    },
  })
}

async function readRows<Row extends { readonly id: bigint }>(
  { snapshot }: Context,
  noun: string,
  ids: readonly string[],
  text: string,
): Promise<(Row | null)[]> {
  const numbers = ids.map(id => (isId(noun, id) ? idNumber(id) : null))
  const rows = await snapshot.query<Row>(text, [numbers.filter(number => number !== null)])
  const byNumber = new Map(rows.map(row => [row.id, row]))
  return numbers.map(number => (number === null ? null : (byNumber.get(number) ?? null)))
}

/** How a type is found whose ids have several parts. */
export interface OfParts<Row> {
  readonly noun: string
  readonly description: string
  /** The columns that the parts of an id name, in their order. */
  readonly columns: readonly (keyof Row & string)[]
  readonly id: (row: Row) => string
  /** Selects rows where their columns are among `keys (columns)`, which `from` is joined to. */
  readonly text: (join: string) => string
  /** Reads rows by their numbers in the store, `$1::bigint[]`, which no id shows. */
  readonly byNumber?: string
}

/**
 * A type whose rows are known by an id of several parts; fields of others may name one by its
 * number in the store.
 */
export function nodeOfParts<Row extends object>(name: string, of: OfParts<Row>) {
  return builder.loadableNodeRef<Row, string, string | bigint>(name, {
    id: { description: of.description, resolve: of.id },
    load: async (keys, context) => {
      const found = new Map<string | bigint, Row>()
      for (const row of await readByParts(context, of, keys)) found.set(of.id(row), row)
      for (const row of await readByNumber(context, of, keys)) found.set(row.id, row)
      return keys.map(key => found.get(key) ?? null) as readonly Row[]
    },
  })
}

async function readByParts<Row extends object>(
  { snapshot }: Context,
  { noun, columns, text }: OfParts<Row>,
  keys: readonly (string | bigint)[],
): Promise<Row[]> {
  const parts = keys.flatMap(key =>
    typeof key === 'string' ? [readParts(noun, columns.length, key)] : [],
  )
  const known = parts.filter(numbers => numbers !== null)
  if (known.length === 0) return []
  const places = columns.map((_, place) => `$${place + 1}::bigint[]`).join(', ')
  const join = `unnest(${places}) k (${columns.join(', ')})`
  return await snapshot.query<Row>(
    text(join),
    columns.map((_, place) => known.map(numbers => numbers[place])),
  )
}

async function readByNumber<Row extends object>(
  { snapshot }: Context,
  { byNumber }: OfParts<Row>,
  keys: readonly (string | bigint)[],
): Promise<(Row & { readonly id: bigint })[]> {
  const numbers = keys.filter(key => typeof key === 'bigint')
  if (numbers.length === 0 || byNumber === undefined) return []
  return await snapshot.query<Row & { readonly id: bigint }>(byNumber, [numbers])
}
