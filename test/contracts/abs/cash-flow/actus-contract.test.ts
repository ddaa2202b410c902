import { describe, expect, it } from 'vitest'
import { FEDERAL_RESERVE } from '../../../../contracts/kernel/calendars.ts'
import { type Json, LAM, PAM, RESETS, series, told } from './actus-builder.ts'

describe('contracts computed by hand', () => {
  it('PAM: interest each half year, principal at maturity', () => {
    expect(told(PAM)).toEqual([
      '2026-01-01 IED -1200 1200',
      '2026-07-01 IP 60 1200',
      '2027-01-01 IP 60 1200',
      '2027-01-01 MD 1200 0',
    ])
  })

  it('a liability has every sign turned', () => {
    const turned = told({ ...PAM, contractRole: 'RPL' })
    expect(turned.slice(0, 2)).toEqual(['2026-01-01 IED 1200 -1200', '2026-07-01 IP -60 -1200'])
  })

  it('LAM ends by itself when the payments have redeemed all', () => {
    const { maturityDate, ...open } = LAM
    expect(maturityDate).toBeDefined()
    expect(told(open)).toEqual([
      '2026-01-01 IED -1200 1200',
      '2026-07-01 PR 400 800',
      '2026-07-01 IP 60 800',
      '2026-10-01 PR 400 400',
      '2026-10-01 IP 20 400',
      '2027-01-01 IP 10 400',
      '2027-01-01 MD 400 0',
    ])
  })

  it('LAM seen half way: the payments left are counted from the last one made', () => {
    const { maturityDate, ...open } = LAM
    expect(maturityDate).toBeDefined()
    const seen = { ...open, statusDate: '2026-07-02', notionalPrincipal: 800, accruedInterest: 0 }
    expect(told(seen).at(-1)).toBe('2027-01-01 MD 400 0')
  })

  it('ANN without a payment fixes one a day before, and again with each reset', () => {
    const annuity = { ...LAM, ...RESETS, contractType: 'ANN', nextPrincipalRedemptionPayment: '' }
    const events = told(annuity, { LPR: series({ '2026-07-01': '0' }) })
    const payment = 1260 / (1 + 1 / 1.025 + 1 / 1.025 ** 2) // of 1200 and half a year at 10 %
    const left = (1260 - payment).toFixed(6)
    expect(events.filter(each => / PRF | RR | MD /.test(each))).toEqual([
      '2026-06-30 PRF 0 1200',
      `2026-07-01 RR 0 ${left}`,
      `2026-07-01 PRF 0 ${left}`,
      `2027-01-01 MD ${(Number(left) / 2).toFixed(6)} 0`,
    ])
  })

  it('interest is capitalised until the capitalisation ends', () => {
    expect(told({ ...PAM, capitalizationEndDate: '2026-07-01' })).toEqual([
      '2026-01-01 IED -1200 1200',
      '2026-07-01 IPCI 0 1260',
      '2027-01-01 IP 63 1260',
      '2027-01-01 MD 1260 0',
    ])
  })

  it('a fee as an amount, and as a rate on the notional', () => {
    const fee = { feeRate: 12, feeBasis: 'A', cycleOfFee: 'P6ML1' }
    expect(told({ ...PAM, ...fee }).filter(each => each.includes('FP'))).toEqual([
      '2026-07-01 FP 12 1200',
      '2027-01-01 FP 12 1200',
    ])
    const rated = told({ ...LAM, ...fee, feeRate: '0.02', feeBasis: 'N', feeAccrued: 1 })
    expect(rated.filter(each => each.includes('FP'))).toEqual([
      '2026-07-01 FP 13 800',
      '2027-01-01 FP 6 400',
    ])
  })

  it('a termination ends the contract, a purchase begins what is told', () => {
    const sold = { terminationDate: '2026-10-01', priceAtTerminationDate: 1190 }
    expect(told({ ...PAM, ...sold }).at(-1)).toBe('2026-10-01 TD 1220 0')
    const bought = { purchaseDate: '2026-10-01', priceAtPurchaseDate: 1190 }
    expect(told({ ...PAM, ...bought })[0]).toBe('2026-10-01 PRD -1220 1200')
  })
})

