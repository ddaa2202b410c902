import { idNumber, idOf, isId } from '../../../contracts/kernel/id.ts'
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
