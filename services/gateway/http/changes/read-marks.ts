import type { Pool } from 'pg'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'

/** Names of marks that are of no party. */
export const DAY = 'day'
export const APPLICATIONS = 'applications'

/**
 * Reads by what one knows that something has changed: of each party its newest entry, and of all
 * the newest business date and application.
 */
export async function readMarks(
  desk: Pool,
  parties: readonly PartyId[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await desk.query<{ party: bigint | null; mark: string; name: string | null }>(
    MARKS,
    [parties.map(idNumber)],
  )
  return new Map(rows.map(({ party, name, mark }) => [name ?? idOf('pty', party!), mark]))
}

const MARKS = `
  select p.id as party, null as name,
         concat((select v.entry from ledger.entry_visibility v where v.party = p.id
                  order by v.entry desc limit 1)) as mark
    from unnest($1::bigint[]) p (id)
  union all select null, '${DAY}', concat((select max(date) from ledger.business_day))
  union all select null, '${APPLICATIONS}', concat((select max(id) from desk.application))`