describe('rates and indexes', () => {
  const LPR = { LPR: series({ '2026-03-01': '0.30' }) }
  const second = (more: Json, observed: Json = LPR) =>
    told({ ...PAM, ...RESETS, ...more }, observed).find(each => each.startsWith('2027-01-01 IP'))

  it('index × multiplier + spread, by the last value known', () => {
    expect(second({ rateMultiplier: '0.5', rateSpread: '0.01' })).toBe('2027-01-01 IP 96 1200')
  })

  it('life cap and floor hold the rate, period cap and floor its change', () => {
    expect(second({ lifeCap: '0.2' })).toBe('2027-01-01 IP 120 1200')
    expect(second({ lifeFloor: '0.4' })).toBe('2027-01-01 IP 240 1200')
    expect(second({ periodCap: '0.05' })).toBe('2027-01-01 IP 90 1200')
    const fallen = { LPR: series({ '2026-03-01': '0.01' }) }
    expect(second({ periodFloor: '0.02' }, fallen)).toBe('2027-01-01 IP 48 1200')
    expect(second({ periodFloor: '-0.02' }, fallen)).toBe('2027-01-01 IP 48 1200')
  })

  it('a reset already fixed does not look at the index', () => {
    expect(second({ nextResetRate: '0.05' }, {})).toBe('2027-01-01 IP 30 1200')
  })

  it('scaling multiplies what is paid, not what is owed', () => {
    const scaling = {
      scalingEffect: 'IN0',
      cycleOfScalingIndex: 'P3ML1',
      marketObjectCodeOfScalingIndex: 'CPI',
      scalingIndexAtContractDealDate: 100,
    }
    const CPI = series({ '2026-01-01': '150', '2026-10-01': '200' })
    expect(told({ ...PAM, ...scaling }, { CPI }).filter(each => !each.includes('SC'))).toEqual([
      '2026-01-01 IED -1200 1200',
      '2026-07-01 IP 90 1200',
      '2027-01-01 IP 120 1200',
      '2027-01-01 MD 2400 0',
    ])
  })

  it('the calculation base lags behind the notional, or follows it', () => {
    const lagging = { interestCalculationBase: 'NTL', interestCalculationBaseAmount: 600 }
    const update = { cycleAnchorDateOfInterestCalculationBase: '2026-10-01' }
    const interest = told({ ...LAM, ...lagging, ...update }).filter(each => each.includes('IP '))
    expect(interest.map(each => each.split(' ')[2])).toEqual(['30', '15', '10'])
  })

  it('payments in another currency are told in it', () => {
    const settled = { ...PAM, settlementCurrency: 'USD' }
    const rate = { 'CNY/USD': series({ '2026-01-01': '0.14', '2027-01-01': '0.15' }) }
    expect(told(settled, rate).map(each => each.split(' ')[2])).toEqual(['-168', '8.4', '9', '180'])
  })
})

describe('prepayment', () => {
  const seen = [{ eventDate: '2026-10-01', payoff: 200 }]

  it('what was seen redeems principal; never more than is owed', () => {
    expect(told({ ...PAM, prepaymentEffect: 'A' }, {}, seen).slice(2)).toEqual([
      '2026-10-01 PP 200 1000',
      '2027-01-01 IP 55 1000',
      '2027-01-01 MD 1000 0',
    ])
    const all = [{ eventDate: '2026-10-01', payoff: 5000 }]
    expect(told({ ...PAM, prepaymentEffect: 'A' }, {}, all)[2]).toBe('2026-10-01 PP 1200 0')
    expect(told({ ...PAM, prepaymentEffect: 'N' }, {}, seen)).toEqual(told(PAM))
  })

  it('a model says how much at each of its moments', () => {
    const model = { cycleOfOptionality: 'P6ML1', objectCodeOfPrepaymentModel: 'PPM' }
    const terms = { ...PAM, prepaymentEffect: 'A', ...model }
    expect(told(terms, { PPM: series({ '2026-01-01': '100' }) })).toContain(
      '2026-07-01 PP 100 1100',
    )
  })

  it('a penalty: an amount, a rate on the notional, or the rate above the market', () => {
    const penalty = (type: string, rate: number, observed: Json = {}) => {
      const terms = {
        ...PAM,
        ...RESETS,
        prepaymentEffect: 'A',
        penaltyType: type,
        penaltyRate: rate,
      }
      return told(terms, observed, seen).find(each => each.includes('PY'))
    }
    const LPR = { LPR: series({ '2026-07-01': '0.10', '2026-09-01': '0.04' }) }
    expect(penalty('A', 7, LPR)).toBe('2026-10-01 PY 7 1200')
    expect(penalty('N', 0.01, LPR)).toBe('2026-10-01 PY 3 1200')
    expect(penalty('I', 0, LPR)).toBe('2026-10-01 PY 18 1200')
    expect(penalty('O', 7, LPR)).toBeUndefined()
  })
})

