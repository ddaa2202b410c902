import type { Pool, PoolClient } from 'pg'

/** Places every entry, as the sequencer does by and by. */
export const PLACE_ALL = [
  `insert into ledger.position (position, entry)
   select (select count(*) from ledger.position) + row_number() over (order by e.id), e.id
     from ledger.entry e
    where not exists (select from ledger.position p where p.entry = e.id)`,
  'update ledger.sequencer set low = (select max(id) from ledger.entry)',
] as const

/** Keeps what all entries moved. */
export const KEEP_ALL = [...PLACE_ALL, 'select ledger.keep_movements(1000)'] as const

/** Keeps what the next entries moved, so many at most; answers how many they were. */
export async function keepMovementsOf(
  owner: Pool | PoolClient,
  entriesMax: number,
): Promise<number> {
  for (const statement of PLACE_ALL) await owner.query(statement)
  const { rows } = await owner.query<{ entries: bigint }>(
    'select ledger.keep_movements($1) as entries',
    [entriesMax],
  )
  return Number(rows[0]!.entries)
}
