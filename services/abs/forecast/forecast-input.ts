import type { Asset } from '../../../contracts/abs/asset.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import type { MidLife } from './mid-life.ts'
import type { Scenarios } from './scenarios.ts'

/** The input of a forecast. */
export interface ForecastInput {
  readonly deal: LoadedDeal
  readonly assets: readonly Asset[]
  readonly scenarios: Scenarios
  /** Needed when the deal names a calendar that is not built in. */
  readonly calendar?: Calendar
  /** Events of the deal, declared or assumed; they apply in every scenario. */
  readonly events?: readonly DeclaredEvent[]
  /** Where the forecast starts in mid-life; at the cut-off and the closing unless given. */
  readonly midLife?: MidLife
  /** The names of the inputs in refusals. */
  readonly files: {
    readonly deal: string
    readonly tape: string
    readonly scenarios: string
    readonly events?: string
  }
  /** Finds the row of the tape that an asset was read from. */
  readonly findRow?: (asset: number) => number
  /** Called when a stage has ended, so that its time can be measured. */
  readonly ended?: (stage: ForecastStage) => void
}

export type ForecastStage = 'columns' | 'projection' | 'waterfall' | 'strata'
