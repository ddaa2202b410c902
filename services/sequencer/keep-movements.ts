import type { Pool } from 'pg'

/** Entries whose movements are kept in one transaction. */
const TURN_ENTRIES_MAX = 1_000

/**
 * Keeps what the next entries of the journal moved as rows, and answers how many entries they were.
 * Only those are taken before which no other can come any more, so nothing is left out.
 */
export async function keepMovements(pool: Pool, entriesMax = TURN_ENTRIES_MAX): Promise<number> {
  const { rows } = await pool.query<{ entries: bigint }>(
    'select ledger.keep_movements($1) as entries',
    [entriesMax],
  )
  return Number(rows[0]!.entries)
}
