import { describe, expect, it } from 'vitest'
import { rounded } from '../../../../../contracts/abs/ratio.ts'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { type Edits, withEdits } from '../../deal/edited.ts'
import { FACTS, referenceDeal } from '../../deal/reference.ts'
import { payA, runSteps } from '../example.ts'
import { poolPeriods, yuan } from '../pool.ts'
import { describePayments, expectResults, loaded } from '../read-results.ts'

describe('interest of notes', () => {
  it('unpaid interest is carried, and bears interest where the deal says so', () => {
    const edits = { 'notes.A.interestOnUnpaid': '0.08', 'notes.A.dayCount': '30E/360' }
    const [, second] = runSteps([], edits)
    // 1.00 a unit, then 1.00 more and 1.00 × 8 % / 4 = 0.02 on what was left unpaid.
    expect(second!.notes['A']).toMatchObject({
      accrued: 102n * 8000n,
      interestUnpaid: 202n * 8000n,
    })
  })

  it('capitalised interest joins the balance and falls due no more', () => {
    const [first] = runSteps([payA], { 'notes.A.capitalise': 'date.period = 1' })
    expect(first!.notes['A']).toMatchObject({
      capitalised: yuan(8000),
      interestUnpaid: 0n,
      closing: yuan(808_000),
    })
  })

  it.each([
    // 1.00 a unit each period, and 10 % of what bears: of 1.00, then of 2.10 or of 2.00.
    ['compound', '0元', [100n, 110n, 121n]],
    ['simple', '0元', [100n, 110n, 120n]],
    // 0.50 and 2.05 a unit are paid in the second: 1.50 still bears, or 0, the rest does not.
    ['simple', '4000元', [100n, 110n, 115n]],
    ['simple', '16400元', [100n, 110n, 100n]],
    ['compound', '16400元', [100n, 110n, 101n]],
  ] as const)('unpaid interest bears %s interest, %s paid', (unpaidBears, limit, accrued) => {
    const pays = { when: 'date.period = 2', ['the' + 'n']: [{ ...payA, limit }] }
    const terms = { 'notes.A.interestOnUnpaid': '0.4', 'notes.A.unpaidBears': unpaidBears }
    const deal = withEdits(referenceDeal(), { 'states.ordinary.steps': [pays], ...terms })
    const pool = poolPeriods('2026-01-01', 3, 1_000_000, [{ interest: 20_000 }, {}, {}])
    const results = expectResults(runDeal(loaded(deal), pool, FACTS))
    expect(results.map(({ notes }) => notes['A']!.accrued / 8000n)).toEqual(accrued)
  })

  it('a correction that takes unpaid interest back takes simple interest on it last', () => {
    const terms = { 'notes.A.interestOnUnpaid': '0.4', 'notes.A.unpaidBears': 'simple' }
    const deal = withEdits(referenceDeal(), { 'states.ordinary.steps': [], ...terms })
    const pool = poolPeriods('2026-01-01', 3, 1_000_000, [{}, {}, {}])
    const taken = { to: 'A', amount: -205n * 8000n, corrects: 2, reason: 'paid outside' }
    const facts = { ...FACTS, actual: [{ period: 3, adjustments: [taken] }] }
    const third = expectResults(runDeal(loaded(deal), pool, facts))[2]!
    // 0.05 of 2.10 is left, none of which bears.
    expect(third.notes['A']).toMatchObject({ accrued: 800_000n, interestUnpaid: 840_000n })
  })

  it('a notional may be something else than the balance', () => {
    const [first] = runSteps([], { 'notes.A.notional': '50% * pool.balance.opening' })
    // 500,000 × 4 % / 4 = 5,000, 0.625 a unit: 0.63 half-up.
    expect(first!.notes['A']!.accrued).toBe(63n * 8000n)
  })

  it('a floater stays between floor and cap', () => {
    const interest = { index: 'lpr_1y', spread: '0.03', floor: '0.055', cap: '0.065' }
    const rateAt = (rate: string) =>
      runSteps(
        [],
        { 'notes.B.interest': interest },
        { curves: { lpr_1y: [{ from: '2026-01-01', rate }] } },
      )[0]!.notes['B']!.rate
    expect(['0.01', '0.025', '0.03', '0.035', '0.09'].map(rateAt)).toEqual([
      '0.055',
      '0.055',
      '0.06',
      '0.065',
      '0.065',
    ])
  })

  it('with dueEvery 2 interest and fees of two periods fall due in the second', () => {
    const [first, second] = runSteps([payA], { 'dates.dueEvery': 2 })
    expect(first!.notes['A']!.accrued).toBe(0n)
    expect(first!.fees['custodian']!.accrued).toBe(0n)
    expect(describePayments(second!)).toEqual(['main → A interest 16,000.00'])
  })

  it('at the final maturity all falls due, whatever the period’s number', () => {
    const final = { 'dates.dueEvery': 3, 'dates.final': '2026-07-15' }
    const [first, second] = runSteps([payA], final)
    expect(describePayments(first!)).toEqual([])
    expect(describePayments(second!)).toEqual(['main → A interest 16,000.00'])
  })
})

describe('conventions', () => {
  const pays = (conventions: object) => {
    const [first] = runSteps([{ ...payA, limit: '1234.56元' }], {
      conventions,
      'notes.A.interest.fixed': '0.039',
    })
    return [first!.notes['A']!.accrued, first!.notes['A']!.interestPaid]
  }

  it('interest is rounded and paid by the unit, or in total', () => {
    // 800,000 × 3.9 % / 4 = 7,800.00; a unit of it is 0.975.
    expect(pays({})).toEqual([98n * 8000n, 15n * 8000n])
    expect(pays({ interest: 'half_even' })).toEqual([98n * 8000n, 15n * 8000n])
    expect(pays({ interest: 'floor' })).toEqual([97n * 8000n, 15n * 8000n])
    expect(pays({ payments: 'in_total' })).toEqual([yuan(7800), yuan(1234.56)])
  })

  it('a tie goes away from zero, or to the even one', () => {
    const rounds = (n: bigint) => [
      rounded({ num: n, den: 2n }, 'half_up'),
      rounded({ num: n, den: 2n }, 'half_even'),
    ]
    expect([1n, 3n, 5n, -1n].map(rounds)).toEqual([
      [1n, 0n],
      [2n, 2n],
      [3n, 2n],
      [-1n, 0n],
    ])
  })
})

describe('fees', () => {
  const fee = (edits: Edits) => {
    const paying = [{ pay: 'custodian', from: 'main', owed: 'fee' }]
    return runSteps(paying, edits).map(result => result.fees['custodian']!)
  }

  it('VAT is added, and the cap holds after it', () => {
    expect(fee({ 'fees.custodian.vat': '0.06' })[0]!.accrued).toBe(yuan(265))
    expect(
      fee({ 'fees.custodian.vat': '0.06', 'fees.custodian.cap': '264.99元' })[0]!.accrued,
    ).toBe(yuan(264.99))
  })

  it('arrears are carried, or lapse', () => {
    const unpaid = (edits: Edits) => runSteps([], edits).map(r => r.fees['custodian']!.unpaid)
    expect(unpaid({})).toEqual([yuan(250), yuan(500)])
    expect(unpaid({ 'fees.custodian.unpaid': 'lapses' })).toEqual([yuan(250), yuan(250)])
  })
})
