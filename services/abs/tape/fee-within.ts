import type { Asset } from '../../../contracts/abs/asset.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import type { TapeDuty } from './problem.ts'

/**
 * Takes the fees to come out of a stated balance that includes them (`feeWithin`): what is left is
 * principal, and the fees are paid beside it in proportion, or with each instalment.
 */
export function takeFeeOut(cells: Cells<TapeDuty>, asset: Asset): Asset {
  if (!cells.has('feeWithin') || cells.word('feeWithin', ['yes', 'no']) === 'no') return asset
  const fees = sumFees(asset)
  if (fees < asset.balance) return { ...asset, balance: asset.balance - fees }
  cells.problem(
    'feeWithin',
    'fee_must_be_less_than_the_balance',
    String(fees),
    `< ${asset.balance}`,
  )
  return asset
}

function sumFees(asset: Asset): bigint {
  if (asset.product === 'receivable') return asset.fee
  return asset.product === 'instalment' ? asset.periodFee * BigInt(asset.remainingPeriods) : 0n
}
