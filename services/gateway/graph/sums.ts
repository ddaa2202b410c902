import type { QueryResultRow } from 'pg'
import type { Snapshot } from './snapshot.ts'

/** What is added up: rows of a list, by what. */
export interface Sum {
  readonly columns: string
  readonly by: string
  readonly from: string
  readonly where: string
  readonly values: readonly unknown[]
  /** SQL within `from` whose rows each statement works out anew. */
  readonly computed: string | undefined
}

/** A row of totals: of how many rows of the list it is. */
export interface Listed extends QueryResultRow {
  readonly listed: bigint
}

/** Sums of the same rows, under whatever filters, that wait to be asked for in one statement. */
interface Waiting {
  readonly sums: Sum[]
  readonly answer: Promise<readonly (readonly Listed[])[]>
}

const waiting = new WeakMap<Snapshot, Map<string, Waiting>>()

/**
 * Adds up rows of a list. Where these are computed, all sums of them that a document asks for side
 * by side, as of seven months, are one statement that computes them once.
 */
export async function addUp(snapshot: Snapshot, sum: Sum): Promise<Listed[]> {
  const { computed, columns, by, from } = sum
  if (computed === undefined) return await snapshot.query<Listed>(writeSum(sum), [...sum.values])
  const all = waiting.get(snapshot) ?? new Map<string, Waiting>()
  waiting.set(snapshot, all)
  const key = [columns, by, from].join('\n')
  const begun = all.get(key)
  const sums = begun?.sums ?? []
  const place = sums.push(sum) - 1
  const answer = begun?.answer ?? askTogether(snapshot, sums, () => all.delete(key))
  if (!begun) all.set(key, { sums, answer })
  return [...(await answer)[place]!]
}

async function askTogether(snapshot: Snapshot, sums: readonly Sum[], close: () => void) {
  // Fields that stand side by side are all resolved before the next turn.
  await new Promise(setImmediate)
  close()
  const [first, ...more] = sums as readonly [Sum, ...Sum[]]
  if (more.length === 0) return [await snapshot.query<Listed>(writeSum(first), [...first.values])]
  const values: unknown[] = []
  const parts = sums.map((sum, part) => {
    const before = values.length
    values.push(...sum.values)
    const moved = writePart(sum, part).replace(/\$(\d+)/g, (_, n) => `$${Number(n) + before}`)
    return `(${moved})`
  })
  const rows = await snapshot.query<Listed & { part: number }>(
    `with computed as materialized (select * from ${first.computed})
     ${parts.join(' union all ')} order by 1, 2`,
    values,
  )
  return sums.map((_, part) => rows.filter(row => row.part === part))
}

function writeSum({ columns, by, from, where }: Sum): string {
  return `select ${columns}, count(*) as listed from ${from} where ${where}
    group by ${by} order by ${by}`
}

function writePart({ columns, by, from, where, computed }: Sum, part: number): string {
  return `select ${part} as part, ${columns}, count(*) as listed
    from ${from.replace(computed!, 'computed')} where ${where} group by ${by}`
}
