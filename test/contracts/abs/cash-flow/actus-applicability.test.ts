import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  listFollowedTerms,
  listInformingTerms,
} from '../../../../contracts/abs/cash-flow/actus/applicability.ts'
import type { ContractType } from '../../../../contracts/abs/cash-flow/actus/terms.ts'
import { type Json, LAM, PAM, RESETS, run, series } from './actus-builder.ts'

const TABLE = 'contracts/abs/cash-flow/actus/TERMS.md'
const TYPES: readonly ContractType[] = ['PAM', 'LAM', 'NAM', 'ANN']

const OBSERVED = {
  LPR: series({ '2026-01-01': '0.02' }),
  CPI: series({ '2026-01-01': '1.5', '2026-09-01': '2' }),
  PPM: series({ '2026-01-01': '100', '2026-09-01': '150' }),
  'CNY/USD': series({ '2026-01-01': '0.14' }),
}
const ROLLED = { cycleAnchorDateOfInterestPayment: '2026-07-04', calendar: 'MF' }
const FLOATS = { ...PAM, ...RESETS }
const FEE = { ...PAM, feeRate: '0.02', feeBasis: 'N', cycleOfFee: 'P6ML1' }
const SCALED = {
  ...PAM,
  scalingEffect: 'IN0',
  cycleOfScalingIndex: 'P6ML1',
  marketObjectCodeOfScalingIndex: 'CPI',
  scalingIndexAtContractDealDate: 1,
}
const PREPAID = {
  ...FLOATS,
  prepaymentEffect: 'A',
  cycleOfOptionality: 'P4ML1',
  objectCodeOfPrepaymentModel: 'PPM',
  penaltyType: 'A',
  penaltyRate: 5,
}
const BOUGHT = { ...PAM, purchaseDate: '2026-10-01', priceAtPurchaseDate: 1190 }
const SOLD = { ...PAM, terminationDate: '2026-10-01', priceAtTerminationDate: 1190 }
const LAGGING = {
  ...LAM,
  interestCalculationBase: 'NTL',
  interestCalculationBaseAmount: 600,
  cycleOfInterestCalculationBase: 'P9ML1',
}
const HALF_WAY = { ...PAM, statusDate: '2026-09-01' }
const ANNUITY = { ...LAM, contractType: 'ANN', nextPrincipalRedemptionPayment: null }

