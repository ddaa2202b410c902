import type pg from 'pg'

/** A column as PostgreSQL says that a statement answers with it. */
export interface DescribedColumn {
  readonly name: string
  readonly dataTypeID: number
  /** The table that the value is a column of, unchanged; 0 when it is computed. */
  readonly tableID: number
  readonly columnID: number
}

/**
 * Prepares a statement without running it (extended query protocol: Parse and Describe) and answers
 * its columns; none, when it answers no rows. Rejects with what PostgreSQL says against it.
 */
export async function describeStatement(
  client: pg.ClientBase,
  text: string,
): Promise<readonly DescribedColumn[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly DescribedColumn[]>()
  let columns: readonly DescribedColumn[] = []
  client.query({
    submit: connection => {
      const wire = connection as unknown as Wire
      wire.parse({ text, name: '', types: [] })
      wire.describe({ type: 'S', name: '' })
      wire.sync()
    },
    handleRowDescription: ({ fields }: { fields: readonly DescribedColumn[] }) => {
      columns = fields
    },
    handleError: reject,
    handleReadyForQuery: () => resolve(columns),
  } as pg.Submittable)
  return await promise
}

/** What of pg's connection is asked for; its types name none of it. */
interface Wire {
  parse(message: { text: string; name: string; types: number[] }): void
  describe(message: { type: 'S'; name: string }): void
  sync(): void
}