describe('stubs, month ends and business days', () => {
  it('a long stub merges the last period into the one before, a short one keeps it', () => {
    const stub = { cycleAnchorDateOfInterestPayment: '2026-05-01', cycleOfInterestPayment: 'P5ML0' }
    const dates = (cycle: string) =>
      told({ ...PAM, ...stub, cycleOfInterestPayment: cycle }).flatMap(each =>
        each.includes(' IP ') ? [each.slice(0, 10)] : [],
      )
    expect(dates('P5ML0')).toEqual(['2026-05-01', '2027-01-01'])
    expect(dates('P5ML1')).toEqual(['2026-05-01', '2026-10-01', '2027-01-01'])
    expect(dates('P4ML0')).toEqual(['2026-05-01', '2026-09-01', '2027-01-01'])
  })

  it('EOM holds the last day of a short month for the last of every month', () => {
    const from = { cycleAnchorDateOfInterestPayment: '2026-02-28', cycleOfInterestPayment: 'P1ML1' }
    const dates = (endOfMonthConvention: string) =>
      told({ ...PAM, ...from, endOfMonthConvention })
        .slice(1, 4)
        .map(each => each.slice(0, 10))
    expect(dates('EOM')).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
    expect(dates('SD')).toEqual(['2026-02-28', '2026-03-28', '2026-04-28'])
  })

  it('shift then calculate, calculate then shift: the calendar is the caller’s', () => {
    const anchor = { cycleAnchorDateOfInterestPayment: '2026-07-04', calendar: 'FED' }
    const first = (businessDayConvention: string) =>
      told({ ...PAM, ...anchor, businessDayConvention }, {}, [], { FED: FEDERAL_RESERVE })[1]
    expect(first('SCF')).toBe('2026-07-06 IP 61.666667 1200')
    expect(first('CSF')).toBe('2026-07-06 IP 61 1200')
    expect(first('SCP')).toBe('2026-07-03 IP 60.666667 1200')
    expect(first('CSP')).toBe('2026-07-03 IP 61 1200')
    expect(first('NULL')).toBe('2026-07-04 IP 61 1200')
  })

  it('an annuity’s payment is fixed before its first redemption, however both roll', () => {
    const fixed = (anchor: string, businessDayConvention: string) =>
      told({
        ...LAM,
        contractType: 'ANN',
        nextPrincipalRedemptionPayment: null,
        cycleAnchorDateOfPrincipalRedemption: anchor,
        calendar: 'MF',
        businessDayConvention,
      })
        .filter(each => / PRF | PR /.test(each))
        .slice(0, 2)
        .map(each => each.slice(0, 14))
    const friday = '2026-07-31'
    expect(fixed('2026-08-03', 'SCP')).toEqual([`${friday} PRF`, '2026-08-03 PR '])
    expect(fixed('2026-08-03', 'SCF')).toEqual(['2026-08-02 PRF', '2026-08-03 PR '])
    expect(fixed('2026-08-02', 'SCP')).toEqual(['2026-07-30 PRF', `${friday} PR `])
  })

  it('a maturity that follows from an annuity’s payments: rolled forward, the later day', () => {
    const open = {
      ...LAM,
      contractType: 'ANN',
      maturityDate: null,
      nextPrincipalRedemptionPayment: 450,
      calendar: 'MF',
      cycleAnchorDateOfPrincipalRedemption: '2026-02-22',
      cycleOfPrincipalRedemption: 'P3ML0',
      cycleAnchorDateOfInterestPayment: '2026-02-22',
      cycleOfInterestPayment: 'P3ML0',
    }
    const last = (convention: string) =>
      told({ ...open, businessDayConvention: convention }).slice(-2)
    expect(last('NULL')).toEqual(['2026-08-22 IP 8.404375 336.175', '2026-08-22 MD 336.175 0'])
    expect(last('CSF')).toEqual(['2026-08-24 IP 8.591139 336.175', '2026-08-24 MD 336.175 0'])
    expect(last('CSP')).toEqual(['2026-08-21 IP 8.404375 336.175', '2026-08-21 MD 336.175 0'])
  })

  it('the last second of a day is the midnight after it', () => {
    const late = { ...PAM, maturityDate: '2026-12-31T23:59:59' }
    expect(told(late).at(-2)).toBe('2026-12-31 IP 60 1200')
  })
})
