import { describe, expect, test } from 'vitest'
import { assertConserved } from '../../../../contracts/abs/pool/pool-period.ts'
import {
  dealTemplate,
  type ForecastInput,
  forecast,
  generatedLoans,
  generatedReceivables,
  loadDeal,
  type Report,
  readScenarios,
  SCENARIO_TEMPLATE,
} from '../../../../services/abs/index.ts'
import { edited } from '../../../contracts/abs/deal/edited.ts'

type Template = Parameters<typeof dealTemplate>[0]

function input(
  template: Template,
  assets: ForecastInput['assets'],
  scenarios: string[],
): ForecastInput {
  const loaded = loadDeal(dealTemplate(template))
  const stated = Object.entries(SCENARIO_TEMPLATE.scenarios).filter(([id]) =>
    scenarios.includes(id),
  )
  const document = {
    ...SCENARIO_TEMPLATE,
    scenarios: stated.length > 0 ? Object.fromEntries(stated) : SCENARIO_TEMPLATE.scenarios,
  }
  const read = readScenarios('scenarios.json', document)
  if (!loaded.ok || !read.ok) throw new Error('the templates are in order')
  const files = { deal: 'deal.json', tape: 'tape.csv', scenarios: 'scenarios.json' }
  return { deal: loaded.deal, assets, scenarios: read.value, files }
}

async function run(of: ForecastInput): Promise<Pick<Report, 'pool' | 'scenarios'>> {
  const done = await forecast(of)
  if (!done.ok) throw new Error(JSON.stringify(done.refusals))
  return done.value
}

const cutOff = '2026-01-01'

