import { describe, expect, it } from 'vitest'
import { type Assumptions, NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import {
  type AssumptionRefusal,
  checkAssumptions,
  type Life,
} from '../../../../contracts/abs/assumption/check-assumptions.ts'

const LIFE: Life = { cutOff: '2026-01-01', periods: 3, ageMonths: 4 }
const vector = (by: 'period' | 'age', length: number) =>
  ({ kind: 'vector', by, per: 'year', rates: new Array<string>(length).fill('0.1') }) as const
const dated = (...dates: `${number}-${number}-${number}`[]) =>
  ({ kind: 'dated', per: 'year', steps: dates.map(from => ({ from, rate: '0.1' })) }) as const
const constant = (rate: string) => ({ kind: 'constant', per: 'year', rate }) as const

type Case = readonly [path: string, refused: Partial<Assumptions>, accepted: Partial<Assumptions>]

/** For each duty a scenario that fails it, and its neighbour that does not. */
const CASES: Record<AssumptionRefusal, Case> = {
  share_must_be_a_decimal_from_0_to_1: [
    'default.rate',
    { default: constant('1.0001') },
    { default: constant('1') },
  ],
  rate_must_be_a_plain_decimal: [
    'curves.lpr.0.rate',
    { curves: { lpr: [{ from: '2026-01-01', rate: 'NaN' }] } },
    { curves: { lpr: [{ from: '2026-01-01', rate: '-0.01' }] } },
  ],
  psa_speed_must_be_a_decimal_from_0_to_16: [
    'prepayment.speed',
    { prepayment: { kind: 'psa', speed: '16.01' } },
    { prepayment: { kind: 'psa', speed: '16' } },
  ],
  vector_must_reach_to_the_end_of_the_life: [
    'default.rates',
    { default: vector('age', 3) },
    { default: vector('age', 4), prepayment: vector('period', 3) },
  ],
  steps_must_have_dates_in_order: [
    'default.steps.1.from',
    { default: dated('2026-01-01', '2026-01-01') },
    { default: dated('2026-01-01', '2026-01-02') },
  ],
  steps_must_start_by_the_cut_off: [
    'default.steps',
    { default: dated('2026-01-02') },
    { default: dated('2026-01-01') },
  ],
  lag_must_be_a_whole_number_from_0_to_1200: [
    'recovery.0.lag',
    { recovery: [{ rate: '0.4', lag: 1_000_000_000 }] },
    { recovery: [{ rate: '0.4', lag: 1200 }] },
  ],
  recoveries_must_not_exceed_the_default: [
    'recovery',
    { recovery: ['0.6', '0.4001'].map(rate => ({ rate, lag: 1 })) },
    { recovery: ['0.6', '0.4'].map(rate => ({ rate, lag: 1 })) },
  ],
  rate_must_be_a_decimal_below_1: [
    'curves.lpr.0.rate',
    { curves: { lpr: [{ from: '2026-01-01', rate: '1' }] } },
    { curves: { lpr: [{ from: '2026-01-01', rate: '-0.999' }] } },
  ],
  roll_must_have_a_bucket: [
    'delinquency.buckets',
    { delinquency: { kind: 'roll', rate: constant('0.1'), buckets: [], interest: 'waived' } },
    {
      delinquency: {
        kind: 'roll',
        rate: constant('0.1'),
        buckets: [{ cures: '0.5', rolls: '0.5' }],
        interest: 'waived',
      },
    },
  ],
  cures_and_rolls_must_not_exceed_1: [
    'delinquency.buckets.0',
    {
      delinquency: {
        kind: 'roll',
        rate: constant('0.1'),
        buckets: [{ cures: '0.5', rolls: '0.51' }],
        interest: 'waived',
      },
    },
    {},
  ],
  penalty_must_not_be_negative: [
    'penalty.amount',
    { penalty: { kind: 'fixed', amount: -1n } },
    { penalty: { kind: 'fixed', amount: 0n } },
  ],
  slippage_shares_must_add_up_to_1: [
    'receivable.slippage',
    { receivable: { dilution: '0', slippage: [{ days: 0, share: '0.999999' }] } },
    { receivable: { dilution: '0', slippage: [{ days: 0, share: '1' }] } },
  ],
  timing_shares_must_add_up_to_1: [
    'default.shares',
    { default: { kind: 'timing', total: '0.1', shares: ['0.5', '0.499999'] } },
    { default: { kind: 'timing', total: '0.1', shares: ['0.5', '0.5'] } },
  ],
  slippage_days_must_be_whole: [
    'receivable.slippage.0.days',
    { receivable: { dilution: '0', slippage: [{ days: Number.NaN, share: '1' }] } },
    { receivable: { dilution: '0', slippage: [{ days: -3, share: '1' }] } },
  ],
}

describe('a scenario', () => {
  it.each(Object.entries(CASES))('refuses: %s', (refusal, [path, refused, accepted]) => {
    expect(checkAssumptions({ ...NO_STRESS, ...refused }, LIFE)).toMatchObject({ refusal, path })
    expect(checkAssumptions({ ...NO_STRESS, ...accepted }, LIFE)).toBeNull()
  })

  it.each<[string, Assumptions['penalty']]>([
    ['penalty.by', { kind: 'falling', from: '0.1', by: '1.1' }],
    ['penalty.steps.0.rate', { kind: 'dated', steps: [{ from: '2026-01-01', rate: '-0.1' }] }],
    ['penalty.until', { kind: 'fixed', amount: 1n, until: 1.5 }],
  ])('a penalty is refused at %s', (path, penalty) => {
    expect(checkAssumptions({ ...NO_STRESS, penalty: penalty! }, LIFE)).toMatchObject({ path })
  })

  it('no text that is no plain decimal passes for a share', () => {
    for (const rate of ['NaN', 'Infinity', '1e-2', '', '-0.01', '0x1', '٠.١'])
      expect(checkAssumptions({ ...NO_STRESS, default: constant(rate) }, LIFE)).not.toBeNull()
  })
})
