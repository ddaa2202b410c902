import type { Pool } from 'pg'
import type { Tie } from '../../contracts/trade/graph/ties.ts'

/** What is known to bind firms together, by index, and of which kind each index beyond them is. */
export interface LoadedTies {
  readonly ties: readonly Tie[]
  readonly kinds: readonly TieKind[]
}

export type TieKind = 'person' | 'account'

export async function loadTies(pool: Pool, firms: readonly bigint[]): Promise<LoadedTies> {
  const { rows } = await pool.query<{ party: bigint; behind: bigint; kind: TieKind }>(
    'select party, behind, kind from trade.ties() order by party, kind, behind',
  )
  const index = new Map(firms.map((party, at) => [party, at]))
  const behind = new Map<string, number>()
  const kinds: TieKind[] = []
  const ties = rows.flatMap(row => {
    const firm = index.get(row.party)
    if (firm === undefined) return []
    const key = `${row.kind} ${row.behind}`
    if (!behind.has(key)) behind.set(key, firms.length + kinds.push(row.kind) - 1)
    return [{ firm, behind: behind.get(key)! }]
  })
  return { ties, kinds }
}