/** A contract and another value of the term; every one changes what is told, or is refused. */
const PROBES: Readonly<Record<string, readonly [Json, unknown]>> = {
  calendar: [{ ...PAM, ...ROLLED, businessDayConvention: 'SCF' }, 'NC'],
  businessDayConvention: [{ ...PAM, ...ROLLED, businessDayConvention: 'SCF' }, 'CSP'],
  endOfMonthConvention: [
    { ...PAM, cycleAnchorDateOfInterestPayment: '2026-02-28', cycleOfInterestPayment: 'P1ML1' },
    'EOM',
  ],
  contractType: [LAM, 'NAM'],
  contractRole: [PAM, 'RPL'],
  statusDate: [PAM, '2026-03-01'],
  currency: [PAM, 'EUR'],
  settlementCurrency: [PAM, 'USD'],
  contractPerformance: [PAM, 'DF'],
  dayCountConvention: [PAM, 'A360'],
  initialExchangeDate: [PAM, '2026-02-01'],
  maturityDate: [PAM, '2027-02-01'],
  notionalPrincipal: [PAM, 1300],
  premiumDiscountAtIED: [PAM, -1],
  nominalInterestRate: [PAM, '0.11'],
  accruedInterest: [HALF_WAY, 3],
  capitalizationEndDate: [PAM, '2026-07-01'],
  cycleAnchorDateOfInterestPayment: [PAM, '2026-06-01'],
  cycleOfInterestPayment: [PAM, 'P2ML1'],
  cyclePointOfInterestPayment: [PAM, 'B'],
  cyclePointOfRateReset: [FLOATS, 'E'],
  cycleAnchorDateOfRateReset: [FLOATS, '2026-08-01'],
  cycleOfRateReset: [{ ...FLOATS, rateMultiplier: -1 }, 'P2ML1'],
  marketObjectCodeOfRateReset: [FLOATS, 'CPI'],
  rateSpread: [FLOATS, '0.01'],
  rateMultiplier: [FLOATS, 2],
  nextResetRate: [FLOATS, '0.07'],
  lifeCap: [FLOATS, '0.01'],
  lifeFloor: [FLOATS, '0.03'],
  periodCap: [{ ...FLOATS, rateMultiplier: 20 }, '0.01'],
  periodFloor: [FLOATS, '0.01'],
  cycleAnchorDateOfFee: [FEE, '2026-09-01'],
  cycleOfFee: [FEE, 'P3ML1'],
  feeBasis: [FEE, 'A'],
  feeRate: [FEE, '0.03'],
  feeAccrued: [{ ...FEE, ...HALF_WAY, cycleAnchorDateOfFee: '2026-04-01' }, 1],
  cycleAnchorDateOfScalingIndex: [SCALED, '2026-08-01'],
  cycleOfScalingIndex: [SCALED, 'P9ML1'],
  marketObjectCodeOfScalingIndex: [SCALED, 'LPR'],
  scalingEffect: [SCALED, '000'],
  scalingIndexAtContractDealDate: [SCALED, 2],
  notionalScalingMultiplier: [{ ...SCALED, cycleOfScalingIndex: null }, 3],
  interestScalingMultiplier: [{ ...SCALED, cycleOfScalingIndex: null }, 3],
  cycleAnchorDateOfOptionality: [PREPAID, '2026-09-01'],
  cycleOfOptionality: [PREPAID, 'P2ML1'],
  optionExerciseEndDate: [PREPAID, '2026-09-01'],
  prepaymentEffect: [PREPAID, 'N'],
  objectCodeOfPrepaymentModel: [PREPAID, 'LPR'],
  penaltyType: [PREPAID, 'O'],
  penaltyRate: [PREPAID, 6],
  purchaseDate: [BOUGHT, '2026-11-01'],
  priceAtPurchaseDate: [BOUGHT, 1180],
  terminationDate: [SOLD, '2026-11-01'],
  priceAtTerminationDate: [SOLD, 1180],
  cycleAnchorDateOfPrincipalRedemption: [LAM, '2026-08-01'],
  cycleOfPrincipalRedemption: [LAM, 'P1ML1'],
  nextPrincipalRedemptionPayment: [LAM, 300],
  interestCalculationBase: [LAGGING, 'NT'],
  interestCalculationBaseAmount: [LAGGING, 700],
  cycleAnchorDateOfInterestCalculationBase: [LAGGING, '2026-07-01'],
  cycleOfInterestCalculationBase: [LAGGING, 'P6ML1'],
  amortizationDate: [ANNUITY, '2028-01-01'],
}

const told = (terms: Json) => JSON.stringify(run(terms, OBSERVED))

describe('each term that applies to PAM, LAM, NAM or ANN is followed, refused, or informs', () => {
  it.each(Object.entries(PROBES))('%s', (name, [terms, other]) => {
    expect(run(terms, OBSERVED).ok).toBe(true)
    expect(told({ ...terms, [name]: other })).not.toBe(told(terms))
  })

  it('no term that is followed goes without a probe', () => {
    expect(Object.keys(PROBES).sort()).toEqual(
      [...new Set(TYPES.flatMap(type => listFollowedTerms(type)))].sort(),
    )
  })

  it.each(listInformingTerms())('%s informs: nothing else is paid', name => {
    expect(told({ ...LAM, [name]: '1' })).toBe(told(LAM))
  })

  it.each(TYPES)('%s has its terms and refuses those of another', contractType => {
    const own = new Set(listFollowedTerms(contractType))
    for (const name of Object.keys(PROBES)) {
      const terms = { ...LAM, contractType, [name]: 'x' }
      const answered = told(contractType === 'PAM' ? { ...PAM, [name]: 'x' } : terms)
      const refused = answered.includes('a_term_must_belong_to_the_contract_type')
      expect([name, refused]).toEqual([name, !own.has(name)])
    }
  })

  it('the table of terms names each of them once', () => {
    const rows = readFileSync(TABLE, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('| `'))
    const named = rows.flatMap(row => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(m => m[1]!))
    const terms = new Set([
      ...TYPES.flatMap(type => listFollowedTerms(type)),
      ...listInformingTerms(),
    ])
    expect(named.sort()).toEqual([...terms].sort())
  })
})
