import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { readBusinessDate } from '../platform/business-date.ts'
import type {
  AnyDraft,
  DocumentCells,
  Documents,
  RowRefused,
  Verdict,
} from './document/document.ts'
import { ImportSums, type RowOutcome } from './import-sums.ts'
import type { DocumentMapping } from './mapping.ts'
import type { RefusedCell } from './report.ts'

export const CHUNK_ROWS = 2_000

export interface ChunkOf {
  readonly importNumber: bigint
  readonly party: PartyId
  readonly documents: Documents<AnyDraft>
  readonly mapping: DocumentMapping
}

export interface ChunkPlace {
  /** Rows of the source up to here are dealt with. */
  readonly readTo: number
  /** The import ends with it. */
  readonly isLast: boolean
  /** The rows were refused before, and that refusal is taken back. */
  readonly again: boolean
}

export interface ChunkCounts {
  readonly accepted: number
  readonly duplicate: number
  readonly refused: number
}

/**
 * Reads and records some rows in one transaction, with the place in the file up to which they
 * reach: after a crash the same file goes on from there. Documents of one seller are recorded by
 * one transaction at a time, so whoever judges a row sees all that others have recorded of that
 * seller; every rule is about the documents of one.
 */
export async function writeChunk(
  client: PoolClient,
  rows: readonly DocumentCells[],
  place: ChunkPlace,
  chunk: ChunkOf,
): Promise<ChunkCounts> {
  try {
    const refused: (readonly RefusedCell[])[] = []
    const sums = new ImportSums(chunk.documents)
    const readable = readRows(rows, chunk, refused, sums)
    const asOf = await begin(client, new Set(readable.map(row => row.draft.seller)))
    const verdicts = await chunk.documents.record(
      client,
      readable.map(row => row.draft),
      {
        ...{ party: chunk.party, asOf, importNumber: chunk.importNumber },
        synthetic: chunk.mapping.synthetic,
      },
    )
    let accepted = 0
    for (const [i, verdict] of verdicts.entries()) {
      const { row, draft } = readable[i]!
      const outcome = tellOutcome(verdict)
      if (!verdict.ok) refused.push(problemsOf(row, verdict))
      if (outcome === 'recorded') accepted++
      sums.add(draft, outcome)
    }
    const duplicate = rows.length - refused.length - accepted
    const counts = { accepted, duplicate, refused: refused.length }
    const takenBack = place.again ? rows.length : 0
    if (place.again) await deleteRefusals(client, chunk.importNumber, rows)
    await sums.write(client, chunk.importNumber, place.again)
    await insertRefusals(client, chunk.importNumber, refused)
    const refusedMore = refused.length - takenBack
    await countRows(client, chunk.importNumber, place, { ...counts, refused: refusedMore })
    await client.query('commit')
    return counts
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

function tellOutcome(verdict: Verdict): RowOutcome {
  if (!verdict.ok) return 'refused'
  return verdict.value === 'duplicate' ? 'known' : 'recorded'
}

/** Whatever the rules of the trade say of a row is said of the document, not of a column. */
function problemsOf(row: number, refused: RowRefused): readonly RefusedCell[] {
  const nothing = { column: '', found: '', expected: '' }
  return [refused, ...(refused.more ?? [])].map(({ path, refusal, details }) => ({
    ...{ row, field: path, refusal, ...nothing, details: details ?? null },
  }))
}

/** Fields without which it cannot be said what a row is over. */
const OF_SUMS: ReadonlySet<string> = new Set(['', 'currency', 'amount', 'quantity', 'price'])

function readRows(
  rows: readonly DocumentCells[],
  { documents }: ChunkOf,
  refused: (readonly RefusedCell[])[],
  sums: ImportSums,
): { row: number; draft: AnyDraft }[] {
  return rows.flatMap(cells => {
    const { row, problems } = cells
    const draft = problems.length === 0 ? documents.read(cells) : null
    if (draft !== null && problems.length === 0) return [{ row, draft }]
    if (draft !== null && !problems.some(p => OF_SUMS.has(p.field))) sums.add(draft, 'refused')
    refused.push(problems)
    return []
  })
}

/** The business date, once no other transaction records documents of these sellers. */
async function begin(client: PoolClient, sellers: ReadonlySet<string>): Promise<BusinessDate> {
  await client.query(['begin', ...locksFor(sellers)].join(';'))
  return await readBusinessDate(client)
}

/** PostgreSQL keeps some thousand locks in all: a chunk of more sellers locks all there are. */
export const SELLERS_LOCKED_MAX = 50
const ALL = "hashtext('tallystick trade documents')"

/** In the order of their keys, so that two chunks never wait for each other. */
function locksFor(sellers: ReadonlySet<string>): string[] {
  if (sellers.size > SELLERS_LOCKED_MAX) return [`select pg_advisory_xact_lock(${ALL})`]
  const keys = [...sellers].map(seller =>
    createHash('sha256').update(seller).digest().readInt32BE(),
  )
  return [
    `select pg_advisory_xact_lock_shared(${ALL})`,
    ...keys.sort((a, b) => a - b).map(key => `select pg_advisory_xact_lock(${ALL}, ${key})`),
  ]
}

async function deleteRefusals(
  client: PoolClient,
  importNumber: bigint,
  rows: readonly DocumentCells[],
): Promise<void> {
  await client.query(
    'delete from trade.import_refusal where import = $1 and row_number = any($2::bigint[])',
    [importNumber, rows.map(cells => cells.row)],
  )
}

async function insertRefusals(
  client: PoolClient,
  importNumber: bigint,
  refused: readonly (readonly RefusedCell[])[],
): Promise<void> {
  const cells = refused.flat()
  if (cells.length === 0) return
  await client.query(
    `insert into trade.import_refusal
       (import, row_number, field, column_name, refusal, found, expected,
        details)
     select $1, u.* from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
                                $7::text[], $8::jsonb[]) u`,
    [
      importNumber,
      cells.map(cell => cell.row),
      cells.map(cell => cell.field),
      cells.map(cell => cell.column),
      cells.map(cell => cell.refusal),
      cells.map(cell => cell.found),
      cells.map(cell => cell.expected),
      cells.map(cell => cell.details ?? null),
    ],
  )
}

async function countRows(
  client: PoolClient,
  importNumber: bigint,
  { readTo, isLast }: ChunkPlace,
  { accepted, duplicate, refused }: ChunkCounts,
): Promise<void> {
  await client.query(
    `update trade.import set rows_read = $2, accepted = accepted + $3,
            duplicate = duplicate + $4, refused = refused + $5,
            ended_at = case when $6 then coalesce(ended_at, now()) end
      where id = $1`,
    [importNumber, readTo, accepted, duplicate, refused, isLast],
  )
}
