import type { BreakEven, BreakEvenRefusal } from '../../../contracts/abs/analytics/break-even.ts'
import type { NoteFigures } from '../../../contracts/abs/analytics/note-figures.ts'
import type { NotePrice, Pricing } from '../../../contracts/abs/analytics/note-price.ts'
import type { GridPoint } from '../../../contracts/abs/analytics/scenario-grid.ts'
import type { GroupedAssumptions } from '../../../contracts/abs/assumption/groups.ts'
import type { Conventions } from '../../../contracts/abs/convention.ts'
import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import type { Name, Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { Field } from '../../../contracts/abs/pool/field.ts'
import type { PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import type { Stratum } from '../../../contracts/abs/pool/stratify.ts'
import type { Tally } from '../../../contracts/abs/pool/tally.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import type { PeriodResult } from '../../../contracts/abs/waterfall/result.ts'
import type { Answer } from '../../../contracts/kernel/answer.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Rate } from '../../../contracts/kernel/rate.ts'
import type { TapeQuality } from '../tape/rows.ts'

/** A deal projected over a tape: what every output is made of, and what the library returns. */
export interface Report {
  readonly deal: Deal
  readonly inputs: ReportInputs
  readonly conventions: Conventions
  /** How notes were priced; null where no prices were asked for. */
  readonly pricing: Pricing | null
  readonly quality: TapeQuality
  /** The declared events of the deal; every scenario was run with them. */
  readonly events: readonly DeclaredEvent[]
  /** The last real period and its calculation date: later ones are forecast. Null: all are. */
  readonly asOf: { readonly date: BusinessDate; readonly period: number } | null
  /** What is possible and seldom meant in deal and pool. */
  readonly warnings: readonly ForecastWarning[]
  readonly pool: PoolSummary
  /** The first is the base scenario. */
  readonly scenarios: readonly ScenarioReport[]
  /** Of the base scenario with other default rates; empty unless asked for. */
  readonly breakEvens: readonly NoteBreakEven[]
  /** The base scenario at every point of a grid; empty unless asked for. */
  readonly grid: readonly GridCell[]
}

export interface GridCell {
  /** The value of each axis: `cdr`, `cpr`, `recovery`. */
  readonly at: GridPoint
  /** The losses of the pool, in fen. */
  readonly lost: bigint
  readonly notes: readonly NoteFigures[]
}

/** What is possible in a forecast and seldom meant, with the place it concerns. */
export interface ForecastWarning {
  readonly at: string
  readonly refusal: string
  readonly sentence: Words
}

export interface NoteBreakEven {
  readonly note: Name
  /** The break-even, or why there is none: paid at any rate, or short without any default. */
  readonly found: Answer<BreakEven, BreakEvenRefusal>
}

/** The hashes of the inputs: equal hashes give equal results, byte for byte. */
export interface ReportInputs {
  /** SHA-256 in hex: of the tape as a file, of the others as canonical JSON. */
  readonly deal: string
  readonly conventions: string
  readonly tape: string
  readonly scenarios: string
  /** Set for a forecast in mid-life, as files. */
  readonly state?: string
  readonly collections?: string
  /** Set when a file of declared events was given. */
  readonly events?: string
}

export interface PoolSummary {
  readonly tally: Tally
  readonly weightedRate: Rate | null
  readonly weightedRemainingMonths: Rate | null
  readonly strata: readonly { readonly field: Field; readonly rows: readonly Stratum[] }[]
}

export interface ScenarioReport {
  readonly id: string
  readonly words: Words
  readonly assumptions: GroupedAssumptions
  readonly pool: readonly PoolPeriod[]
  readonly periods: readonly PeriodResult[]
  readonly notes: readonly NoteFigures[]
  /** The prices of quoted notes; empty unless asked for. */
  readonly prices: readonly NotePrice[]
}
