import type { Refused } from '../../../contracts/kernel/decision.ts'
import { refused } from '../input/input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PROJECTION_TEXTS } from './refusal-words.ts'

/**
 * Refuses a projection: paths into the pool become rows of the tape, others lead into the scenario.
 */
export function refuseProjection(
  { files, findRow: rowOf }: ForecastInput,
  scenario: string,
  { refusal, path }: Refused<keyof typeof PROJECTION_TEXTS>,
): ReturnType<typeof refused> {
  const words = PROJECTION_TEXTS[refusal]
  const asset = /^assets\.(\d+)\.?(.*)$/.exec(path)
  if (!asset) return refused(files.scenarios, `scenarios.${scenario}.${path}`, refusal, words)
  const row = rowOf?.(Number(asset[1])) ?? Number(asset[1])
  return refused(files.tape, `row ${row} ${asset[2]}`, refusal, words)
}
