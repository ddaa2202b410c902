import { expect, test } from 'vitest'
import {
  type ConcentrationLimit,
  type ConcentrationRefusal,
  concentrations,
} from '../../../../contracts/abs/pool/concentration.ts'
import { value } from '../analytics/value.ts'
import { loan } from './loan.ts'

const CUT_OFF = '2026-01-15'
const limit = (over: Partial<ConcentrationLimit> = {}): ConcentrationLimit => ({
  id: 'largest_debtor',
  field: 'debtor',
  largest: 1,
  shareMax: '0.5',
  ...over,
})
const pool = [
  loan('a', { debtor: 'x', balance: 30n }),
  loan('b', { debtor: 'x', balance: 21n }),
  loan('c', { debtor: 'y', balance: 40n }),
  loan('d', { debtor: 'z', balance: 10n }),
]

test('loans of one debtor count together; excess is what lies above the limit, rounded up', () => {
  const [top] = value(concentrations(pool, [limit()], CUT_OFF))
  expect(top).toMatchObject({ groups: ['x'], excess: 1n })
  expect(top!.share.toFixed(6)).toBe('0.504950')
  expect(top!.headroom.toFixed(6)).toBe('-0.004950')
})

test('exactly at the limit is no excess', () => {
  const even = [loan('a', { debtor: 'x', balance: 50n }), loan('b', { debtor: 'y', balance: 50n })]
  const [top] = value(concentrations(even, [limit()], CUT_OFF))
  expect(top).toMatchObject({ excess: 0n, groups: ['x'] })
  expect(top!.headroom.toString()).toBe('0')
})

test('one fen below the limit is no excess', () => {
  const below = [loan('a', { debtor: 'x', balance: 49n }), loan('b', { debtor: 'y', balance: 49n })]
  const rest = loan('c', { debtor: 'z', balance: 2n })
  const [top] = value(concentrations([...below, rest], [limit()], CUT_OFF))
  expect(top).toMatchObject({ excess: 0n })
})

test('the largest two together', () => {
  const [two] = value(concentrations(pool, [limit({ largest: 2, shareMax: '1' })], CUT_OFF))
  expect(two!.groups).toEqual(['x', 'y'])
  expect(two!.share.toFixed(6)).toBe(`${(91 / 101).toFixed(6)}`)
})

test('an empty pool is concentrated in nothing', () => {
  const [none] = value(concentrations([], [limit()], CUT_OFF))
  expect(none).toMatchObject({ groups: [], excess: 0n })
})

const refusals: Record<ConcentrationRefusal, Partial<ConcentrationLimit>> = {
  field_must_be_known: { field: 'debtors' as never },
  share_must_lie_between_zero_and_one: { shareMax: '1.01' },
  largest_must_be_a_whole_number_above_zero: { largest: 0 },
}

for (const [refusal, over] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () =>
    expect(concentrations(pool, [limit(), limit(over)], CUT_OFF)).toEqual({
      ok: false,
      refusal,
      path: 'limits.1',
    }))
}
