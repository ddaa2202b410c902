import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { Ratio } from '../../ratio.ts'
import type { Places } from '../book-layout.ts'
import type { Read } from '../distribution.ts'

/** A deal while its words are made into functions; each expression is made into one once. */
export interface Planning {
  readonly loaded: LoadedDeal
  readonly places: Places
  readonly values: Map<string, Read<Ratio>>
}
