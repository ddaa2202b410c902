import type { Compiled } from '../expression/compile.ts'
import type { Deal } from './deal.ts'
import type { Name, Words } from './deal-text.ts'

/** A deal that was checked, with its expressions read; only `loadDeal` makes one. */
export interface LoadedDeal {
  readonly deal: Deal
  /** By JSON path. */
  readonly expressions: ReadonlyMap<string, Compiled>
  /** The sentence of each step, by JSON path. */
  readonly sentences: ReadonlyMap<string, Words>
  /** Fees in the order of computation: each follows those that it depends on. */
  readonly feeOrder: readonly Name[]
  readonly ledgerOrder: readonly Name[]
  /** Fees that are shares of the payments below them. */
  readonly payoutFees: readonly Name[]
}
