import { describe, expect, it } from 'vitest'
import { readObserved } from '../../../../contracts/abs/cash-flow/actus/read-observed.ts'
import {
  type ReadRefusal,
  readTerms,
} from '../../../../contracts/abs/cash-flow/actus/read-terms.ts'
import type { RunRefusal } from '../../../../contracts/abs/cash-flow/actus/run-contract.ts'
import { type Json, LAM, PAM, RESETS, run } from './actus-builder.ts'

const BASE_OF_SCALING = 'terms.scalingIndexAtContractDealDate'
const SCALED: Json = {
  scalingEffect: 'IN0',
  cycleOfScalingIndex: 'P6ML1',
  marketObjectCodeOfScalingIndex: 'CPI',
}

describe('terms are refused with their path', () => {
  const ROWS: Record<ReadRefusal, readonly (readonly [Json, string])[]> = {
    a_term_must_be_given: [
      [{ ...PAM, contractType: null }, 'terms.contractType'],
      [{ ...PAM, notionalPrincipal: ' ' }, 'terms.notionalPrincipal'],
      [{ ...PAM, maturityDate: undefined }, 'terms.maturityDate'],
      [{ ...PAM, ...RESETS, marketObjectCodeOfRateReset: '' }, 'terms.marketObjectCodeOfRateReset'],
      [{ ...PAM, purchaseDate: '2026-05-01' }, 'terms.priceAtPurchaseDate'],
      [{ ...PAM, feeRate: '0.01', cycleOfFee: 'P1ML1' }, 'terms.feeBasis'],
      [{ ...PAM, feeRate: '0.01', feeBasis: 'N' }, 'terms.cycleOfFee'],
      [{ ...PAM, ...RESETS, nominalInterestRate: null }, 'terms.nominalInterestRate'],
      [{ ...PAM, ...SCALED, scalingIndexAtContractDealDate: 0 }, BASE_OF_SCALING],
    ],
    a_term_must_be_one_that_is_followed: [
      [{ ...PAM, contractType: 'SWAPS' }, 'terms.contractType'],
      [{ ...PAM, contractType: 'LAX' }, 'terms.contractType'],
      [{ ...PAM, cyclePointOfInterestPayment: 'B' }, 'terms.cyclePointOfInterestPayment'],
      [{ ...PAM, cyclePointOfRateReset: 'E' }, 'terms.cyclePointOfRateReset'],
      [{ ...PAM, contractPerformance: 'DF' }, 'terms.contractPerformance'],
      [{ ...PAM, scalingEffect: 'INM' }, 'terms.scalingEffect'],
      [
        { ...PAM, prepaymentEffect: 'A', optionExerciseEndDate: '2026-10-01' },
        'terms.optionExerciseEndDate',
      ],
    ],
    a_term_must_belong_to_the_contract_type: [
      [{ ...PAM, cycleOfPrincipalRedemption: 'P1ML1' }, 'terms.cycleOfPrincipalRedemption'],
      [{ ...LAM, amortizationDate: '2028-01-01' }, 'terms.amortizationDate'],
      [{ ...LAM, arrayRate: ['0.1'] }, 'terms.arrayRate'],
    ],
    a_term_must_be_spelt_as_the_standard_has_it: [
      [{ ...PAM, cycleOfIntrestPayment: 'P1ML1' }, 'terms.cycleOfIntrestPayment'],
      [{ ...PAM, marketObjectCodeRateReset: 'LPR' }, 'terms.marketObjectCodeRateReset'],
    ],
    a_date_must_exist: [
      [{ ...PAM, statusDate: '2025-02-29' }, 'terms.statusDate'],
      [{ ...PAM, maturityDate: '2027-01-01T25:00:00' }, 'terms.maturityDate'],
    ],
    a_number_must_be_a_finite_decimal: [
      [{ ...PAM, notionalPrincipal: Number.NaN }, 'terms.notionalPrincipal'],
      [{ ...PAM, nominalInterestRate: Number.POSITIVE_INFINITY }, 'terms.nominalInterestRate'],
      [{ ...PAM, nominalInterestRate: '10%' }, 'terms.nominalInterestRate'],
    ],
    a_number_must_not_be_negative: [
      [{ ...PAM, notionalPrincipal: -1 }, 'terms.notionalPrincipal'],
      [{ ...LAM, nextPrincipalRedemptionPayment: '-1' }, 'terms.nextPrincipalRedemptionPayment'],
    ],
    a_cycle_must_have_a_period_and_a_stub: [
      [{ ...PAM, cycleOfInterestPayment: 'P0ML1' }, 'terms.cycleOfInterestPayment'],
      [{ ...PAM, cycleOfInterestPayment: 'P1M' }, 'terms.cycleOfInterestPayment'],
    ],
    a_value_must_be_known_to_the_standard: [
      [{ ...PAM, contractType: 'OPTION' }, 'terms.contractType'],
      [{ ...PAM, contractRole: 'toString' }, 'terms.contractRole'],
      [{ ...PAM, calendar: 'MOON', businessDayConvention: 'SCF' }, 'terms.calendar'],
      [{ ...PAM, scalingEffect: 'XYZ' }, 'terms.scalingEffect'],
      [{ ...PAM, maturityDate: ['2027-01-01'] }, 'terms.maturityDate'],
      [{ ...PAM, contractPerformance: 'GONE' }, 'terms.contractPerformance'],
    ],
    an_object_must_be_given: [[null as unknown as Json, 'terms']],
    rate_must_name_its_day_count: [
      [{ ...PAM, dayCountConvention: null }, 'terms.dayCountConvention'],
    ],
    a_day_count_must_have_its_calendar: [
      [{ ...PAM, dayCountConvention: 'B252', calendar: 'NC' }, 'terms.calendar'],
    ],
    maturity_must_follow_the_initial_exchange: [
      [{ ...PAM, maturityDate: '2026-01-01' }, 'terms.maturityDate'],
    ],
    a_contract_must_state_how_principal_is_redeemed: [
      [{ ...PAM, contractType: 'LAM' }, 'terms.cycleOfPrincipalRedemption'],
    ],
    a_contract_must_state_its_payment: [
      [
        { ...LAM, contractType: 'NAM', nextPrincipalRedemptionPayment: null },
        'terms.nextPrincipalRedemptionPayment',
      ],
    ],
  }
  for (const [refusal, rows] of Object.entries(ROWS)) {
    it.each(rows.map(([terms, path]) => [path, terms] as const))(`${refusal}: %s`, (path, terms) =>
      expect(readTerms(terms)).toEqual({ ok: false, refusal, path }),
    )
  }

  it('what was observed is refused with its path too', () => {
    const broken = readObserved({ LPR: { data: [{ timestamp: '2026-01-01', value: 'high' }] } })
    const path = 'dataObserved.LPR.data.0.value'
    expect(broken).toEqual({ ok: false, refusal: 'a_number_must_be_a_finite_decimal', path })
    const other = readObserved({}, [{ eventDate: '2026-01-01', eventType: 'CE', payoff: 0 }])
    expect(other).toEqual({
      ok: false,
      refusal: 'a_value_must_be_known_to_the_standard',
      path: 'eventsObserved.0.eventType',
    })
  })

  it('a field that is no term, nor nearly one, is the caller’s own', () => {
    const own = { branchOffice: '0571', contractName: 'bridge loan', currencyCode: '156' }
    expect(readTerms({ ...PAM, ...own, amortizationDate: null })).toMatchObject({ ok: true })
  })
})

