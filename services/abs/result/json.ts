import type { Report, ScenarioReport } from './report.ts'

/**
 * Writes the whole report as JSON: amounts are decimal strings of minor units, rates decimal
 * strings. The state after each period is kept for the base scenario, so that forecasts can start
 * from it.
 */
export function reportJson(report: Report): string {
  return [...listReportJson(report)].join('')
}

/** Gives the same JSON scenario by scenario: all in one text may exceed what a text holds. */
export function* listReportJson({ scenarios, ...rest }: Report): Generator<string> {
  const head = JSON.stringify({ format: 'tallystick.report.v1', ...rest }, toWire)
  yield `${head.slice(0, -1)},"scenarios":[`
  for (const [i, scenario] of scenarios.entries()) {
    yield (i === 0 ? '' : ',') +
      JSON.stringify(i === 0 ? scenario : withoutStates(scenario), toWire)
  }
  yield ']}\n'
}

/** Writes JSON as it goes over the wire: whole numbers of 64 bits are strings. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, toWire)}\n`
}

function toWire(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

function withoutStates(scenario: ScenarioReport): unknown {
  return { ...scenario, periods: scenario.periods.map(({ after, ...period }) => period) }
}
