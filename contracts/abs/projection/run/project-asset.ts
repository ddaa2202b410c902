import { assert } from '../../../kernel/bug.ts'
import { assertConserved, type PoolPeriod } from '../../pool/pool-period.ts'
import { projectAssetExactly } from '../exact/exact-pool.ts'
import { projectOtherAsset } from '../exact/other-assets.ts'
import type { ProjectionRun } from '../projection-run.ts'
import { buildPoolPeriods, emptyTotals } from '../totals.ts'

/**
 * Projects one asset of a run by collection period, up to the last in which anything of it happens.
 * The rows of all assets add up to those of the pool, and each conserves the asset.
 */
export function projectAsset(run: ProjectionRun, at: number): readonly PoolPeriod[] {
  const totals = emptyTotals(run.periods)
  const other = run.columns.others.get(at)
  if (other) assert(projectOtherAsset(run, at, other, totals) === null, 'the pool was projected')
  else projectAssetExactly(run, at, totals)
  const rows = buildPoolPeriods(totals, run.grid)
  for (const row of rows) assertConserved(row)
  const last = rows.findLastIndex(row => row.openingBalance + row.openingDefaulted > 0n)
  return rows.slice(0, last + 1)
}
