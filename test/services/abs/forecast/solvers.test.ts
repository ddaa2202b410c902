import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import {
  dealTemplate,
  type ForecastInput,
  forecast,
  generatedLoans,
  generatedReceivables,
  listCallDates,
  loadDeal,
  readScenarios,
  SCENARIO_TEMPLATE,
  type SizeTarget,
  sizeNote,
  writeLoanFlows,
} from '../../../../services/abs/index.ts'
import { edited } from '../../../contracts/abs/deal/edited.ts'
import { scratch } from '../tape/scratch.ts'

const cutOff = '2026-01-01'
const size = { seed: 5, count: 80, cutOff, balance: 100_000_000_000n, monthsMax: 60 } as const

function input(edits: object = {}, scenario: object = {}): ForecastInput {
  const { base } = SCENARIO_TEMPLATE.scenarios
  const document = { ...SCENARIO_TEMPLATE, scenarios: { base: { ...base, ...scenario } } }
  const scenarios = readScenarios('s.json', document)
  const deal = loadDeal(edited('loans', edits as never))
  if (!scenarios.ok || !deal.ok) throw new Error(JSON.stringify([scenarios, deal]))
  const files = { deal: 'd.json', tape: 't.csv', scenarios: 's.json' }
  return { deal: deal.deal, assets: generatedLoans(size), scenarios: scenarios.value, files }
}

const sized = (target: SizeTarget, of = input(), note = 'A') =>
  sizeNote(of, { note, against: 'sub', target })

describe('the size of a note', () => {
  it('by a break-even rate is the most that is paid in full there, to one unit', () => {
    const found = sized({ kind: 'break_even', rate: new Rate('0.3') })
    if (!found.ok) throw new Error(JSON.stringify(found.refusals))
    const { units, step, reached, missed, deal } = found.value
    expect(step).toBe(1n)
    expect(reached).toEqual({ shortfall: 0n })
    expect('shortfall' in missed && missed.shortfall > 0n).toBe(true)
    expect(deal.notes['A']!.units).toBe(Number(units))
    expect(loadDeal(deal)).toMatchObject({ ok: true })
    const higher = sized({ kind: 'break_even', rate: new Rate('0.4') })
    expect(higher.ok && higher.value.units < units).toBe(true)
  })

  it('by a yield at a price lies where the yield crosses it', () => {
    const stressed = input({}, { default: { kind: 'constant', per: 'year', rate: '0.4' } })
    const least = new Rate('0.01')
    const found = sized({ kind: 'yield', least, price: new Rate('100') }, stressed, 'B')
    if (!found.ok) throw new Error(JSON.stringify(found.refusals))
    const { reached, missed } = found.value as { reached: object; missed: object }
    const [own, next] = [reached, missed].map(each => (each as { value: Rate | null }).value)
    expect(own!.gte(least)).toBe(true)
    expect(next === null || next!.lt(least)).toBe(true)
  })

  it('by a price at a yield is that by the yield at this price', () => {
    const stressed = input({}, { default: { kind: 'constant', per: 'year', rate: '0.4' } })
    const [annual, price] = [new Rate('0.01'), new Rate('100')]
    const byYield = sized({ kind: 'yield', least: annual, price }, stressed, 'B')
    const byPrice = sized({ kind: 'price', least: price, yield: annual }, stressed, 'B')
    if (!byYield.ok || !byPrice.ok) throw new Error(JSON.stringify([byYield, byPrice]))
    expect(byPrice.value.units).toBe(byYield.value.units)
  })

  it.each([
    [{ kind: 'break_even', rate: new Rate(0) }, 'target_must_be_missed_by_the_most', {}],
    [
      { kind: 'yield', least: new Rate('0.5'), price: new Rate(100) },
      'target_must_be_met_by_the_least_size',
      {},
    ],
    [
      { kind: 'break_even', rate: new Rate('0.3') },
      'note_must_have_a_face',
      { issued: '900000000元', 'notes.sub.unit': '0元' },
    ],
  ] as const)('without a root is refused: %o %s', (target, refusal, edits) => {
    const of = input(edits, { default: { kind: 'none' } })
    const rich = { ...of, assets: generatedLoans({ ...size, balance: 130_000_000_000n }) }
    expect(sized(target, rich)).toMatchObject({ ok: false, refusals: [{ refusal }] })
  })
})

