import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import { refuse } from '../../contracts/kernel/decision.ts'
import { idNumber, idOf, type PartyId, type UserId } from '../../contracts/kernel/id.ts'
import { newNumber } from '../platform/new-id.ts'
import { DOCUMENTS, type DocumentKind } from './document/kinds.ts'
import { openFile } from './read/file-source.ts'
import { openList } from './read/list-source.ts'
import type { Source } from './read/source.ts'
import type { FileRefusal } from './refusal.ts'
import { type ImportReport, importReport } from './report.ts'
import { type ChunkCounts, type SourceRow, writeChunk } from './write-chunk.ts'

export const CHUNK_ROWS = 2_000
export const NAME_LENGTH_MAX = 200

export interface ImportOptions {
  /** Who imports: the seller or the buyer of every document. */
  readonly party: PartyId
  readonly user: UserId
  readonly kind: DocumentKind
  /** What its people call the file. */
  readonly name: string
  /** A declared mapping as JSON (see `read/mapping.ts`); none: our own format. */
  readonly mapping?: unknown
  /** Told after each chunk. An error it throws ends the import there; it can be gone on with. */
  readonly onProgress?: (progress: ImportProgress) => void
}

export interface ImportProgress extends ChunkCounts {
  /** Rows of this file dealt with so far, of how many. */
  readonly row: number
  readonly rows: number
}

/**
 * Imports a CSV file of orders, deliveries or invoices. A file that cannot be read is refused as a
 * whole and changes nothing; else each row is accepted, known already, or refused by itself. The
 * same file under the same mapping answers with the report it had, and goes on where it was
 * interrupted. `pool` is the role tallystick_intake.
 */
export async function importDocuments(
  pool: Pool,
  { stream, ...options }: ImportOptions & { readonly stream: AsyncIterable<Uint8Array> },
): Promise<Answer<ImportReport, FileRefusal>> {
  const opened = await openFile(stream, options.mapping, DOCUMENTS[options.kind])
  return opened.ok ? await importSource(pool, opened.value, options) : opened
}

/** The same for rows given as JSON objects of texts, at most `LIST_ROWS_MAX` of them. */
export async function importRows(
  pool: Pool,
  { rows, ...options }: ImportOptions & { readonly rows: readonly unknown[] },
): Promise<Answer<ImportReport, FileRefusal>> {
  const opened = openList(rows, options.mapping, DOCUMENTS[options.kind])
  return opened.ok ? await importSource(pool, opened.value, options) : opened
}

async function importSource(
  pool: Pool,
  source: Source,
  options: ImportOptions,
): Promise<Answer<ImportReport, FileRefusal>> {
  const client = await pool.connect()
  // Between two queries nobody waits for a lost connection; the next query will tell.
  const ignore = () => undefined
  client.on('error', ignore)
  let broken = true
  try {
    const id = await findOrBegin(client, source, options)
    const locked = await lock(client, id)
    if (locked) await importRest(client, source, { ...options, id })
    const report = locked ? (await importReport(client, idOf('imp', id)))! : null
    await client.query('select pg_advisory_unlock_all()')
    broken = false
    return report ? answer(report) : refuse('import_must_not_be_running')
  } finally {
    await source.close()
    // A connection that failed in the middle is closed, and its lock goes with it.
    client.release(broken)
    if (!broken) client.off('error', ignore)
  }
}

/** An import is known by its party, kind, and the hash of its bytes and of how they are read. */
async function findOrBegin(
  client: PoolClient,
  { contentHash, mapping }: Source,
  { party, user, kind, name }: ImportOptions,
): Promise<bigint> {
  const hash = createHash('sha256').update(JSON.stringify(mapping)).update(contentHash).digest()
  const label = name.replace(/\p{Cc}/gu, '').slice(0, NAME_LENGTH_MAX)
  const begun = await client.query<{ id: bigint }>(
    `insert into trade.import (id, party, user_id, kind, name, hash)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [newNumber(), idNumber(party), idNumber(user), kind, label, hash],
  )
  if (begun.rows[0]) return begun.rows[0].id
  const { rows } = await client.query<{ id: bigint }>(
    'select id from trade.import where party = $1 and kind = $2 and hash = $3',
    [idNumber(party), kind, hash],
  )
  return rows[0]!.id
}

/** Of this import, as long as the connection lives. */
async function lock(client: PoolClient, id: bigint): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(hashtext('tallystick import'), hashtext($1)) as locked`,
    [String(id)],
  )
  return rows[0]!.locked
}

async function importRest(
  client: PoolClient,
  source: Source,
  { id, party, kind, onProgress }: ImportOptions & { readonly id: bigint },
): Promise<void> {
  const { rows } = await client.query<{ rows_read: bigint; ended: boolean }>(
    'select rows_read, ended_at is not null as ended from trade.import where id = $1',
    [id],
  )
  if (rows[0]!.ended) return
  const chunkOf = { importNumber: id, party, documents: DOCUMENTS[kind], mapping: source.mapping }
  const total = { accepted: 0, duplicate: 0, refused: 0 }
  for await (const chunk of chunks(source, Number(rows[0]!.rows_read))) {
    const counts = await writeChunk(client, chunk.rows, chunk.readTo, chunkOf)
    total.accepted += counts.accepted
    total.duplicate += counts.duplicate
    total.refused += counts.refused
    onProgress?.({ ...total, row: chunk.readTo, rows: source.rowCount })
  }
  await client.query('update trade.import set ended_at = now() where id = $1', [id])
}

/** Blank rows are read over, and counted in no report. */
async function* chunks(
  source: Source,
  from: number,
): AsyncGenerator<{ rows: SourceRow[]; readTo: number }> {
  let rows: SourceRow[] = []
  let read = 0
  for await (const row of source.rows()) {
    if (++read <= from) continue
    if (row !== null) rows.push(row)
    if (rows.length < CHUNK_ROWS) continue
    yield { rows, readTo: read }
    rows = []
  }
  if (rows.length > 0) yield { rows, readTo: read }
}
