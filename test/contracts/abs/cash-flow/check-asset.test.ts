import { describe, expect, it } from 'vitest'
import type { LoanCommon, StatedAsset } from '../../../../contracts/abs/asset.ts'
import { type AssetRefusal, checkAsset } from '../../../../contracts/abs/cash-flow/check-asset.ts'
import { cashFlowsHalfUp } from '../../../../contracts/abs/cash-flow/loan-cash-flow.ts'
import { grace, interestOnly, loan, receivable } from './loan-builder.ts'

const level = (changes: Partial<LoanCommon>) => loan({ product: 'level' }, changes)
const lease = (rent: bigint, residual: bigint) =>
  loan({ product: 'lease', rent, residual, rentPaid: 'advance' })
const floating = {
  kind: 'floating',
  annual: '0.05',
  index: 'lpr',
  spread: '0.01',
  resetMonths: 12,
  nextReset: '2027-01-01',
} as const

/** A broken asset for each duty: the first row also breaks what it can of those below it. */
const BROKEN: Record<AssetRefusal, readonly (readonly [StatedAsset, string])[]> = {
  a_date_must_exist: [
    [level({ originationDate: '2026-02-30', balance: -1n }), 'originationDate'],
    [level({ maturityDate: '2026-13-01' }), 'maturityDate'],
    [level({ firstPaymentDate: '2026-00-01' }), 'firstPaymentDate'],
    [level({ status: { kind: 'defaulted', on: '2026-02-29' } }), 'status.on'],
    [level({ rate: { ...floating, nextReset: '2026-06-31' } }), 'rate.nextReset'],
    [
      loan({ product: 'schedule', principal: [{ due: '2026-9-1', amount: 1n }] }),
      'principal.0.due',
    ],
  ],
  maturity_must_not_precede_origination: [
    [level({ maturityDate: '2026-01-14', balance: -1n }), 'maturityDate'],
  ],
  balance_must_not_be_negative: [
    [level({ balance: -1n, termPeriods: 0 }), 'balance'],
    [level({ originalBalance: -1n }), 'originalBalance'],
    [receivable({ balance: -1n }), 'balance'],
  ],
  overdue_days_must_be_a_whole_number: [
    [level({ status: { kind: 'overdue', days: Number.NaN } }), 'status.days'],
    [level({ status: { kind: 'overdue', days: -1 } }), 'status.days'],
  ],
  amount_must_not_be_negative: [
    [receivable({ advance: -1n }), 'advance'],
    [receivable({ fee: -1n }), 'fee'],
    [lease(-1n, 0n), 'rent'],
    [lease(1n, -1n), 'residual'],
    [loan({ product: 'instalment', periodFee: -1n }), 'periodFee'],
    [loan({ product: 'constant', payment: -1n }), 'payment'],
    [
      loan({ product: 'schedule', principal: [{ due: '2026-09-01', amount: -1n }] }),
      'principal.0.amount',
    ],
  ],
  first_payment_must_not_precede_origination: [
    [level({ firstPaymentDate: '2026-01-14', termPeriods: 0 }), 'firstPaymentDate'],
  ],
  term_must_be_from_1_to_1200_periods: [
    [level({ termPeriods: 0, remainingPeriods: 1 }), 'termPeriods'],
    [level({ termPeriods: 1201 }), 'termPeriods'],
    [level({ termPeriods: 1_000_000_000 }), 'termPeriods'],
    [level({ termPeriods: Number.POSITIVE_INFINITY }), 'termPeriods'],
    [level({ termPeriods: 1.5 }), 'termPeriods'],
  ],
  payments_left_must_not_exceed_the_term: [
    [level({ remainingPeriods: 13 }), 'remainingPeriods'],
    [level({ remainingPeriods: -1 }), 'remainingPeriods'],
    [level({ remainingPeriods: Number.NaN }), 'remainingPeriods'],
  ],
  payments_must_be_whole_months_apart: [[level({ paymentMonths: 0 as 1 }), 'paymentMonths']],
  rate_must_name_its_day_count: [
    [level({ dayCount: '' as 'A/360', rate: { kind: 'fixed', annual: 'x' } }), 'dayCount'],
    [level({ dayCount: 'A/364' as 'A/360' }), 'dayCount'],
  ],
  rate_must_be_a_decimal: [
    [level({ rate: { kind: 'fixed', annual: 'NaN' } }), 'rate.annual'],
    [level({ rate: { kind: 'fixed', annual: '4.35%' } }), 'rate.annual'],
    [level({ rate: { ...floating, spread: '1e-2' } }), 'rate.spread'],
    [level({ rate: { ...floating, cap: 'Infinity' } }), 'rate.cap'],
    [level({ rate: { ...floating, floor: '' } }), 'rate.floor'],
  ],
  reset_months_must_be_at_least_1: [
    [level({ rate: { ...floating, resetMonths: 0 } }), 'rate.resetMonths'],
    [level({ rate: { ...floating, resetMonths: 1.5 } }), 'rate.resetMonths'],
  ],
  cap_must_not_be_below_the_floor: [
    [level({ rate: { ...floating, cap: '0.0399', floor: '0.04' } }), 'rate.cap'],
  ],
  principal_must_add_up_to_the_balance: [
    [
      loan({ product: 'schedule', principal: [{ due: '2026-09-01', amount: 999_999n }] }),
      'principal',
    ],
    [loan({ product: 'schedule', principal: [] }), 'principal'],
  ],
  balloon_must_amortise_beyond_its_term: [
    [loan({ product: 'balloon', amortisationPeriods: 11 }), 'amortisationPeriods'],
  ],
  interest_only_periods_must_be_within_the_term: [
    [loan(interestOnly(13, 'level')), 'interestOnlyPeriods'],
    [loan(interestOnly(-1, 'level')), 'interestOnlyPeriods'],
  ],
  grace_must_end_within_the_term: [[loan(grace(12, 'level')), 'gracePeriods']],
  rent_in_advance_must_start_at_origination: [[lease(1n, 0n), 'firstPaymentDate']],
}

