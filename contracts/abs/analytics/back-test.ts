import { type Answer, answer } from '../../kernel/answer.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'

/** What a forecast is compared by, period by period. */
export const BACK_TEST_MEASURES = [
  'principal',
  'interest',
  'prepaid',
  'defaulted',
  'recovered',
  'lost',
  'closingBalance',
] as const
export type BackTestMeasure = (typeof BACK_TEST_MEASURES)[number]

export interface BackTestRow {
  readonly period: number
  readonly measure: BackTestMeasure
  readonly forecast: bigint
  readonly actual: bigint
  /** actual − forecast. */
  readonly error: bigint
}

/** The summary of a measure. Shares are of the actual total; null when that is zero. */
export interface BackTestSummary {
  readonly measure: BackTestMeasure
  /** Σ error / Σ actual: above zero, more happened than was forecast. */
  readonly bias: Rate | null
  /** Σ |error| / Σ actual. */
  readonly absolute: Rate | null
  readonly worstPeriod: number
}

export interface BackTest {
  readonly rows: readonly BackTestRow[]
  readonly summary: readonly BackTestSummary[]
}

export type BackTestRefusal =
  | 'there_must_be_an_actual_period'
  | 'forecast_must_cover_every_actual_period'
  | 'periods_must_have_the_same_dates'

/**
 * Compares a forecast with what happened; periods are matched by number, their dates must agree.
 */
export function backTest(
  forecast: readonly PoolPeriod[],
  actual: readonly PoolPeriod[],
): Answer<BackTest, BackTestRefusal> {
  if (actual.length === 0) return refuse('there_must_be_an_actual_period')
  const expected = new Map(forecast.map(p => [p.period, p]))
  for (const [i, a] of actual.entries()) {
    const f = expected.get(a.period)
    if (!f) return refuse('forecast_must_cover_every_actual_period', `periods.${i}`)
    if (f.from !== a.from || f.to !== a.to)
      return refuse('periods_must_have_the_same_dates', `periods.${i}`)
  }
  const rows = BACK_TEST_MEASURES.flatMap(measure =>
    actual.map(a => compare(expected.get(a.period)!, a, measure)),
  )
  return answer({ rows, summary: BACK_TEST_MEASURES.map(m => summarise(m, rows)) })
}

function compare(forecast: PoolPeriod, actual: PoolPeriod, measure: BackTestMeasure): BackTestRow {
  const [f, a] = [forecast[measure], actual[measure]]
  return { period: actual.period, measure, forecast: f, actual: a, error: a - f }
}

function summarise(measure: BackTestMeasure, rows: readonly BackTestRow[]): BackTestSummary {
  const own = rows.filter(r => r.measure === measure)
  const actual = own.reduce((sum, r) => sum + r.actual, 0n)
  const share = (part: bigint) =>
    actual === 0n ? null : new Rate(String(part)).div(String(actual))
  const size = (r: BackTestRow) => (r.error < 0n ? -r.error : r.error)
  return {
    measure,
    bias: share(own.reduce((sum, r) => sum + r.error, 0n)),
    absolute: share(own.reduce((sum, r) => sum + size(r), 0n)),
    worstPeriod: own.reduce((worst, r) => (size(r) > size(worst) ? r : worst)).period,
  }
}
