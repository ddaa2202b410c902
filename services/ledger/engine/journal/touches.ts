import { idNumber } from '../../../../contracts/kernel/id.ts'
import { numberArray, textLines } from '../../../platform/sql-array.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { SubjectVersion } from '../act/subject-version.ts'

/** The last entry of each subject, then the group's own: gives the next touch of a subject. */
export interface Chains {
  next(subject: string): SubjectVersion
  extend(touch: SubjectVersion, leafHash: string): void
}

/** Subjects are locked by now (or new, or the calendar's), so nobody else extends their chains. */
export async function loadChains(
  client: Transaction,
  subjects: readonly string[],
): Promise<Chains> {
  const { rows } = await client.query<{ place: number; version: number; hash: Buffer }>(
    `select u.place::integer - 1 as place, t.version, e.hash
       from unnest($1::bigint[], string_to_array($2, E'\\n'))
            with ordinality u (subject, noun, place)
       cross join lateral (
         select version, entry from ledger.touch t
          where t.subject = u.subject and t.noun = u.noun order by version desc limit 1) t
       join ledger.entry e on e.id = t.entry`,
    [numberArray(subjects.map(idNumber)), textLines(subjects.map(nounOf))],
  )
  const ends = new Map(
    rows.map(row => [
      subjects[row.place]!,
      { version: row.version, hash: row.hash.toString('base64url') },
    ]),
  )
  return {
    next: subject => {
      const end = ends.get(subject)
      return { subject, version: (end?.version ?? 0) + 1, before: end?.hash ?? null }
    },
    extend: ({ subject, version }, hash) => void ends.set(subject, { version, hash }),
  }
}

export function nounOf(id: string): string {
  return id.slice(0, id.indexOf('_'))
}
