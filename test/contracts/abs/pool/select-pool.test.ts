import { describe, expect, test } from 'vitest'
import { concentrations } from '../../../../contracts/abs/pool/concentration.ts'
import { measurePool, summariseWhole } from '../../../../contracts/abs/pool/measured-pool.ts'
import { seededWholes } from '../../../../contracts/abs/pool/seeded-numbers.ts'
import {
  type PoolTargets,
  type SelectionRefusal,
  selectPool,
} from '../../../../contracts/abs/pool/select-pool.ts'
import { addMonths } from '../../../../contracts/kernel/date.ts'
import { value } from '../analytics/value.ts'
import { loan } from './loan.ts'

const CUT_OFF = '2026-01-15'
const draw = seededWholes(3)
const offered = Array.from({ length: 2000 }, (_, i) =>
  loan(`a${i}`, {
    balance: BigInt(50_000 + draw(200_000)),
    debtor: `d${draw(40)}`,
    rate: { kind: 'fixed', annual: (draw(900) / 10_000 + 0.03).toFixed(4) },
    maturityDate: addMonths('2028-01-15', 12 * draw(6)),
  }),
)
const targets: PoolTargets = {
  balanceMin: 99_000_000n,
  balanceMax: 100_000_000n,
  averages: [
    { field: 'annualRate', atLeast: '0.085' },
    { field: 'remainingMonths', atMost: '50' },
  ],
  limits: [{ id: 'debtor', field: 'debtor', largest: 1, shareMax: '0.04' }],
}

describe('a selected pool', () => {
  const { selected, tally } = value(selectPool(offered, targets, CUT_OFF, 1))

  test('meets each target, though what was offered does not', () => {
    const [before, after] = [offered, selected].map(assets =>
      summariseWhole(measurePool(assets, CUT_OFF)),
    )
    expect(before!.weightedRate!.lt('0.085')).toBe(true)
    expect(after!.weightedRate!.gte('0.085')).toBe(true)
    expect(before!.weightedRemainingMonths!.gt('50')).toBe(true)
    expect(after!.weightedRemainingMonths!.lte('50')).toBe(true)
    expect(tally.balance >= targets.balanceMin && tally.balance <= targets.balanceMax).toBe(true)
    const [debtor] = value(concentrations(selected, targets.limits, CUT_OFF))
    expect(debtor!.headroom.gte(0)).toBe(true)
  })

  test('has no asset twice and is the same for the same seed in any order', () => {
    expect(new Set(selected.map(a => a.id)).size).toBe(selected.length)
    const again = value(selectPool(offered.toReversed(), targets, CUT_OFF, 1))
    expect(again.selected.map(a => a.id)).toEqual(selected.map(a => a.id))
  })
})

test('exactly the smallest balance is enough, one fen less is not', () => {
  const one = [loan('a', { balance: 100n })]
  const to = (balanceMin: bigint): PoolTargets => ({
    balanceMin,
    balanceMax: 200n,
    averages: [],
    limits: [],
  })
  expect(selectPool(one, to(100n), CUT_OFF, 1).ok).toBe(true)
  expect(selectPool(one, to(101n), CUT_OFF, 1)).toMatchObject({
    refusal: 'pool_must_meet_its_targets',
  })
})

const refusals: Record<SelectionRefusal, Partial<PoolTargets>> = {
  balances_must_rise_from_above_zero: { balanceMin: 2n, balanceMax: 1n },
  field_must_be_known: { averages: [{ field: 'rate' as never, atLeast: '0.1' }] },
  rate_bound_must_be_a_decimal_up_to_1: { averages: [{ field: 'annualRate', atLeast: '4.35' }] },
  bound_must_be_a_decimal: { averages: [{ field: 'annualRate', atLeast: '' }] },
  share_must_lie_between_zero_and_one: { limits: [{ ...targets.limits[0]!, shareMax: '-0.1' }] },
  largest_must_be_a_whole_number_above_zero: { limits: [{ ...targets.limits[0]!, largest: 0.5 }] },
  limit_must_count_one_group: { limits: [{ ...targets.limits[0]!, largest: 2 }] },
  pool_must_meet_its_targets: { averages: [{ field: 'annualRate', atLeast: '0.119' }] },
}

for (const [refusal, over] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () =>
    expect(selectPool(offered, { ...targets, ...over }, CUT_OFF, 1)).toMatchObject({ refusal }))
}
