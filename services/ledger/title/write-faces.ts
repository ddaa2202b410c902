import type { PoolClient } from 'pg'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import type { EntryNumber } from '../../../contracts/kernel/title.ts'

/** Instruments: new ones, and what was paid down of old ones, each with the entry that said so. */
export async function writeFaces(
  client: PoolClient,
  posted: readonly { readonly posting: Posting; readonly entry: EntryNumber }[],
): Promise<void> {
  const issues = posted.flatMap(({ posting, entry }) =>
    posting.post === 'issue' ? [{ ...posting, entry }] : [],
  )
  if (issues.length > 0)
    await client.query(
      `insert into ledger.instrument (id, kind, size, issued_by)
       select i, 'receivable', s, e
         from unnest($1::bigint[], $2::bigint[], $3::bigint[]) u (i, s, e)`,
      [issues.map(i => idNumber(i.instrument)), issues.map(i => i.size), issues.map(i => i.entry)],
    )
  for (const { posting } of posted)
    if (posting.post === 'pay-down')
      await client.query('update ledger.instrument set paid_p = $2, paid_q = $3 where id = $1', [
        idNumber(posting.instrument),
        posting.p,
        posting.q,
      ])
}
