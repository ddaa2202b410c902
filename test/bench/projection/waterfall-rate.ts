import { loadDeal } from '../../../contracts/abs/deal/check/load-deal.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import { parseMoney } from '../../../contracts/abs/deal/money-text.ts'
import { dealTemplate } from '../../../contracts/abs/deal/templates/deal-template.ts'
import {
  emptyRescaled,
  rescale,
  type ScenarioShares,
} from '../../../contracts/abs/projection/run/rescale.ts'
import { rescaledPeriods } from '../../../contracts/abs/projection/run/rescaled-periods.ts'
import type { PoolTotals } from '../../../contracts/abs/projection/totals.ts'
import { runDeal } from '../../../contracts/abs/waterfall/run/run-deal.ts'
import { LOAD_GRID } from './load.ts'

const RUNS = 40
const FACTS = { curves: { lpr_1y: [{ from: '2020-01-01', rate: '0.03' }] } } as const

/**
 * Scenarios a second from pool totals to notes: one base run rescaled to whole fen, then the
 * waterfall of the template `loans`, monthly over the life of the load and without its clean-up
 * call, so that no deal closes before the pool has run off.
 */
export function waterfallRate(base: PoolTotals, makeShares: (run: number) => ScenarioShares) {
  const deal = monthlyDeal()
  const pool = scaled(base, Number(parseMoney(deal.deal.issued)) / base.opening)
  const into = emptyRescaled(pool.closing.length)
  for (let warm = 0; warm < 4; warm++) runOne(warm)
  const started = performance.now()
  const cpu = process.threadCpuUsage()
  let periods = 0
  for (let i = 0; i < RUNS; i++) periods += runOne(i)
  const { user, system } = process.threadCpuUsage(cpu)
  const seconds = (performance.now() - started) / 1000
  const waterfallScenariosPerSecond = Math.round((10 * RUNS) / seconds) / 10
  process.stdout.write(
    `         ${waterfallScenariosPerSecond} scenarios/s through the waterfall, ` +
      `${Math.round(periods / RUNS)} periods each (${Math.round(periods / seconds)} periods/s; ` +
      `${((user + system) / periods).toFixed(1)} µs of the thread's own time a period)\n`,
  )
  return { waterfallScenariosPerSecond }

  function runOne(i: number): number {
    rescale(pool, makeShares(i), 'standard', into)
    const ran = runDeal(deal, rescaledPeriods(into, pool.opening, LOAD_GRID), FACTS)
    if (!ran.ok) throw new Error(`${ran.refusal} ${ran.period} ${ran.path}`)
    return ran.results.length
  }
}

function monthlyDeal(): LoadedDeal {
  const document = structuredClone(dealTemplate('loans')) as unknown as {
    dates: object
    states: Record<string, { steps: (object | string)[] }>
  }
  const { dates, states } = document
  const monthly = { everyMonths: 1, firstCalculation: '2026-02-01', firstPayment: '2026-02-26' }
  const withoutCall = Object.entries(states).map(([name, state]) => {
    const steps = state.steps.filter(step => step !== 'clean_up')
    return [name, { ...state, steps }]
  })
  const loaded = loadDeal({
    ...document,
    dates: { ...dates, ...monthly, final: '2056-07-26' },
    states: Object.fromEntries(withoutCall),
  })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings))
  return loaded.deal
}

/** The load's shape in the size that the notes were issued in. */
function scaled(base: PoolTotals, by: number): PoolTotals {
  const flows = Object.entries(base).map(([name, amount]) => [
    name,
    amount instanceof Float64Array ? amount.map(one => one * by) : amount,
  ])
  return { ...(Object.fromEntries(flows) as PoolTotals), opening: base.opening * by }
}
