import { describe, expect, it } from 'vitest'
import { type Json, LAM, PAM, RESETS, series, told } from './actus-builder.ts'

/** Conventions and states of the standard, each worked out by hand: 1200 at 10 % in 30E/360. */
describe('dates that are agreed, and dates of a cycle', () => {
  const weekends = { calendar: 'MondayToFriday', businessDayConvention: 'SCF' }

  it('MD and IPCED do not roll, nor what falls due at MD; the cycle does', () => {
    const saturday = { ...PAM, ...weekends, maturityDate: '2027-01-02' }
    // 4 July 2026 is a Saturday: interest to Monday the 6th, 185 days; then to 2 January, 176.
    expect(told({ ...saturday, cycleAnchorDateOfInterestPayment: '2026-07-04' })).toEqual([
      '2026-01-01 IED -1200 1200',
      '2026-07-06 IP 61.666667 1200',
      '2027-01-02 IP 58.666667 1200',
      '2027-01-02 MD 1200 0',
    ])
    // 60 capitalised on 1 July, then three days on 1260.
    const capitalised = told({ ...saturday, capitalizationEndDate: '2026-07-04' })
    expect(capitalised[2]).toBe('2026-07-04 IPCI 0 1261.05')
  })

  it('AMD, too, ends an annuity on the day agreed', () => {
    const annuity = { ...LAM, ...weekends, contractType: 'ANN', maturityDate: null }
    const open = {
      ...annuity,
      nextPrincipalRedemptionPayment: null,
      amortizationDate: '2027-01-02',
    }
    expect(told(open).at(-1)).toMatch(/^2027-01-02 MD /)
  })

  it('A336 and 28E336: a year of 336 days, actual or in months of 28', () => {
    const interest = (more: Json) => told({ ...PAM, ...more })[1]!.split(' ')[2]
    // 181 days to 1 July; to 31 July six months and the 28th less the 1st.
    expect(interest({ dayCountConvention: 'A336' })).toBe(`${(120 * 181) / 336}`.slice(0, 9))
    const july = { dayCountConvention: '28E336', cycleAnchorDateOfInterestPayment: '2026-07-31' }
    expect(Number(interest(july))).toBeCloseTo((120 * (6 * 28 + 27)) / 336, 6)
  })

  it('the spelling of the dictionary before its acronyms', () => {
    const spelt = { dayCountConvention: '30E/360', calendar: 'NoCalendar' }
    expect(told({ ...PAM, ...spelt })).toEqual(told(PAM))
  })

  it.each(['RPL', 'ST', 'SEL', 'PFL', 'PF', 'GUA', 'UDLM'])('CNTRL %s owes', contractRole => {
    expect(told({ ...PAM, contractRole })[0]).toBe('2026-01-01 IED 1200 -1200')
  })

  it.each(['LG', 'BUY', 'RFL', 'RF', 'OBL', 'COL', 'CNO', 'UDL', 'UDLP'])('CNTRL %s has', role => {
    expect(told({ ...PAM, contractRole: role })).toEqual(told(PAM))
  })
})

describe('the order of events of one moment', () => {
  it('PR, PY, PP, IP, FP, RR, SC, IPCB, TD; before a purchase nothing is told', () => {
    const terms: Json = {
      ...LAM,
      ...RESETS,
      feeRate: 1,
      feeBasis: 'A',
      cycleAnchorDateOfFee: '2026-07-01',
      scalingEffect: 'I00',
      cycleAnchorDateOfScalingIndex: '2026-07-01',
      marketObjectCodeOfScalingIndex: 'LPR',
      scalingIndexAtContractDealDate: 1,
      interestCalculationBase: 'NTL',
      cycleAnchorDateOfInterestCalculationBase: '2026-07-01',
      prepaymentEffect: 'A',
      penaltyType: 'A',
      penaltyRate: 2,
      terminationDate: '2026-07-01',
      priceAtTerminationDate: 500,
    }
    const LPR = series({ '2026-01-01': '0.1' })
    const seen = [{ eventDate: '2026-07-01', eventType: 'PP', payoff: 100 }]
    const types = (more: Json) =>
      told({ ...terms, ...more }, { LPR }, seen).map(each => each.slice(11, 15).trim())
    expect(types({})).toEqual([
      'IED',
      'PR 4',
      'PY 2',
      'PP 1',
      'IP 6',
      'FP 1',
      'RR 0',
      'SC 0',
      'IPCB',
      'TD 5',
    ])
    const capitalised = types({ capitalizationEndDate: '2026-07-01' })
    expect(capitalised.slice(3, 6)).toEqual(['PP 1', 'IPCI', 'FP 1'])
    const bought = { purchaseDate: '2026-07-01', priceAtPurchaseDate: 700 }
    expect(types(bought)).toEqual(['PRD', 'TD 5'])
  })
})

