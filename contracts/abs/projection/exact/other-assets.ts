import type { Refused } from '../../../kernel/decision.ts'
import type { StatedAsset } from '../../asset.ts'
import type { ProjectionRun } from '../projection-run.ts'
import type { PoolTotals } from '../totals.ts'
import { buildContractCase, type ContractLoan, type ContractRefusal } from './contract-case.ts'
import { addLoan } from './exact-pool.ts'
import { addDefaulted, addReceivable } from './receivable-case.ts'

/** Projects the assets that are not plain loans, each by the rules of its kind, in rationals. */
export function projectOtherAssets(
  run: ProjectionRun,
  totals: PoolTotals,
): Refused<ContractRefusal> | null {
  for (const [at, asset] of run.columns.others) {
    const refused = projectOtherAsset(run, at, asset, totals)
    if (refused) return { ...refused, path: `assets.${at}.${refused.path}` }
  }
  return null
}

/** Projects one asset that is no plain loan and adds it to the totals. */
export function projectOtherAsset(
  run: ProjectionRun,
  at: number,
  asset: StatedAsset,
  totals: PoolTotals,
): Refused<ContractRefusal> | null {
  if (asset.status.kind === 'defaulted') {
    addDefaulted(run, asset, asset.status.on, totals)
    return null
  }
  if (asset.product === 'receivable') {
    addReceivable(run, asset, totals)
    return null
  }
  const loan = buildContractCase(run, at, asset as ContractLoan)
  if (!loan.ok) return loan
  addLoan(run, loan.value, totals)
  return null
}
