import DataLoader from 'dataloader'
import type { QueryResultRow } from 'pg'
import type { Context } from './context.ts'

/**
 * Reads rows by what they hang on: all that one step of a document asks for in one statement.
 * `text` takes numbers as `$1::bigint[]` and answers each row with its `owner`, in order.
 */
export function rowsOf<Row extends QueryResultRow>(text: string, how?: 'prepared') {
  const loaders = new WeakMap<Context, DataLoader<bigint, Row[]>>()
  return async (owner: bigint, context: Context): Promise<Row[]> => {
    const known = loaders.get(context)
    const loader = known ?? new DataLoader(owners => read<Row>(context, text, owners, how))
    if (!known) loaders.set(context, loader)
    return await loader.load(owner)
  }
}

async function read<Row extends QueryResultRow>(
  { snapshot }: Context,
  text: string,
  owners: readonly bigint[],
  how: 'prepared' | undefined,
): Promise<Row[][]> {
  const rows = await snapshot.query<Row & { readonly owner: bigint }>(text, [owners], how)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return owners.map(owner => byOwner.get(owner) ?? [])
}