describe('call dates', () => {
  const terms = { price: '100% * pool.balance', to: 'principal', from: '2027-06-01' } as const

  it('sell the pool on each payment date, and end the deal there', () => {
    const found = listCallDates(input(), terms)
    if (!found.ok) throw new Error(JSON.stringify(found.refusals))
    const rows = found.value
    expect(rows[0]!.payment >= '2027-06-01').toBe(true)
    expect(rows.length).toBeGreaterThan(5)
    for (const [i, { period, payment, paid, poolBalance, notes }] of rows.entries()) {
      expect(paid).toBe(poolBalance)
      if (i > 0) expect(period).toBe(rows[i - 1]!.period + 1)
      const [senior] = notes
      expect(senior!.redeemedOn === null || senior!.redeemedOn <= payment).toBe(true)
    }
    const lives = rows.map(({ notes }) => notes[0]!.averageLife!.toNumber())
    expect(lives).toEqual([...lives].sort((a, b) => a - b))
    expect(lives.at(-1)).toBeGreaterThan(lives[0]!)
  })

  it('have prices where notes are quoted', () => {
    const of = input()
    const pricing = {
      settle: '2026-01-26',
      curve: [{ date: '2027-01-26', annual: new Rate('0.02') }],
      interpolation: 'linear',
      compounding: 'continuous',
      quotes: { B: { price: '101' } },
    } as const
    const found = listCallDates({ ...of, scenarios: { ...of.scenarios, pricing } }, terms)
    if (!found.ok) throw new Error(JSON.stringify(found.refusals))
    const yields = found.value.map(({ prices }) => prices[0]!.yield!.toNumber())
    // Bought above par, the sooner it is repaid the less it yields.
    expect(yields.at(-1)).toBeGreaterThan(yields[0]!)
  })

  it('refuse an account or a price that the deal cannot read', () => {
    expect(listCallDates(input(), { ...terms, to: 'principl' })).toMatchObject({
      refusals: [{ file: 'd.json', at: '--to', refusal: 'name_must_be_known' }],
    })
    expect(listCallDates(input(), { ...terms, price: '5' })).toMatchObject({
      refusals: [{ at: '--price', refusal: 'expression_must_give_what_is_needed' }],
    })
  })
})

describe('cash flows by asset', () => {
  let file: string
  beforeAll(() => {
    file = scratch('flows.csv')
  })

  it.each([
    [
      'loans',
      input(
        {},
        {
          groups: [
            {
              where: { field: 'annualRate', atLeast: '0.06' },
              default: { kind: 'constant', per: 'year', rate: '0.1' },
            },
          ],
        },
      ),
    ],
    ['receivables', { ...input(), assets: generatedReceivables({ ...size, monthsMax: 12 }) }],
  ])('of %s add up to the pool in every period', async (_, of) => {
    const done = await forecast(of)
    const written = await writeLoanFlows(file, of)
    if (!done.ok || !written.ok) throw new Error(JSON.stringify([done, written]))
    const { pool } = done.value.scenarios[0]!
    const [heading, ...rows] = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
    const names = heading!.split(',')
    const sums = new Map<string, bigint>()
    for (const row of rows) {
      const cells = row.split(',')
      for (const [i, name] of names.entries()) {
        if (i < 4) continue
        const key = `${cells[1]} ${name}`
        sums.set(key, (sums.get(key) ?? 0n) + BigInt(cells[i]!.replace('.', '')))
      }
    }
    expect(new Set(rows.map(row => row.split(',')[0])).size).toBe(size.count)
    for (const period of pool)
      for (const name of names.slice(4))
        expect([period.period, name, sums.get(`${period.period} ${name}`) ?? 0n]).toEqual([
          period.period,
          name,
          period[name as keyof PoolPeriod],
        ])
  })
})

describe('the template that these are tried on', () => {
  it('has the account that the pool is sold into', () => {
    expect(Object.keys(dealTemplate('loans').accounts)).toContain('principal')
  })
})
