import type { Asset } from '../../../contracts/abs/asset.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import type { Scenarios } from './scenarios.ts'

export interface Forecast {
  readonly deal: LoadedDeal
  readonly assets: readonly Asset[]
  readonly scenarios: Scenarios
  /** Needed when the deal names one that is not built in. */
  readonly calendar?: Calendar
  /** Signed facts of the deal, or supposed ones: they hold in every scenario. */
  readonly events?: readonly DeclaredEvent[]
  /** What to call the inputs in refusals, and the row of each asset. */
  readonly files: {
    readonly deal: string
    readonly tape: string
    readonly scenarios: string
    readonly events?: string
  }
  readonly rowOf?: (asset: number) => number
  /** Told when a stage has ended, for whoever holds the watch. */
  readonly ended?: (stage: ForecastStage) => void
}

export type ForecastStage = 'columns' | 'projection' | 'waterfall' | 'strata'
