import type { PoolClient } from 'pg'
import type { DocumentCells } from './document/document.ts'
import { ROW_TEXTS } from './document/refusal.ts'
import type { DocumentSource } from './document-source.ts'
import { CHUNK_ROWS, type ChunkOf, writeChunk } from './write-chunk.ts'

/**
 * Judges again the rows of an import that were refused for something that was not there: a party
 * that was not enrolled, a document that was not imported, a date that had not come. All others
 * keep their refusals.
 */
export async function judgeAgain(
  client: PoolClient,
  source: DocumentSource,
  chunk: ChunkOf,
): Promise<void> {
  const { rows: refused } = await client.query<{ row: bigint }>(
    `select distinct row_number as row from trade.import_refusal
      where import = $1 and refusal = any($2::text[])`,
    [chunk.importNumber, MAY_BE_THERE_NOW],
  )
  if (refused.length === 0) return
  const numbers = new Set(refused.map(({ row }) => Number(row)))
  const place = { readTo: source.rowCount, isLast: true, again: true }
  let rows: DocumentCells[] = []
  for await (const batch of source.rows())
    for (const row of batch) {
      if (row !== null && numbers.has(row.row)) rows.push(row)
      if (rows.length < CHUNK_ROWS) continue
      await writeChunk(client, rows, place, chunk)
      rows = []
    }
  if (rows.length > 0) await writeChunk(client, rows, place, chunk)
}

const MAY_BE_THERE_NOW = Object.entries(ROW_TEXTS).flatMap(([code, text]) =>
  text.class === 'NOT_FOUND' || code === 'document_must_not_be_dated_ahead' ? [code] : [],
)
