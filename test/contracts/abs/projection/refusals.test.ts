import { describe, expect, it } from 'vitest'
import type { LoanCommon, StatedAsset } from '../../../../contracts/abs/asset.ts'
import { type Assumptions, NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import type { AssumptionRefusal } from '../../../../contracts/abs/assumption/check-assumptions.ts'
import { ACTUS, type Conventions, FEN } from '../../../../contracts/abs/convention.ts'
import { buildColumns, type ColumnRefusal } from '../../../../contracts/abs/projection/columns.ts'
import {
  type ProjectionRefusal,
  projectPool,
} from '../../../../contracts/abs/projection/run/project-pool.ts'
import type { Grid } from '../../../../contracts/abs/projection/schedule.ts'
import { addMonths } from '../../../../contracts/kernel/date.ts'
import { columns, grid, loan } from './pool.ts'

const bullet = (given: Partial<LoanCommon> = {}) => loan({ product: 'bullet' }, given)
const fixed = (annual: string) => bullet({ rate: { kind: 'fixed', annual } })
const floating = (given: object) =>
  bullet({
    rate: {
      kind: 'floating',
      annual: '0.05',
      index: 'lpr',
      spread: '0.01',
      resetMonths: 1,
      nextReset: '2026-01-20',
      ...given,
    },
  })

type TapeCase = readonly [
  path: string,
  refused: readonly StatedAsset[],
  accepted: readonly StatedAsset[],
]

const TAPE: Record<ColumnRefusal, TapeCase> = {
  pool_must_have_an_asset: ['assets', [], [bullet()]],
  pool_must_have_one_currency: [
    'assets.1.currency',
    [bullet(), bullet({ currency: 'USD' })],
    [bullet({ currency: 'USD' })],
  ],
  pool_must_stay_below_2_to_the_50_fen: [
    'assets.1.balance',
    [bullet({ balance: 2n ** 50n - 1n }), bullet({ balance: 1n })],
    [bullet({ balance: 2n ** 50n - 2n }), bullet({ balance: 1n })],
  ],
  balance_must_not_be_negative: [
    'assets.0.balance',
    [bullet({ balance: -1n })],
    [bullet({ balance: 0n })],
  ],
  payments_left_must_be_from_1_to_1200: [
    'assets.0.remainingPeriods',
    [
      bullet({
        termPeriods: 1_000_000_000,
        remainingPeriods: 1_000_000_000,
        maturityDate: '2030-01-01',
      }),
    ],
    [bullet({ termPeriods: 1200, remainingPeriods: 1200 })],
  ],
  payments_left_must_not_exceed_the_term: [
    'assets.0.termPeriods',
    [bullet({ termPeriods: 12, remainingPeriods: 13 })],
    [bullet({ termPeriods: 12, remainingPeriods: 12 })],
  ],
  plan_must_be_from_0_to_1200_periods: [
    'assets.0.amortisationPeriods',
    [loan({ product: 'balloon', amortisationPeriods: Number.NaN })],
    [loan({ product: 'balloon', amortisationPeriods: 1200 })],
  ],
  maturity_must_not_precede_origination: [
    'assets.0.maturityDate',
    [bullet({ originationDate: '2025-12-16', maturityDate: '2025-12-15' })],
    [bullet({ originationDate: '2025-12-15', maturityDate: '2025-12-15' })],
  ],
  first_payment_must_not_precede_origination: [
    'assets.0.firstPaymentDate',
    [bullet({ originationDate: '2026-01-16' })],
    [bullet({ originationDate: '2026-01-15' })],
  ],
  rate_must_be_a_decimal: ['assets.0.rate.annual', [fixed('NaN')], [fixed('0')]],
  annual_rate_must_not_exceed_200_percent: [
    'assets.0.rate.annual',
    [fixed('2.0001')],
    [fixed('2')],
  ],
  rate_must_name_its_day_count: [
    'assets.0.dayCount',
    [bullet({ dayCount: undefined as unknown as 'A/360' })],
    [bullet({ dayCount: 'A/360' })],
  ],
  reset_months_must_be_at_least_1: [
    'assets.0.rate.resetMonths',
    [floating({ resetMonths: 0 })],
    [floating({ resetMonths: 1 })],
  ],
}

describe('a tape', () => {
  it.each(Object.entries(TAPE))('refuses: %s', (refusal, [path, refused, accepted]) => {
    expect(buildColumns(refused)).toMatchObject({ refusal, path })
    expect(buildColumns(accepted)).not.toHaveProperty('refusal')
  })
})

interface Input {
  readonly assets: readonly StatedAsset[]
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
}

const SOUND: Input = {
  assets: [bullet()],
  assumptions: NO_STRESS,
  conventions: FEN,
  grid: grid(12),
}
const dates = (...given: readonly string[]) => ({ grid: { dates: given } as unknown as Grid })
const curves = (rate: string, from = '2026-01-01') =>
  ({ ...NO_STRESS, curves: { lpr: [{ from, rate }] } }) as Assumptions
const rented = (rent: bigint) => loan({ product: 'lease', rent, residual: 0n, rentPaid: 'arrears' })
const stated = (due: string, amount: bigint) =>
  loan({ product: 'schedule', principal: [{ due: due as '2026-01-15', amount }] })

type Own = Exclude<ProjectionRefusal, AssumptionRefusal>
type RunCase = readonly [path: string, refused: Partial<Input>, accepted: Partial<Input>]

const RUN: Record<Own, RunCase> = {
  collection_periods_must_be_from_1_to_1200: ['dates', { grid: grid(1201) }, { grid: grid(1200) }],
  collection_dates_must_rise: [
    'dates.2',
    dates('2026-01-01', '2026-02-01', '2026-02-01'),
    dates('2026-01-01', '2026-02-01', '2026-02-02'),
  ],
  loan_in_b_252_must_have_a_calendar: ['calendar', { assets: [bullet({ dayCount: 'B/252' })] }, {}],
  projection_must_round_to_fen: [
    'rounding.mode',
    { conventions: ACTUS },
    { conventions: { ...ACTUS, rounding: FEN.rounding } },
  ],
  contract_only_must_have_no_assumptions: [
    'sequence',
    {
      conventions: { ...FEN, sequence: 'contract_only' },
      assumptions: { ...NO_STRESS, default: { kind: 'constant', per: 'year', rate: '0' } },
    },
    { conventions: { ...FEN, sequence: 'contract_only' } },
  ],
  index_must_have_a_rate_curve: [
    'curves.lpr',
    { assets: [floating({})] },
    { assets: [floating({})], assumptions: curves('0.03') },
  ],
  rate_curve_must_reach_back_to_the_reset: [
    'curves.lpr',
    { assets: [floating({})], assumptions: curves('0.03', '2026-01-21') },
    { assets: [floating({})], assumptions: curves('0.03', '2026-01-20') },
  ],
  principal_must_add_up_to_the_balance: [
    'assets.0.principal',
    { assets: [stated('2026-01-15', 9_999_999n)] },
    { assets: [stated('2026-01-15', 10_000_000n)] },
  ],
  rent_must_cover_the_interest: [
    'assets.0.rent',
    { assets: [rented(49_999n)] },
    { assets: [rented(50_000n)] },
  ],
}

describe('a projection', () => {
  it.each(Object.entries(RUN))('refuses: %s', (refusal, [path, refused, accepted]) => {
    expect(project({ ...SOUND, ...refused })).toMatchObject({ refusal, path })
    expect(project({ ...SOUND, ...accepted })).not.toHaveProperty('refusal')
  })

  it('refuses a vector shorter than the life of the pool, not of the grid', () => {
    const vector = (length: number) => ({
      assumptions: {
        ...NO_STRESS,
        default: {
          kind: 'vector',
          by: 'period',
          per: 'year',
          rates: new Array(length).fill('0.1'),
        },
      } as Assumptions,
      grid: { dates: Array.from({ length: 31 }, (_, i) => addMonths('2026-01-01', i)) },
    })
    expect(project({ ...SOUND, ...vector(11) })).toMatchObject({ path: 'default.rates' })
    expect(project({ ...SOUND, ...vector(12) })).not.toHaveProperty('refusal')
  })
})

function project({ assets, assumptions, conventions, grid: over }: Input) {
  return projectPool(columns(...assets), assumptions, conventions, over)
}
