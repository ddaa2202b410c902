import { describe, expect, it } from 'vitest'
import { type Json, LAM, PAM, series, told } from './actus-builder.ts'

/** One term of the dictionary at a time, each worked out by hand. */
describe('terms of the dictionary', () => {
  it.each([
    // 181 days from 1 January to 1 July 2026, 129 of them from Monday to Friday.
    ['A360', 120 * (181 / 360)],
    ['A365', 120 * (181 / 365)],
    ['AA', 120 * (181 / 365)],
    ['30E360', 60],
    ['30E360ISDA', 60],
    ['B252', 120 * (129 / 252)],
  ])('DCC %s', (dayCountConvention, interest) => {
    const [, first] = told({ ...PAM, dayCountConvention, calendar: 'MF' })
    expect(Number(first!.split(' ')[2])).toBeCloseTo(interest, 6)
  })

  it('AA counts the days of a leap year by 366', () => {
    const leap = {
      statusDate: '2027-06-30',
      initialExchangeDate: '2027-07-01',
      maturityDate: '2028-07-01',
    }
    const terms = { ...PAM, ...leap, dayCountConvention: 'AA', cycleOfInterestPayment: null }
    const due = { cycleAnchorDateOfInterestPayment: '2028-07-01' }
    const interest = told({ ...terms, ...due }).find(each => each.includes(' IP '))
    expect(Number(interest!.split(' ')[2])).toBeCloseTo(120 * (184 / 365 + 182 / 366), 6)
  })

  it('NAM: a payment below the interest lets the notional grow', () => {
    const terms = {
      ...PAM,
      contractType: 'NAM',
      cycleAnchorDateOfPrincipalRedemption: '2026-07-01',
      cycleOfPrincipalRedemption: 'P6ML1',
      nextPrincipalRedemptionPayment: 40,
    }
    expect(told(terms)).toEqual([
      '2026-01-01 IED -1200 1200',
      '2026-07-01 PR -20 1220',
      '2026-07-01 IP 60 1220',
      '2027-01-01 IP 61 1220',
      '2027-01-01 MD 1220 0',
    ])
  })

  it('IPCB NTIED: the stated amount until principal first changes', () => {
    const stated = { interestCalculationBase: 'NTIED', interestCalculationBaseAmount: 600 }
    const interest = told({ ...LAM, ...stated }).filter(each => each.includes(' IP '))
    expect(interest.map(each => each.split(' ')[2])).toEqual(['30', '20', '10'])
  })

  it('IPCB NTL without a schedule of updates keeps the stated amount', () => {
    const stated = { interestCalculationBase: 'NTL', interestCalculationBaseAmount: 600 }
    const interest = told({ ...LAM, ...stated }).filter(each => each.includes(' IP '))
    expect(interest.map(each => each.split(' ')[2])).toEqual(['30', '15', '15'])
  })

  it('SC of interest alone, and of the notional alone', () => {
    const scaled = (scalingEffect: string) =>
      told(
        {
          ...PAM,
          scalingEffect,
          cycleAnchorDateOfScalingIndex: '2026-04-01',
          marketObjectCodeOfScalingIndex: 'CPI',
          scalingIndexAtContractDealDate: 100,
        },
        { CPI: series({ '2026-01-01': '150' }) },
      ).filter(each => !each.includes(' SC '))
    expect(scaled('I00').slice(1)).toEqual([
      '2026-07-01 IP 90 1200',
      '2027-01-01 IP 90 1200',
      '2027-01-01 MD 1200 0',
    ])
    expect(scaled('0N0').slice(1)).toEqual([
      '2026-07-01 IP 60 1200',
      '2027-01-01 IP 60 1200',
      '2027-01-01 MD 1800 0',
    ])
  })

  it('AMD: an annuity is sized to its amortisation date and pays the rest at maturity', () => {
    const terms: Json = {
      ...PAM,
      contractType: 'ANN',
      amortizationDate: '2028-01-01',
      cycleAnchorDateOfPrincipalRedemption: '2026-07-01',
      cycleOfPrincipalRedemption: 'P6ML1',
    }
    const payment = 1200 / (1 / 1.05 + 1 / 1.05 ** 2 + 1 / 1.05 ** 3 + 1 / 1.05 ** 4)
    const left = 1200 - (payment - 60)
    const amounts = told(terms).map(each => each.split(' ').slice(1, 3))
    expect(amounts.map(([type]) => type)).toEqual(['IED', 'PRF', 'PR', 'IP', 'IP', 'MD'])
    expect(Number(amounts[2]![1])).toBeCloseTo(payment - 60, 6)
    expect(Number(amounts[4]![1])).toBeCloseTo(left * 0.05, 6)
    expect(Number(amounts[5]![1])).toBeCloseTo(left, 6)
  })

  it('IPAC: what had accrued by the status date is in the next payment', () => {
    const seen = { ...PAM, statusDate: '2026-10-01', accruedInterest: 31 }
    expect(told(seen)).toEqual(['2027-01-01 IP 61 1200', '2027-01-01 MD 1200 0'])
  })

  it('PDIED: a discount is paid less, and owed in full', () => {
    const [exchange, ...later] = told({ ...PAM, premiumDiscountAtIED: -12 })
    expect(exchange).toBe('2026-01-01 IED -1188 1200')
    expect(later.at(-1)).toBe('2027-01-01 MD 1200 0')
  })

  it('no rate, no interest: only the principal', () => {
    const { nominalInterestRate, ...plain } = PAM
    expect(nominalInterestRate).toBeDefined()
    expect(told(plain)).toEqual(['2026-01-01 IED -1200 1200', '2027-01-01 MD 1200 0'])
  })
})
