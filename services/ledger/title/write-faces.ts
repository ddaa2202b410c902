import { assert } from '../../../contracts/kernel/bug.ts'
import { type InstrumentId, idNumber } from '../../../contracts/kernel/id.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import type { EntryNumber } from '../../../contracts/kernel/title.ts'
import { nounOf } from '../engine/journal/touches.ts'
import type { Locked } from '../engine/locked.ts'
import type { Nouns } from '../engine/noun/noun.ts'

/** Instruments: new ones, and what was paid down of old ones, each with the entry that said so. */
export async function writeFaces(
  client: Locked,
  posted: readonly { readonly posting: Posting; readonly entry: EntryNumber }[],
  nouns: Nouns,
): Promise<void> {
  const issues = posted.flatMap(({ posting, entry }) =>
    posting.post === 'issue' ? [{ ...posting, entry }] : [],
  )
  if (issues.length > 0)
    await client.query(
      `insert into ledger.instrument (id, kind, size, issued_by)
       select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])`,
      [
        issues.map(i => idNumber(i.instrument)),
        issues.map(i => findKind(nouns, i.instrument)),
        issues.map(i => i.size),
        issues.map(i => i.entry),
      ],
    )
  for (const { posting } of posted)
    if (posting.post === 'pay-down')
      await client.query('update ledger.instrument set paid_p = $2, paid_q = $3 where id = $1', [
        idNumber(posting.instrument),
        posting.p,
        posting.q,
      ])
}

function findKind({ instruments }: Nouns, id: InstrumentId): string {
  const rule = instruments.get(nounOf(id))
  assert(rule !== undefined, `a noun has the instruments ${id}`)
  return rule.kind
}
