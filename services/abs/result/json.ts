import type { Report, ScenarioReport } from './report.ts'

/**
 * The whole report as JSON: amounts are decimal strings of minor units, rates decimal strings. The
 * state after each period is kept for the base scenario, so that forecasts can start from it.
 */
export function reportJson(report: Report): string {
  const [base, ...stresses] = report.scenarios
  const scenarios = [...(base ? [base] : []), ...stresses.map(withoutStates)]
  return `${JSON.stringify({ format: 'tallystick.report.v1', ...report, scenarios }, onTheWire)}\n`
}

function withoutStates(scenario: ScenarioReport): unknown {
  return { ...scenario, periods: scenario.periods.map(({ after, ...period }) => period) }
}

function onTheWire(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
