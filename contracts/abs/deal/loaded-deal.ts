import type { Compiled } from '../expression/compile.ts'
import type { Deal } from './deal.ts'
import type { Name, Words } from './deal-text.ts'

/** A deal that was checked, with its expressions read; only `loadDeal` makes one. */
export interface LoadedDeal {
  readonly deal: Deal
  /** By JSON path. */
  readonly expressions: ReadonlyMap<string, Compiled>
  /** What each step says, by its JSON path. */
  readonly sentences: ReadonlyMap<string, Words>
  /** Fees so that each follows those it is computed from. */
  readonly feeOrder: readonly Name[]
  readonly ledgerOrder: readonly Name[]
  /** Fees that are shares of the payments below them. */
  readonly payoutFees: readonly Name[]
}
