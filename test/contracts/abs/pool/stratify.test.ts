import { describe, expect, test } from 'vitest'
import { measurePool, summariseWhole } from '../../../../contracts/abs/pool/measured-pool.ts'
import { type StrataRefusal, stratify } from '../../../../contracts/abs/pool/stratify.ts'
import { value } from '../analytics/value.ts'
import { loan } from './loan.ts'

const CUT_OFF = '2026-01-15'

describe('strata', () => {
  const assets = [
    loan('a', {
      balance: 10n,
      rate: { kind: 'fixed', annual: '0.04' },
      attributes: { region: 'east' },
    }),
    loan('b', {
      balance: 30n,
      rate: { kind: 'fixed', annual: '0.08' },
      attributes: { region: 'east' },
    }),
    loan('c', { balance: 60n, attributes: { region: 'west' } }),
    loan('d', { balance: 100n }),
  ]

  test('by value: the largest first, those without a value under an empty label', () => {
    const strata = value(stratify(measurePool(assets, CUT_OFF), { field: 'attributes.region' }))
    expect(strata.map(s => [s.label, s.count, s.balance, s.share.toString()])).toEqual([
      ['', 1, 100n, '0.5'],
      ['west', 1, 60n, '0.3'],
      ['east', 2, 40n, '0.2'],
    ])
    expect(strata[2]!.weightedRate!.toString()).toBe('0.07')
    expect(strata[2]!.weightedRemainingMonths!.toString()).toBe('24')
  })

  test('by bands: an edge opens its band, and bands come in order', () => {
    const strata = value(
      stratify(measurePool(assets, CUT_OFF), { field: 'balance', edges: ['30', '60'] }),
    )
    expect(strata.map(s => [s.label, s.count])).toEqual([
      ['< 30', 1],
      ['[30, 60)', 1],
      ['≥ 60', 2],
    ])
  })

  test('an empty pool has no strata and no average', () => {
    expect(value(stratify(measurePool([], CUT_OFF), { field: 'balance' }))).toEqual([])
    expect(summariseWhole(measurePool([], CUT_OFF)).weightedRate).toBeNull()
  })
})

const refusals: Record<StrataRefusal, () => unknown> = {
  field_must_be_known: () => stratify(measurePool([], CUT_OFF), { field: 'region' as never }),
  edges_must_be_decimals_or_dates: () =>
    stratify(measurePool([], CUT_OFF), { field: 'balance', edges: ['1e3'] }),
  edges_must_rise: () =>
    stratify(measurePool([], CUT_OFF), { field: 'balance', edges: ['5', '5'] }),
}

for (const [refusal, run] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () => expect(run()).toMatchObject({ ok: false, refusal }))
}
