import type { Report, ScenarioReport } from './report.ts'

/**
 * Writes the whole report as JSON: amounts are decimal strings of minor units, rates decimal
 * strings. The state after each period is kept for the base scenario, so that forecasts can start
 * from it.
 */
export function reportJson(report: Report): string {
  const [base, ...stresses] = report.scenarios
  const scenarios = [...(base ? [base] : []), ...stresses.map(withoutStates)]
  return jsonText({ format: 'tallystick.report.v1', ...report, scenarios })
}

/** Writes JSON as it goes over the wire: whole numbers of 64 bits are strings. */
export function jsonText(document: unknown): string {
  const wire = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  return `${JSON.stringify(document, wire)}\n`
}

function withoutStates(scenario: ScenarioReport): unknown {
  return { ...scenario, periods: scenario.periods.map(({ after, ...period }) => period) }
}
