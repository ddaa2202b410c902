import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import { refuse } from '../../contracts/kernel/decision.ts'
import { idNumber, idOf, type PartyId, type UserId } from '../../contracts/kernel/id.ts'
import type { DocumentKind } from '../../contracts/trade/document.ts'
import { newNumber } from '../platform/new-id.ts'
import { STORAGE_LIMITS } from '../platform/storage-limits.ts'
import type { DocumentCells } from './document/document.ts'
import { DOCUMENTS } from './document/kinds.ts'
import type { FileRefusal } from './document/refusal.ts'
import { type DocumentSource, openFile, openList } from './document-source.ts'
import { judgeAgain } from './judge-again.ts'
import { type ImportReport, importReport } from './report.ts'
import { CHUNK_ROWS, type ChunkCounts, writeChunk } from './write-chunk.ts'

export const NAME_LENGTH_MAX = 200

export interface ImportOptions {
  /** Who imports: the seller or the buyer of every document. */
  readonly party: PartyId
  readonly user: UserId
  readonly kind: DocumentKind
  /** What its people call the file. */
  readonly name: string
  /** Who has handed in so many rows imports nothing new. */
  readonly rowsMax?: number
  /** A declared mapping as JSON (see `mapping.ts`); none: our own format. */
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
 * Imports a CSV, XLSX or Parquet file of orders, deliveries or invoices. A file that cannot be read
 * is refused as a whole and changes nothing; else each row is accepted, known already or refused by
 * itself. The same file under the same mapping answers with the report it had, and goes on where it
 * was interrupted; what was refused for something that was not there is judged again. `pool` is the
 * role tallystick_intake.
 */
export async function importDocuments(
  pool: Pool,
  { stream, ...options }: ImportOptions & { readonly stream: AsyncIterable<Uint8Array> },
): Promise<Answer<ImportReport, FileRefusal>> {
  const opened = await openFile(stream, options.mapping, DOCUMENTS[options.kind])
  return opened.ok ? await importSource(pool, opened.value, options) : opened.refusals[0]
}

/** The same for rows given as JSON objects of texts, at most `LIST_ROWS_MAX` of them. */
export async function importRows(
  pool: Pool,
  { rows, ...options }: ImportOptions & { readonly rows: readonly unknown[] },
): Promise<Answer<ImportReport, FileRefusal>> {
  const opened = openList(rows, options.mapping, DOCUMENTS[options.kind])
  return opened.ok ? await importSource(pool, opened.value, options) : opened.refusals[0]
}

async function importSource(
  pool: Pool,
  source: DocumentSource,
  options: ImportOptions,
): Promise<Answer<ImportReport, FileRefusal>> {
  const client = await pool.connect()
  // Between two queries nobody waits for a lost connection; the next query will tell.
  const ignore = () => undefined
  client.on('error', ignore)
  let broken = true
  try {
    const begun = await findOrBegin(client, source, options)
    const answered = begun.ok ? await goOn(client, source, options, begun.value) : begun
    await client.query('select pg_advisory_unlock_all()')
    broken = false
    return answered
  } finally {
    await source.close()
    // A connection that failed in the middle is closed, and its lock goes with it.
    client.release(broken)
    if (!broken) client.off('error', ignore)
  }
}

async function goOn(
  client: PoolClient,
  source: DocumentSource,
  options: ImportOptions,
  begun: Begun,
): Promise<Answer<ImportReport, FileRefusal>> {
  if (!begun.locked) return refuse('import_must_not_be_running')
  await importRest(client, source, { ...options, ...begun })
  return answer((await importReport(client, idOf('imp', begun.id)))!)
}

interface Begun {
  readonly id: bigint
  /** By us, as long as the connection lives; if not, somebody else is importing it. */
  readonly locked: boolean
  /** Up to which row others have come with it. */
  readonly from: number
  readonly ended: boolean
}

/** An import is known by its party, kind, and the hash of its bytes and of how they are read. */
async function findOrBegin(
  client: PoolClient,
  { contentHash, mapping }: DocumentSource,
  { party, user, kind, name, rowsMax = STORAGE_LIMITS.importRows }: ImportOptions,
): Promise<Answer<Begun, FileRefusal>> {
  const hash = createHash('sha256').update(JSON.stringify(mapping)).update(contentHash).digest()
  const label = name.replace(/\p{Cc}/gu, '').slice(0, NAME_LENGTH_MAX)
  const { rows } = await client.query<Pick<Begun, 'id' | 'locked'>>(BEGIN, [
    ...[newNumber(), idNumber(party), idNumber(user), kind, label, hash, rowsMax],
  ])
  if (rows[0]) return answer({ ...rows[0], from: 0, ended: false })
  const known = await client.query<Pick<Begun, 'id' | 'locked'>>(
    `select id, ${LOCK} as locked from trade.import where party = $1 and kind = $2 and hash = $3`,
    [idNumber(party), kind, hash],
  )
  if (!known.rows[0]) return await refuseRows(client, party, rowsMax)
  // Read when it is locked: what another connection did before is then seen.
  const { id, locked } = known.rows[0]
  const state = await client.query<{ from: bigint; ended: boolean }>(
    'select rows_read as from, ended_at is not null as ended from trade.import where id = $1',
    [id],
  )
  const { from, ended } = state.rows[0]!
  return answer({ id, locked, from: Number(from), ended })
}

async function refuseRows(client: PoolClient, party: PartyId, limit: number) {
  const { rows } = await client.query<{ used: bigint }>(
    'select coalesce(sum(rows_read), 0)::bigint as used from trade.import where party = $1',
    [idNumber(party)],
  )
  const used = Number(rows[0]!.used)
  return refuse('party_must_keep_to_its_imported_rows', '', { limit, used })
}

const LOCK = "pg_try_advisory_lock(hashtext('tallystick import'), hashtext(id::text))"

/** Not waited for on disk: an import that a crash forgets before its first chunk was none. */
const BEGIN = `
  with soon as (select set_config('synchronous_commit', 'off', true))
  insert into trade.import (id, party, user_id, kind, name, hash)
  select $1, $2, $3, $4, $5, $6 from soon
   where (select coalesce(sum(i.rows_read), 0) from trade.import i where i.party = $2) < $7
  on conflict do nothing returning id, ${LOCK} as locked`

async function importRest(
  client: PoolClient,
  source: DocumentSource,
  { id, party, kind, from, ended, onProgress }: ImportOptions & Begun,
): Promise<void> {
  const chunkOf = { importNumber: id, party, documents: DOCUMENTS[kind], mapping: source.mapping }
  if (ended) return await judgeAgain(client, source, chunkOf)
  const total = { accepted: 0, duplicate: 0, refused: 0 }
  for await (const { rows, readTo, isLast } of chunks(source, from)) {
    const counts = await writeChunk(client, rows, { readTo, isLast, again: false }, chunkOf)
    total.accepted += counts.accepted
    total.duplicate += counts.duplicate
    total.refused += counts.refused
    onProgress?.({ ...total, row: readTo, rows: source.rowCount })
  }
}

/** Blank rows are read over, and counted in no report. The last chunk may have no rows at all. */
async function* chunks(
  source: DocumentSource,
  from: number,
): AsyncGenerator<{ rows: DocumentCells[]; readTo: number; isLast: boolean }> {
  let rows: DocumentCells[] = []
  let read = 0
  for await (const batch of source.rows()) {
    for (const row of batch) {
      if (++read <= from || row === null) continue
      if (rows.length === CHUNK_ROWS) {
        yield { rows, readTo: read - 1, isLast: false }
        rows = []
      }
      rows.push(row)
    }
  }
  yield { rows, readTo: read, isLast: true }
}
