import { describe, expect, it } from 'vitest'
import { isStated } from '../../../../contracts/abs/asset.ts'
import { listPartAssumptions, splitByGroup } from '../../../../contracts/abs/assumption/groups.ts'
import { buildColumns } from '../../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../../contracts/abs/projection/run/project-pool.ts'
import { addTotals } from '../../../../contracts/abs/projection/totals.ts'
import { buildGrid } from '../../../../services/abs/forecast/forecast.ts'
import { findEmptyGroups } from '../../../../services/abs/forecast/forecast-warnings.ts'
import {
  breakEvens,
  dealTemplate,
  type ForecastInput,
  forecast,
  forecastGrid,
  generatedLoans,
  loadDeal,
  readScenarios,
  SCENARIO_TEMPLATE,
} from '../../../../services/abs/index.ts'
import { listMethodLines } from '../../../../services/abs/result/method-lines.ts'
import { must } from '../../../support/must.ts'
import { generatedReport } from '../result/generated-report.ts'

const cutOff = '2026-01-01'
const size = { seed: 3, count: 150, cutOff, balance: 100_000_000_000n, monthsMax: 60 } as const
const high = { field: 'annualRate', atLeast: '0.06' } as const
const yearly = (rate: string) => ({ kind: 'constant', per: 'year', rate }) as const

function read(groups: unknown) {
  const { base } = SCENARIO_TEMPLATE.scenarios
  return readScenarios('s.json', {
    ...SCENARIO_TEMPLATE,
    scenarios: { base: { ...base, groups } },
  } as never)
}

function input(groups?: unknown): ForecastInput {
  const scenarios = read(groups)
  const deal = loadDeal(dealTemplate('loans'))
  if (!scenarios.ok || !deal.ok) throw new Error(JSON.stringify(scenarios))
  const files = { deal: 'd.json', tape: 't.csv', scenarios: 's.json' }
  return { deal: deal.deal, assets: generatedLoans(size), scenarios: scenarios.value, files }
}

async function run(groups?: unknown) {
  const done = await forecast(input(groups))
  if (!done.ok) throw new Error(JSON.stringify(done.refusals))
  return done.value.scenarios[0]!
}

const losses = [
  { where: high, default: yearly('0.2') },
  { where: { field: 'product', oneOf: ['bullet'] }, prepayment: yearly('0.4') },
]

describe('assumptions by group', () => {
  it('project each part by its own, and the pool is their sum', async () => {
    const of = input(losses)
    const { assumptions } = of.scenarios.scenarios[0]!
    const parts = must(splitByGroup(of.assets, assumptions.groups!, cutOff))
    expect(parts.every(part => part.length > 3)).toBe(true)
    const own = listPartAssumptions(assumptions)
    const [sum, ...others] = parts.map((part, i) => {
      const columns = must(buildColumns(part.map(at => of.assets[at]!).filter(isStated)))
      return must(projectPool(columns, own[i]!, of.scenarios.conventions, buildGrid(of))).totals
    })
    for (const part of others) addTotals(sum!, part)
    const { pool } = await run(losses)
    for (const flow of ['principal', 'interest', 'prepaid', 'defaulted', 'recovered'] as const)
      expect(pool.map(period => Number(period[flow]))).toEqual([
        ...sum![flow].slice(0, pool.length),
      ])
  })

  it('a group of what the pool has changes nothing', async () => {
    const { base } = SCENARIO_TEMPLATE.scenarios
    const same = await run([{ where: high, default: base.default }])
    expect(same.pool).toEqual((await run()).pool)
  })

  it('a grid and the break-even rate set theirs for all groups', () => {
    const axes = { cdr: ['0.05'] }
    const [plain, grouped] = [undefined, [losses[0]]].map(groups => {
      const found = forecastGrid(input(groups), axes)
      return found.ok ? found.value[0]!.lost : null
    })
    expect(plain).not.toBeNull()
    expect(grouped).toBe(plain)
    const rates = [undefined, [losses[0]]].map(groups => breakEvens(input(groups)))
    expect(rates[1]).toEqual(rates[0])
  })

  it('a refused assumption is found in its group', async () => {
    const done = await forecast(input([{ where: high, default: yearly('1.01') }]))
    expect(done).toMatchObject({
      refusals: [{ file: 's.json', at: 'scenarios.base.groups.0.default.rate' }],
    })
  })

  it('a condition of a group is refused when it is read', () => {
    expect(read([{ where: { field: 'anualRate', atLeast: '1' } }])).toMatchObject({
      refusals: [{ at: 'scenarios.base.groups.0.where.field', refusal: 'field_must_be_known' }],
    })
    expect(read([{ where: high, curves: {} }])).toMatchObject({
      refusals: [{ at: 'scenarios.base.groups.0' }],
    })
  })

  it('a group without an asset is warned of, also where an earlier one takes them', () => {
    const { assets, scenarios } = input([
      { where: high },
      { where: { field: 'annualRate', atLeast: '0.07' } },
    ])
    const found = findEmptyGroups(scenarios.scenarios, assets, cutOff)
    expect(found.map(({ at }) => at)).toEqual(['scenarios.base.groups.1'])
    expect(found[0]!.sentence.en).toContain('annualRate ≥ 0.07')
  })

  it('the page of methods says what is assumed of each', () => {
    const report = generatedReport(1, 2)
    const [scenario] = report.scenarios
    const { assumptions } = input(losses).scenarios.scenarios[0]!
    const lines = listMethodLines({ ...report, scenarios: [{ ...scenario!, assumptions }] }, 'en')
    expect(lines.find(([name]) => name.endsWith('annualRate ≥ 0.06'))?.[1]).toContain('20')
    expect(lines.some(([name]) => name.endsWith('product ∈ {bullet}'))).toBe(true)
  })
})