describe('a forecast', () => {
  test('of revolving receivables shows the pool with what was bought, conserved', async () => {
    const size = { seed: 1, count: 200, cutOff, balance: 10_000_000_000n, monthsMax: 6 } as const
    const { scenarios } = await run(input('factoring', generatedReceivables(size), ['base']))
    const [{ pool, periods }] = scenarios as [Report['scenarios'][number]]
    for (const period of pool) assertConserved(period)
    const bought = periods.reduce((sum, p) => sum + p.purchase.balance, 0n)
    expect(bought).toBeGreaterThan(0n)
    // What is bought at one distribution enters the pool of the next period.
    expect(pool.reduce((sum, p) => sum + p.purchased, 0n)).toBe(bought)
  })

  test('pays out what comes in: cash in = cash out + change, in every period', async () => {
    const size = { seed: 2, count: 300, cutOff, balance: 100_000_000_000n, monthsMax: 60 } as const
    const ids = Object.keys(SCENARIO_TEMPLATE.scenarios)
    const { scenarios } = await run(input('loans', generatedLoans(size), ids))
    expect(scenarios.map(s => s.id)).toEqual(ids)
    for (const { periods, pool } of scenarios)
      for (const [i, { cash }] of periods.entries()) {
        expect(cash.in).toBe(cash.out + cash.change)
        expect(pool[i]!.period).toBe(i + 1)
      }
  })

  test('on threads is the forecast of a small pool, many times over', async () => {
    const size = { seed: 3, count: 40, cutOff, balance: 1_000_000_000n, monthsMax: 24 } as const
    const few = generatedLoans(size)
    const copies = 750
    const many = Array.from({ length: copies }, (_, c) =>
      few.map(a => ({ ...a, id: `${a.id}-${c}` })),
    )
    const alone = await run(input('loans', few, ['base']))
    const threaded = await run(input('loans', many.flat(), ['base']))
    const [a, b] = [alone.scenarios[0]!.pool[0]!, threaded.scenarios[0]!.pool[0]!]
    for (const flow of ['openingBalance', 'principal', 'interest', 'prepaid', 'defaulted'] as const)
      expect(b[flow]).toBe(a[flow] * BigInt(copies))
  })

  test('of an empty pool is refused', async () => {
    expect(await forecast(input('loans', [], ['base']))).toMatchObject({
      ok: false,
      refusals: [{ refusal: 'pool_must_have_an_asset' }],
    })
  })

  test('prices quoted notes in every scenario: at par, at a yield, over a curve', async () => {
    const size = { seed: 3, count: 100, cutOff, balance: 100_000_000_000n, monthsMax: 60 } as const
    const document = {
      ...SCENARIO_TEMPLATE,
      pricing: {
        settle: '2026-01-26',
        curve: [{ date: '2026-01-27', annual: '0' }],
        quotes: { B: { yield: '0.03' }, A: { price: '100' } },
      },
    }
    const read = readScenarios('scenarios.json', document)
    if (!read.ok) throw new Error(JSON.stringify(read.refusals))
    const of = { ...input('loans', generatedLoans(size), []), scenarios: read.value }
    const { scenarios } = await run(of)
    for (const { notes, prices } of scenarios) {
      expect(prices.map(({ note }) => note)).toEqual(['A', 'B'])
      const [a, b] = prices
      expect(a!.price.toNumber()).toBe(100)
      expect(a!.yield).toEqual(notes[0]!.yieldAtPar)
      // Over a curve of zeros the spread is the yield itself, continuously compounded.
      expect(a!.zSpread!.toNumber()).toBeCloseTo(Math.log1p(a!.yield!.toNumber()), 12)
      expect(b!.yield!.toNumber()).toBe(0.03)
      expect(b!.price.toNumber()).toBeGreaterThan(100)
      // A follows its index and hardly feels the curve; B is fixed, and feels it as its yield.
      const [floats, fixed] = [a!, b!].map(p => p.effectiveDuration!.div(p.duration!.modified))
      expect(floats!.abs().toNumber()).toBeLessThan(0.15)
      expect(fixed!.toNumber()).toBeCloseTo(1, 1)
    }
  })

  test.each([
    ['that the deal has not', 'subb', {}, 'sub'],
    ['without a face', 'sub', { issued: '900000000元', 'notes.sub.unit': '0元' }, 'A, B'],
  ])('refuses a quote of a note %s, with the nearest', async (_, note, edits, nearest) => {
    const pricing = {
      settle: '2026-01-26',
      curve: [{ date: '2026-01-27', annual: '0.02' }],
      quotes: { [note]: { price: '100' } },
    }
    const read = readScenarios('scenarios.json', { ...SCENARIO_TEMPLATE, pricing })
    if (!read.ok) throw new Error(JSON.stringify(read.refusals))
    const assets = generatedLoans({ seed: 3, count: 10, cutOff })
    const loaded = loadDeal(edited('loans', edits))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings))
    const { deal } = loaded
    const done = await forecast({ ...input('loans', assets, []), deal, scenarios: read.value })
    expect(done).toMatchObject({
      ok: false,
      refusals: [
        {
          at: `pricing.quotes.${note}`,
          refusal: 'note_must_be_known',
          sentence: {
            en: `the deal has no note “${note}” with a face, the nearest is “${nearest}”`,
          },
        },
      ],
    })
  })

  test.each([
    [
      'pricing.curve',
      [
        { date: '2026-02-01', annual: '0' },
        { date: '2026-02-01', annual: '0' },
      ],
    ],
    ['pricing.curve.0.date', [{ date: '2026-01-25', annual: '0' }]],
    ['pricing.curve', []],
    ['pricing.curveDate', [{ date: '2026-02-01', annual: '0' }], { curveDate: '2026-01-27' }],
    ['pricing.compounding', [{ date: '2026-02-01', annual: '0' }], { compounding: 3 }],
    ['pricing.curve.0.annual', [{ date: '2026-02-01', annual: 'NaN' }]],
  ])('refuses a curve at %s', (at, curve, more: object = {}) => {
    const pricing = { settle: '2026-01-26', curve, quotes: {}, ...more }
    const read = readScenarios('scenarios.json', { ...SCENARIO_TEMPLATE, pricing })
    expect(read).toMatchObject({ ok: false, refusals: [{ at }] })
  })
})