describe('the state on the status date', () => {
  const seen = { ...LAM, statusDate: '2026-08-16', notionalPrincipal: 800 }

  it('IPAC unknown: counted from the last payment on the notional', () => {
    const lagging = { interestCalculationBase: 'NTIED', interestCalculationBaseAmount: 1200 }
    // 45 days on 800, then 45 on the base of 1200.
    expect(told({ ...seen, ...lagging })[1]).toBe('2026-10-01 IP 25 400')
  })

  it('FEAC unknown: a rate accrues from the last fee; an amount does not', () => {
    const fee = { feeRate: '0.02', cycleAnchorDateOfFee: '2026-07-01', cycleOfFee: 'P3ML1' }
    const first = (more: Json) =>
      told({ ...seen, ...fee, ...more }).find(each => each.includes(' FP '))
    expect(first({ feeBasis: 'N' })).toBe('2026-10-01 FP 4 400') // 90 days of 2 % on 800
    expect(first({ feeBasis: 'N', feeAccrued: 0 })).toBe('2026-10-01 FP 2 400')
    expect(first({ feeBasis: 'A' })).toBe('2026-10-01 FP 0.02 400')
    expect(first({ feeBasis: 'N', contractRole: 'RPL' })).toBe('2026-10-01 FP -4 -400')
  })

  it('SCNT and SCIP hold without a schedule, each where the effect names it', () => {
    const stated = { notionalScalingMultiplier: 2, interestScalingMultiplier: 3 }
    const scaled = (scalingEffect: string) =>
      told({ ...PAM, ...stated, scalingEffect })
        .slice(2)
        .map(each => each.split(' ')[2])
    expect(scaled('IN0')).toEqual(['180', '2400'])
    expect(scaled('I00')).toEqual(['180', '1200'])
    expect(scaled('0N0')).toEqual(['60', '2400'])
    expect(scaled('000')).toEqual(['60', '1200'])
  })
})

describe('anchors and ends that are not stated', () => {
  it('a schedule without anchor starts one cycle after the initial exchange', () => {
    const open = { ...PAM, cycleAnchorDateOfInterestPayment: null, cycleOfInterestPayment: 'P3ML1' }
    expect(told(open)[1]).toBe('2026-04-01 IP 30 1200')
  })

  it('a schedule without cycle is its anchor and the end; without both, the end', () => {
    const dates = (more: Json) =>
      told({ ...PAM, cycleOfInterestPayment: null, ...more })
        .slice(1)
        .map(each => each.slice(0, 13))
    expect(dates({})).toEqual(['2026-07-01 IP', '2027-01-01 IP', '2027-01-01 MD'])
    expect(dates({ cycleAnchorDateOfInterestPayment: null })).toEqual([
      '2027-01-01 IP',
      '2027-01-01 MD',
    ])
  })

  it('IPANX before IED: what accrued since is in the first payment', () => {
    const early = { ...PAM, cycleAnchorDateOfInterestPayment: '2025-11-01' }
    // 60 days before the exchange and 120 after it, at 10 % on 1200.
    expect(told(early)[1]).toBe('2026-05-01 IP 60 1200')
  })

  it('NAM without maturity: as many payments as the first one’s principal needs', () => {
    const open = { ...LAM, contractType: 'NAM', maturityDate: null }
    // 400 less 30 of interest for a quarter: ⌈1200 / 370⌉ = 4 payments from 1 July 2026.
    expect(told(open).at(-1)).toMatch(/^2027-04-01 MD /)
  })

  it('LAM without a payment: equal parts, the last of them at maturity', () => {
    const equal = told({ ...LAM, nextPrincipalRedemptionPayment: null })
    expect(equal.filter(each => / PR | MD /.test(each))).toEqual([
      '2026-07-01 PR 400 800',
      '2026-10-01 PR 400 400',
      '2027-01-01 MD 400 0',
    ])
  })

  it('NAM and ANN pay interest by its cycle only until a cycle before the first redemption', () => {
    const terms: Json = {
      ...LAM,
      contractType: 'NAM',
      cycleAnchorDateOfInterestPayment: '2026-02-01',
      cycleOfInterestPayment: 'P1ML1',
    }
    const dates = told(terms).flatMap(each => (each.includes(' IP ') ? [each.slice(0, 10)] : []))
    const early = ['2026-02-01', '2026-03-01', '2026-04-01']
    expect(dates).toEqual([...early, '2026-07-01', '2026-10-01', '2027-01-01'])
  })

  it('a prepayment seen has the analyst’s sign; one that flows the other way is none', () => {
    const owed = { ...PAM, contractRole: 'RPL', prepaymentEffect: 'M' }
    const at = (payoff: number) => told(owed, {}, [{ eventDate: '2026-10-01', payoff }])[2]
    expect(at(-200)).toBe('2026-10-01 PP -200 -1000')
    expect(at(200)).toBe('2026-10-01 PP 0 -1200')
  })
})