describe('an asset is refused with the path of its field', () => {
  for (const [refusal, rows] of Object.entries(BROKEN)) {
    it.each(rows.map(([asset, path]) => [path, asset] as const))(
      `${refusal}: %s`,
      (path, asset) => {
        expect(checkAsset(asset)).toEqual({ ok: false, refusal, path })
        if (asset.product !== 'receivable') {
          expect(cashFlowsHalfUp(asset)).toEqual({ ok: false, refusal, path })
        }
      },
    )
  }
})

describe('at the boundary an asset is accepted', () => {
  it.each<[string, StatedAsset]>([
    ['matures on the day it starts', receivable({ maturityDate: '2026-01-05' })],
    ['a balance of nothing', level({ balance: 0n })],
    ['a first payment at origination', level({ firstPaymentDate: '2026-01-15' })],
    ['1200 periods', level({ termPeriods: 1200, remainingPeriods: 1200 })],
    ['no period left', level({ remainingPeriods: 0 })],
    ['a rate of nothing', level({ rate: { kind: 'fixed', annual: '0' } })],
    ['a rate below zero', level({ rate: { kind: 'fixed', annual: '-0.01' } })],
    ['a restructured loan', level({ status: { kind: 'restructured', on: '2026-01-05' } })],
    ['grace up to the last payment', loan(grace(11, 'level'))],
    ['a cap equal to its floor', level({ rate: { ...floating, cap: '0.04', floor: '0.04' } })],
    ['a balloon that is none', loan({ product: 'balloon', amortisationPeriods: 12 })],
    ['interest only to the end', loan(interestOnly(12, 'level'))],
  ])('%s', (_, asset) => expect(checkAsset(asset)).toBeNull())
})
