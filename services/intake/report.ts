import type { Pool, PoolClient } from 'pg'
import { type ImportId, idNumber, idOf, type PartyId } from '../../contracts/kernel/id.ts'
import type { DocumentKind } from '../../contracts/trade/document.ts'
import type { CellProblem } from '../platform/mapped-files/cells.ts'
import type { RowCode } from './document/refusal.ts'

/** What became of each row of a file: it was accepted, known already, or refused. */
export interface ImportReport {
  readonly id: ImportId
  readonly party: PartyId
  readonly kind: DocumentKind
  readonly name: string
  readonly accepted: number
  readonly duplicate: number
  readonly refused: number
  readonly startedAt: Date
  readonly sums: readonly ImportSum[]
  /** Null: it is running, or was interrupted; the same file again goes on with it. */
  readonly endedAt: Date | null
  /** The first of them; `exportReport` gives all. */
  readonly refusals: readonly RefusedCell[]
}

/** What its documents were over: minor units of one currency, by what became of their rows. */
export interface ImportSum {
  readonly currency: string
  /** Of red letters, what they take back. */
  readonly redLetters: boolean
  readonly recorded: bigint
  readonly known: bigint
  readonly refused: bigint
}

/** The field of a rule of the trade is one of the document, and has no column of its own. */
export type RefusedCell = CellProblem<RowCode>

export const REFUSALS_LISTED_MAX = 1000

/** The report of an import, as far as it has come; null when there is none of this id. */
export async function importReport(
  pool: Pool | PoolClient,
  id: ImportId,
): Promise<ImportReport | null> {
  const { rows } = await pool.query<ImportRecord>(
    `select party, kind, name, accepted, duplicate, refused, started_at, ended_at
       from trade.import where id = $1`,
    [idNumber(id)],
  )
  const row = rows[0]
  if (row === undefined) return null
  return {
    id,
    party: idOf('pty', row.party),
    kind: row.kind,
    name: row.name,
    accepted: Number(row.accepted),
    duplicate: Number(row.duplicate),
    refused: Number(row.refused),
    sums: await readSums(pool, id),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    refusals:
      row.refused === 0n
        ? []
        : await refusedCells(pool, id, { row: 0, field: '' }, REFUSALS_LISTED_MAX),
  }
}

async function readSums(pool: Pool | PoolClient, id: ImportId): Promise<readonly ImportSum[]> {
  const { rows } = await pool.query<SumRecord>(
    `select currency, red_letters, recorded_minor::text as recorded, known_minor::text as known,
            refused_minor::text as refused
       from trade.import_sum where import = $1 order by currency, red_letters`,
    [idNumber(id)],
  )
  return rows.map(row => ({
    currency: row.currency,
    redLetters: row.red_letters,
    recorded: BigInt(row.recorded),
    known: BigInt(row.known),
    refused: BigInt(row.refused),
  }))
}

interface SumRecord {
  currency: string
  red_letters: boolean
  recorded: string
  known: string
  refused: string
}

interface ImportRecord {
  party: bigint
  kind: DocumentKind
  name: string
  accepted: bigint
  duplicate: bigint
  refused: bigint
  started_at: Date
  ended_at: Date | null
}

/** Up to `count` refused cells behind the one given, in the order of the file. */
export async function refusedCells(
  pool: Pool | PoolClient,
  id: ImportId,
  after: Pick<RefusedCell, 'row' | 'field'>,
  count: number,
): Promise<readonly RefusedCell[]> {
  const { rows } = await pool.query<Omit<RefusedCell, 'row'> & { row: bigint }>(
    `select row_number as row, field, column_name as column, refusal, found, expected, details
       from trade.import_refusal
      where import = $1 and (row_number, field) > ($2, $3)
      order by row_number, field limit $4`,
    [idNumber(id), after.row, after.field, count],
  )
  return rows.map(cell => ({ ...cell, row: Number(cell.row) }))
}
