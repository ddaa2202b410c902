import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { Ratio } from '../../ratio.ts'
import type { BookLayout } from '../book-layout.ts'
import type { Read } from '../distribution.ts'

/** A deal while its expressions are made into functions, each of them once. */
export interface Planning {
  readonly loaded: LoadedDeal
  readonly layout: BookLayout
  readonly values: Map<string, Read<Ratio>>
}
