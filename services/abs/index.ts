/**
 * The ABS engine as a library: what `tallystick abs` does, without the command line.
 *
 * ```ts
 * const deal = loadDeal(document)              // checked once, or findings with JSON paths
 * const tape = await loadTape('loans.csv', OWN_FORMAT)
 * const scenarios = readScenarios('scenarios.json', SCENARIO_TEMPLATE)
 * const report = await forecast({ deal, assets, scenarios, files })
 * ```
 *
 * Amounts are whole fen in bigints, rates decimals; what cannot be done is answered as a value with
 * the file, the row or JSON path, and a sentence in Chinese and English. The pure parts (pool rules,
 * analytics, the projection, the waterfall) are in `contracts/abs`.
 */
export { type Loaded, type LoadedDeal, loadDeal } from '../../contracts/abs/deal/load-deal.ts'
export { breakEvens } from './forecast/break-evens.ts'
export { type Forecast, forecast } from './forecast/forecast.ts'
export { SCENARIO_TEMPLATE } from './forecast/scenario-template.ts'
export {
  readScenarios,
  type Scenario,
  type ScenarioDocument,
  type Scenarios,
} from './forecast/scenarios.ts'
export type { Input, InputRefusal } from './input/input.ts'
export { reportJson } from './result/json.ts'
export { writePdf } from './result/pdf.ts'
export type { Language, Report, ScenarioReport } from './result/report.ts'
export { writeSpreadsheet } from './result/spreadsheet.ts'
export { type GeneratedPool, generatedLoans, generatedReceivables } from './tape/generated-pool.ts'
export { OWN_FORMAT, readMapping, type TapeMapping } from './tape/mapping.ts'
export type { TapeProblem } from './tape/problem.ts'
export { type LoadedTape, loadTape, readTape } from './tape/read-tape.ts'
export type { TapeQuality, TapeReader } from './tape/rows.ts'
export { writeTape } from './tape/write-tape.ts'
