import { describe, expect, it } from 'vitest'
import { applyEligibility } from '../../../../contracts/abs/pool/eligibility.ts'
import { measurePool, summariseWhole } from '../../../../contracts/abs/pool/measured-pool.ts'
import {
  dealTemplate,
  forecast,
  loadDeal,
  loadTape,
  OWN_FORMAT,
  readScenarios,
  SCENARIO_TEMPLATE,
  writeTape,
} from '../../../../services/abs/index.ts'
import { heading, row } from './own-row.ts'
import { scratch } from './scratch.ts'

async function read(...rows: readonly string[]) {
  const loaded = await loadTape(scratch('tape.csv', `${heading}\n${rows.join('\n')}\n`), OWN_FORMAT)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals))
  return loaded.value
}

const open = [
  row({ id: 'a1' }),
  row({ id: 'a2', product: 'unstated', balance: '100.00' }),
  row({ id: 'a3', paymentMonths: 'unstated', annualRate: 'unstated', balance: '200.00' }),
]

describe('loans that do not state how they pay', () => {
  it('are taken, counted by what is open, and averaged by what is stated', async () => {
    const { assets, quality } = await read(...open)
    expect(assets.slice(1)).toMatchObject([
      { product: 'unstated', repayment: null, annualRate: '0.0435', unstated: ['product'] },
      { repayment: 'level', annualRate: null, unstated: ['paymentMonths', 'annualRate'] },
    ])
    expect(quality).toMatchObject({ accepted: 3, rejected: 0 })
    expect(quality.unstated).toEqual([
      { field: 'product', count: 1, balance: 10_000n },
      { field: 'paymentMonths', count: 1, balance: 20_000n },
      { field: 'annualRate', count: 1, balance: 20_000n },
    ])
    expect(summariseWhole(measurePool(assets, '2026-01-01')).tally.count).toBe(3)
  })

  it('are written and read back', async () => {
    const { assets } = await read(...open)
    const file = scratch('written.csv')
    await writeTape(file, assets)
    const again = await loadTape(file, OWN_FORMAT)
    expect(again).toMatchObject({ ok: true, value: { assets } })
  })

  it('can be excluded by a rule of the pool', async () => {
    const { assets } = await read(...open)
    const stated = {
      id: 'stated',
      require: { not: { field: 'product', oneOf: ['unstated'] } },
    } as const
    const applied = applyEligibility(assets, [stated], '2026-01-01')
    expect(applied).toMatchObject({ ok: true, value: { eligible: [{ id: 'a1' }] } })
  })

  it('are never projected: what is open is named', async () => {
    const { assets } = await read(...open)
    const scenarios = readScenarios('scenarios.json', SCENARIO_TEMPLATE)
    const loaded = loadDeal(dealTemplate('loans'))
    if (!scenarios.ok || !loaded.ok) throw new Error('the templates are in order')
    const files = { deal: 'deal.json', tape: 'tape.csv', scenarios: 'scenarios.json' }
    const refused = await forecast({
      deal: loaded.deal,
      assets,
      scenarios: scenarios.value,
      files,
    })
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ file: 'tape.csv', refusal: 'loans_must_state_how_they_pay' }],
    })
    const { sentence } = refused.ok ? { sentence: { zh: '', en: '' } } : refused.refusals[0]!
    expect(sentence.en).toContain(
      '2 loans of 300.00 do not state how they pay (product 1, paymentMonths 1, annualRate 1)',
    )
    expect(sentence.zh).toContain('2 笔贷款（余额 300.00）未写明如何还款')
  })

  it('in default are what they would be anyway: recoveries alone', async () => {
    const lost = { status: 'defaulted', defaultedOn: '2025-12-01', overdueDays: '' }
    const { assets } = await read(
      row({ ...lost, product: 'unstated', annualRate: 'unstated', paymentMonths: 'unstated' }),
    )
    expect(assets).toMatchObject([{ product: 'bullet', rate: { annual: '0' }, paymentMonths: 1 }])
  })

  it.each([
    ['balance', { balance: 'unstated' }, 'amount_must_be_a_decimal'],
    ['maturityDate', { maturityDate: 'unstated' }, 'date_must_exist'],
    ['dayCount', { dayCount: 'unstated' }, 'word_must_be_known'],
  ] as const)('must state their %s', async (field, cells, refusal) => {
    const { quality } = await read(row(cells))
    expect(quality.problems).toMatchObject([{ field, refusal }])
  })
})
