import type { Asset } from '../asset.ts'

/** How many assets, and how much principal in whole fen. */
export interface Tally {
  readonly count: number
  readonly balance: bigint
}

/** Counts assets and their principal. */
export function tallyAssets(assets: Iterable<Asset>): Tally {
  let count = 0
  let balance = 0n
  for (const asset of assets) {
    count++
    balance += asset.balance
  }
  return { count, balance }
}