describe('a contract that cannot be run is refused', () => {
  const open = { maturityDate: null }
  const ROWS: Record<RunRefusal, readonly (readonly [Json, string])[]> = {
    a_contract_without_maturity_must_state_its_payment: [
      [{ ...LAM, ...open, nextPrincipalRedemptionPayment: null }, 'maturityDate'],
    ],
    the_payment_must_exceed_the_interest: [
      [
        { ...LAM, ...open, contractType: 'NAM', nextPrincipalRedemptionPayment: 30 },
        'nextPrincipalRedemptionPayment',
      ],
      [{ ...LAM, ...open, nextPrincipalRedemptionPayment: 0 }, 'nextPrincipalRedemptionPayment'],
    ],
    a_contract_must_end_within_20000_payments: [
      [
        { ...LAM, ...open, nextPrincipalRedemptionPayment: '0.000001' },
        'nextPrincipalRedemptionPayment',
      ],
      [
        { ...PAM, maturityDate: '2126-01-01', cycleOfInterestPayment: 'P1DL1' },
        'cycleOfInterestPayment',
      ],
    ],
    an_index_must_be_observed_before_it_is_used: [[{ ...PAM, ...RESETS }, 'dataObserved.LPR']],
    an_exchange_rate_must_be_observed_before_it_is_used: [
      [{ ...PAM, settlementCurrency: 'USD' }, 'dataObserved.CNY/USD'],
    ],
  }
  for (const [refusal, rows] of Object.entries(ROWS)) {
    it.each(rows.map(([terms, path]) => [path, terms] as const))(`${refusal}: %s`, (path, terms) =>
      expect(run(terms)).toEqual({ ok: false, refusal, path }),
    )
  }
})
