import { describe, expect, it } from 'vitest'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { goldenPool, goldenRecord, makeRecord } from '../golden.ts'
import { yuan } from '../pool.ts'
import { closing, describePayments, expectResults, loadTemplate } from '../read-results.ts'

/**
 * 固定摊还 with 差额支付 and guarantor (template `fixed`), computed by hand. Half years of 180/360.
 *
 * Period 1, cash 20,000,000 + 5,000,000 = 25,000,000: manager 200,000,000 × 0.001 / 2 = 100,000;
 *   audit 50,000; A1 100 × 4 % / 2 = 2.00 × 600,000 = 1,200,000
 *   A2 100 × 4.5 % / 2 = 2.25 × 1,200,000 = 2,700,000; A1 principal due 30,000,000
 *   needed 34,050,000, short 9,050,000: the originator pays 4,000,000 of it, the guarantor
 *     5,050,000
 *
 * Period 2, cash 36,000,000 + 9,000,000 = 45,000,000: manager 170,000,000 × 0.001 / 2 = 85,000;
 *   audit 50,000; A1 50 × 4 % / 2 × 600,000 = 600,000
 *   A2 2,700,000 (5 % only from 2027-01-15); A1 principal 30,000,000; in all 33,435,000; left
 *     11,565,000
 *   guarantor 5,050,000 × 1.03 = 5,201,500; then the originator 4,000,000; 2,363,500 stays
 *
 * Period 3, cash 1,000,000: manager 140,000,000 × 0.001 / 2 = 70,000; audit 50,000
 *   A2 100 × 5 % / 2 = 2.50 × 1,200,000 = 3,000,000; A2 principal due 60,000,000
 *   needed 63,120,000 with 3,363,500 there: short 59,756,500
 *   the originator pays nothing, the guarantor 10,000,000; after fees and interest 13,363,500 −
 *     3,120,000 = 10,243,500 for A2: 8.53 × 1,200,000 = 10,236,000 (8.54 would need 10,248,000)
 *   7,500 stays; 49,764,000 remain due: default from the next period
 *
 * Period 4, cash 7,500 + 2,000,000 = 2,007,500, nobody makes good: manager (120,000,000 −
 *   10,236,000 + 20,000,000) × 0.001 / 2 = 64,882; audit 50,000; left 1,892,618
 *   A2 (100 − 8.53) × 5 % / 2 = 2.28675 → 2.29 × 1,200,000 = 2,748,000 due, 1.57 × 1,200,000 =
 *     1,884,000 paid; 8,618 stays: no whole fen of A2, and so nothing for who comes after it
 *   the guarantor is owed 10,000,000 × 1.03 = 10,300,000
 *   the pool in kind: 210,000,000 − 20,000,000 − 36,000,000 − 1,000,000 − 2,000,000 = 151,000,000
 */
describe('固定摊还: shortfall guarantor, guarantor, reimbursement, default', () => {
  const pool = goldenPool('fixed')
  const actual = [
    { period: 1, honoured: { originator: yuan(4_000_000) } },
    { period: 3, honoured: { originator: 0n, guarantor: yuan(10_000_000) } },
    { period: 4, honoured: { originator: 0n, guarantor: 0n } },
  ]
  const life = expectResults(runDeal(loadTemplate('fixed'), pool, { actual }))
  const [first, second, third, fourth] = life

  it('period 1: what the originator does not make good, the guarantor pays', () => {
    expect(describePayments(first!)).toEqual([
      'originator → plan advance 4,000,000.00 of 9,050,000.00',
      'guarantor → plan advance 5,050,000.00',
      'plan → manager fee 100,000.00',
      'plan → audit fee 50,000.00',
      'plan → A1 interest 1,200,000.00',
      'plan → A2 interest 2,700,000.00',
      'plan → A1 principal 30,000,000.00',
      'plan → guarantor advance 0.00 of 5,050,000.00',
      'plan → originator advance 0.00 of 4,000,000.00',
    ])
    expect(closing(first!)).toEqual({ plan: '0.00' })
  })

  it('period 2: both are reimbursed after the notes, the guarantor with interest', () => {
    expect(describePayments(second!)).toEqual([
      'plan → manager fee 85,000.00',
      'plan → audit fee 50,000.00',
      'plan → A1 interest 600,000.00',
      'plan → A2 interest 2,700,000.00',
      'plan → A1 principal 30,000,000.00',
      'plan → guarantor advance 5,201,500.00',
      'plan → originator advance 4,000,000.00',
    ])
    expect(closing(second!)).toEqual({ plan: '2,363,500.00' })
  })

  it('period 3: neither is enough, and the deal defaults from the next distribution', () => {
    expect(describePayments(third!)).toEqual([
      'originator → plan advance 0.00 of 59,756,500.00',
      'guarantor → plan advance 10,000,000.00 of 59,756,500.00',
      'plan → manager fee 70,000.00',
      'plan → audit fee 50,000.00',
      'plan → A2 interest 3,000,000.00',
      'plan → A2 principal 10,236,000.00 of 60,000,000.00',
      'plan → guarantor advance 0.00 of 10,000,000.00',
    ])
    expect(closing(third!)).toEqual({ plan: '7,500.00' })
    expect([second, third].map(each => each!.accounts['plan']!.held)).toEqual([0n, yuan(7_500)])
    expect(third!.triggers).toMatchObject([
      { value: '4976400000', headroom: '-4976400000', tripped: true },
    ])
    expect([third!.state, fourth!.state]).toEqual(['ordinary', 'default'])
  })

  it('period 4, final maturity: the subordinate holders get the rest of the pool in kind', () => {
    expect(describePayments(fourth!).slice(2)).toEqual([
      'plan → manager fee 64,882.00',
      'plan → audit fee 50,000.00',
      'plan → A2 interest 1,884,000.00 of 2,748,000.00',
      'plan → A2 principal 0.00 of 109,764,000.00',
      'pool → sub in_kind 151,000,000.00',
      'plan → guarantor advance 0.00 of 10,300,000.00',
    ])
    expect(closing(fourth!)).toEqual({ plan: '8,618.00' })
    expect(fourth!.payments.find(p => p.kind === 'in_kind')).toMatchObject({
      from: 'pool',
      to: 'sub',
      amount: yuan(151_000_000),
    })
    expect(fourth!.notes['sub']).toMatchObject({ inKind: yuan(20_000_000), closing: 0n })
    expect(fourth!.closed).toBe(true)
  })

  it('the whole life is as recorded', () => {
    expect(life.map(makeRecord)).toEqual(goldenRecord('fixed'))
  })
})
