/**
 * The ABS engine as a library: what `tallystick abs` does, without the command line.
 *
 * ```ts
 * const loaded = loadDeal(document)        // checked once, or findings with JSON paths
 * const tape = await loadTape('loans.csv', OWN_FORMAT)
 * const scenarios = readScenarios('scenarios.json', SCENARIO_TEMPLATE)
 * const done = await forecast({
 *   deal: loaded.deal, assets: tape.value.assets, scenarios: scenarios.value,
 *   files: { deal: 'deal.json', tape: 'loans.csv', scenarios: 'scenarios.json' },
 * })                                       // pool, periods, payments, figures of every note
 * ```
 *
 * One asset alone: `cashFlowsHalfUp(loan)` in whole fen; `runContract(readTerms(json)…)` as ACTUS
 * has it, unrounded; `receivableRows` from what happened to receivables. `estimateSlippage` turns
 * invoices of the past into a scenario's `slippage`.
 *
 * Amounts are whole fen in bigints, rates decimals. What cannot be done is answered as a value
 * (`ok: false`) with the file, the row or JSON path, and a sentence in Chinese and English.
 */
export { backTest } from '../../contracts/abs/analytics/back-test.ts'
export { durationAt, effectiveDuration } from '../../contracts/abs/analytics/duration.ts'
export type { Flow } from '../../contracts/abs/analytics/flow.ts'
export { type NoteFigures, noteFigures } from '../../contracts/abs/analytics/note-figures.ts'
export { type SpreadBasis, zSpread } from '../../contracts/abs/analytics/spread.ts'
export { internalRate, priceAt, yieldAt } from '../../contracts/abs/analytics/yield.ts'
export type { ZeroCurve } from '../../contracts/abs/analytics/zero-curve.ts'
export { readObserved } from '../../contracts/abs/cash-flow/actus/read-observed.ts'
export { readTerms } from '../../contracts/abs/cash-flow/actus/read-terms.ts'
export {
  type ContractEvent,
  runContract,
} from '../../contracts/abs/cash-flow/actus/run-contract.ts'
export {
  type CashFlow,
  type CashFlowRefusal,
  type CashFlowTerms,
  cashFlowsFloor,
  cashFlowsHalfEven,
  cashFlowsHalfUp,
  cashFlowsUnrounded,
} from '../../contracts/abs/cash-flow/loan-cash-flow.ts'
export { assumedEvents } from '../../contracts/abs/cash-flow/receivable/assumed-events.ts'
export { receivableRows } from '../../contracts/abs/cash-flow/receivable/receivable-rows.ts'
export { type Loaded, loadDeal } from '../../contracts/abs/deal/check/load-deal.ts'
export type { Language } from '../../contracts/abs/deal/deal-text.ts'
export { explainDeal } from '../../contracts/abs/deal/explain/explain-deal.ts'
export type { LoadedDeal } from '../../contracts/abs/deal/loaded-deal.ts'
export { DEAL_TEMPLATES, dealTemplate } from '../../contracts/abs/deal/templates/deal-template.ts'
export {
  averageCurve,
  developed,
  performanceCurves,
  staticPoolMembers,
  vintageMembers,
} from '../../contracts/abs/pool/performance-curve.ts'
export {
  estimateSlippage,
  type InvoiceHistory,
  type SlippageEstimate,
  type SlippageRefusal,
} from '../../contracts/abs/slippage/estimate-slippage.ts'
export type { DeclaredEvent } from '../../contracts/abs/waterfall/facts.ts'
export type { StateDocument } from '../../contracts/abs/waterfall/state-document.ts'
export { breakEvens } from './forecast/break-evens.ts'
export { type CallRow, type CallTerms, listCallDates } from './forecast/call-dates.ts'
export { forecast } from './forecast/forecast.ts'
export type { ForecastInput } from './forecast/forecast-input.ts'
export { forecastGrid } from './forecast/grid.ts'
export { writeLoanFlows } from './forecast/loan-flows.ts'
export { type MidLife, type MidLifeInput, startInMidLife } from './forecast/mid-life.ts'
export { readEvents } from './forecast/read-events.ts'
export { type Collections, readActual } from './forecast/read-periods.ts'
export { readState } from './forecast/read-state.ts'
export { SCENARIO_TEMPLATE } from './forecast/scenario-template.ts'
export {
  readScenarios,
  type Scenario,
  type ScenarioDocument,
  type Scenarios,
} from './forecast/scenarios.ts'
export { type SizeAsked, type SizedNote, type SizeTarget, sizeNote } from './forecast/size-note.ts'
export type { Input, InputRefusal } from './input/input.ts'
export { type PlannedPool, type PoolPlan, planPool, readPoolPlan } from './pool/pool-plan.ts'
export { reportJson } from './result/json.ts'
export { writePdf } from './result/pdf/write-pdf.ts'
export type { Report, ScenarioReport } from './result/report.ts'
export { writeSpreadsheet } from './result/workbook/spreadsheet.ts'
export { type GeneratedPool, generatedLoans, generatedReceivables } from './tape/generated-pool.ts'
export { OWN_FORMAT, readMapping, type TapeMapping } from './tape/mapping.ts'
export type { TapeProblem } from './tape/problem.ts'
export { type LoadedTape, loadTape, readTape } from './tape/read-tape.ts'
export type { TapeQuality, TapeReader } from './tape/rows.ts'
export { writeTape } from './tape/write-tape.ts'
