import type { Refused } from '../../../kernel/decision.ts'
import type { Asset } from '../../asset.ts'
import type { Run } from '../projection-run.ts'
import type { PoolTotals } from '../totals.ts'
import { type ContractLoan, type ContractRefusal, contractCase } from './contract-case.ts'
import { addLoan } from './exact-pool.ts'
import { addDefaulted, addReceivable } from './receivable-case.ts'

/** Projects the assets that are no plain loans, each by its own law, always in rationals. */
export function projectOthers(run: Run, totals: PoolTotals): Refused<ContractRefusal> | null {
  for (const [at, asset] of run.columns.others) {
    const refused = addOther(run, at, asset, totals)
    if (refused) return { ...refused, path: `assets.${at}.${refused.path}` }
  }
  return null
}

function addOther(
  run: Run,
  at: number,
  asset: Asset,
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
  const loan = contractCase(run, at, asset as ContractLoan)
  if ('refusal' in loan) return loan
  addLoan(run, loan, totals)
  return null
}
