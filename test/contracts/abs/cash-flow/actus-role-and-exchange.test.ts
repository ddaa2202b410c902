import { describe, expect, it } from 'vitest'
import { type Json, LAM, PAM, run, told } from './actus-builder.ts'

/** Contracts that state an amount besides the notional, each of which has the role's sign. */
const STATED: readonly (readonly [string, Json])[] = [
  ['IPAC at the status date, NAM', nam({ accruedInterest: 7, statusDate: '2026-08-16' })],
  ['IPAC at the status date, PAM', { ...PAM, accruedInterest: 31, statusDate: '2026-10-01' }],
  ['IPAC at the status date, LAM', { ...LAM, accruedInterest: 5, statusDate: '2026-08-16' }],
  ['IPAC at the exchange', { ...PAM, accruedInterest: 12 }],
  ['FEAC at the status date', withFee({ feeAccrued: 3, statusDate: '2026-08-16' })],
  ['FEAC before the exchange', withFee({ feeAccrued: 3 })],
  ['a fee that is an amount', withFee({ feeBasis: 'A', feeRate: 9 })],
  ['PDIED', { ...PAM, premiumDiscountAtIED: -12 }],
  // On a day of interest: the formulas of PRD and TD turn what is accrued, too (published results).
  ['PPRD', { ...PAM, purchaseDate: '2026-07-01', priceAtPurchaseDate: 900 }],
  ['PTD', { ...PAM, terminationDate: '2026-07-01', priceAtTerminationDate: 1 }],
  ['IPCBA', { ...LAM, interestCalculationBase: 'NTIED', interestCalculationBaseAmount: 1300 }],
  ['an annuity fixed from the exchange', annuity({})],
]

function nam(more: Json): Json {
  return { ...LAM, contractType: 'NAM', notionalPrincipal: 800, ...more }
}

function withFee(more: Json): Json {
  const fee = { feeBasis: 'N', feeRate: '0.02', cycleAnchorDateOfFee: '2026-07-01' }
  return { ...PAM, ...fee, cycleOfFee: 'P3ML1', ...more }
}

/** Four quarters after the exchange, and the exchange itself where the cycle is anchored on it. */
function annuity(more: Json): Json {
  return {
    ...PAM,
    contractType: 'ANN',
    cycleAnchorDateOfInterestPayment: null,
    cycleOfInterestPayment: null,
    cycleAnchorDateOfPrincipalRedemption: '2026-01-01',
    cycleOfPrincipalRedemption: 'P3ML1',
    ...more,
  }
}

describe('what a liability pays is what the asset receives, to the last digit', () => {
  it.each(STATED)('%s', (_, terms) => {
    const [asset, liability] = [run(terms), run({ ...terms, contractRole: 'RPL' })]
    if (!asset.ok || !liability.ok) throw new Error('both roles are run')
    expect(asset.value.length).toBeGreaterThan(0)
    const turned = liability.value.map(event => ({
      ...event,
      payoff: event.payoff.neg(),
      notional: event.notional.neg(),
      accrued: event.accrued.neg(),
    }))
    const amounts = (events: typeof asset.value) =>
      events.map(({ type, at, payoff, notional, accrued }) =>
        [type, at, ...[payoff, notional, accrued].map(each => each.plus(0).toString())].join(' '),
      )
    expect(amounts(turned)).toEqual(amounts(asset.value))
  })

  it('IPAC of 7 that a NAM liability owes is owed with the first interest', () => {
    // 45 days of 10 % on 800 are 10 more.
    const terms = nam({ accruedInterest: 7, statusDate: '2026-08-16', contractRole: 'RPL' })
    expect(told(terms).find(each => each.includes(' IP '))).toBe('2026-10-01 IP -17 -417')
  })
})

describe('an annuity whose payments begin at the exchange', () => {
  const paid = (terms: Json) => {
    const events = run(terms)
    if (!events.ok) throw new Error(events.refusal)
    const byMoment = Map.groupBy(
      events.value.filter(({ type }) => ['PR', 'IP', 'MD'].includes(type)),
      ({ at }) => at,
    )
    return [...byMoment.values()].map(own => own.reduce((sum, e) => sum + e.payoff.toNumber(), 0))
  }
  const factor = (payments: readonly number[]) => payments.reduce((sum, k) => sum + 1.025 ** -k, 0)

  it.each([
    ['the day before is the status date', {}, [0, 1, 2, 3, 4]],
    ['the status date is long before', { statusDate: '2025-06-30' }, [0, 1, 2, 3, 4]],
    [
      'the anchor is later on the day of the exchange',
      { cycleAnchorDateOfPrincipalRedemption: '2026-01-01T12:00:00' },
      [0, 1, 2, 3, 4],
    ],
    [
      'the anchor lies before the exchange',
      { cycleAnchorDateOfPrincipalRedemption: '2025-10-01', statusDate: '2025-06-30' },
      [0, 1, 2, 3, 4],
    ],
    [
      'the anchor is a day after it',
      { cycleAnchorDateOfPrincipalRedemption: '2026-04-01' },
      [1, 2, 3, 4],
    ],
  ] as const)('%s: every payment is the same, and repays it', (_, more, quarters) => {
    const due = paid(annuity(more)).filter(amount => amount !== 0)
    expect(due).toHaveLength(quarters.length)
    for (const amount of due) expect(amount).toBeCloseTo(1200 / factor(quarters), 8)
  })
})
