import { describe, expect, it } from 'vitest'
import { runDeal } from '../../../../contracts/abs/waterfall/run-deal.ts'
import { goldenPool, goldenRecord, recordOf } from './golden.ts'
import { yuan } from './pool.ts'
import { closing, loadTemplate, resultsOf, told } from './told.ts'

/**
 * 保理循环购买加权利完善 (template `factoring`), computed by hand.
 *
 * Period 1, 25 January to 25 April, 90 days, cash 1,030,000 + 28,000,000 + 300,000 = 29,330,000:
 *   VAT 1,030,000 × 3/103 = 30,000; custodian 100,000,000 × 0.0001 × 90/365 = 2,465.753 → 2,465.75
 *   senior interest a unit 100 × 0.0365 × 90/365 = 0.90, × 900,000 = 810,000
 *   payout fee 810,000 × 0.005 % = 40.50
 *   left 29,330,000 − 30,000 − 2,465.75 − 40.50 − 810,000 = 28,487,493.75; kept 2 × 810,000 =
 *     1,620,000
 *   26,867,493.75 ÷ 0.98 = 27,415,809.948… → bought 27,415,809.94 for × 0.98 = 26,867,493.7412 →
 *     .74
 *   custody 28,487,493.75 − 26,867,493.74 = 1,620,000.01
 *
 * Period 2, 91 days: rights were perfected on 10 May, so cash goes straight to custody:
 *   20,000,000 + 103,000 + 100,000 = 20,203,000, with what was kept 21,823,000.01
 *   defaults 500,000 + 12,000,000 are 12.5 % of 100,000,000: accelerated
 *   VAT 3,000; custodian 100,000,000 × 0.0001 × 91/365 = 2,493.150… → 2,493.15; rating 80,000
 *   senior interest 0.91 × 900,000 = 819,000; before the payout fee 20,918,506.86 is left for
 *     principal
 *   a unit may get 23.24 with any fee up to 2,506.86: 23.24 × 900,000 = 20,916,000, so the fee is
 *   (819,000 + 20,916,000) × 0.005 % = 1,086.75, and 23.24 it is; 1,420.11 stays: no unit's whole
 *     fen,
 *   and nothing of it for the subordinate notes
 */
describe('保理: revolving, rights perfected, accelerated', () => {
  const pool = goldenPool('factoring')
  const perfected = {
    event: 'rights_perfection',
    declaredBy: 'plan_manager',
    declaredOn: '2026-05-08',
    effective: '2026-05-10',
    command: `sha256:${'a'.repeat(64)}`,
  } as const
  const life = resultsOf(runDeal(loadTemplate('factoring'), pool, { events: [perfected] }))
  const [first, second] = life

  it('period 1: costs, interest, and assets bought with what is not kept', () => {
    expect(told(first!)).toEqual([
      'supervised → custody transfer 29,330,000.00',
      'custody → vat fee 30,000.00',
      'custody → custodian fee 2,465.75',
      'custody → payout fee 40.50',
      'custody → A interest 810,000.00',
      'custody → originator purchase 26,867,493.74',
    ])
    expect(first!.purchase).toEqual({ cash: yuan(26_867_493.74), balance: yuan(27_415_809.94) })
    expect(closing(first!)).toEqual({ supervised: '0.00', custody: '1,620,000.01' })
    expect(first!.cash).toEqual({
      in: yuan(29_330_000),
      out: yuan(27_709_999.99),
      change: yuan(1_620_000.01),
    })
  })

  it('period 1: every test with its value, threshold and headroom', () => {
    expect(
      first!.triggers.map(t => [t.trigger, t.value, t.threshold, t.headroom, t.tripped]),
    ).toEqual([
      ['servicer_replaced', 'false', null, null, false],
      ['revolving_ends', '2026-04-25', '2027-01-25', '275', false],
      ['defaults', '0.005', '0.1', '0.095', false],
      ['collections_short', '2933000000', '2400000000', '533000000', false],
    ])
  })

  it('period 1: dates of the chain; 25 April 2026 is a Saturday', () => {
    expect(first!.nominalPayment).toBe('2026-04-25')
    expect(first!.payment).toBe('2026-04-27')
    expect(first!.chain.map(task => [task.do, task.date])).toEqual([
      ['transfer', '2026-04-08'],
      ['servicer_report', '2026-04-14'],
      ['custodian_report', '2026-04-15'],
      ['managers_report', '2026-04-20'],
      ['distribution_order', '2026-04-23'],
    ])
  })

  it('period 2: accelerated, debtors pay into custody, and the payout fee is solved', () => {
    expect(second!.state).toBe('accelerated')
    expect(told(second!)).toEqual([
      'custody → vat fee 3,000.00',
      'custody → custodian fee 2,493.15',
      'custody → rating fee 80,000.00',
      'custody → payout fee 1,086.75',
      'custody → A interest 819,000.00',
      'custody → A principal 20,916,000.00 of 90,000,000.00',
      'custody → sub principal 0.00 of 10,000,000.00',
    ])
    expect(second!.notes['A']!.perUnit).toEqual({ interest: 91n, principal: 2324n, residual: 0n })
    expect(closing(second!)).toEqual({ supervised: '0.00', custody: '1,420.11' })
    expect(second!.chain[0]).toEqual({ do: 'transfer', owner: 'servicer', date: '2026-07-02' })
    expect(second!.triggers.find(t => t.trigger === 'collections_short')).toMatchObject({
      headroom: '-379700000',
      breached: true,
      cure: { passes: 0, needed: 2 },
    })
  })

  it('every payment carries its step and sentence', () => {
    const interest = second!.payments.find(p => p.kind === 'interest')
    expect(interest).toMatchObject({
      path: 'parts.costs.4',
      verb: 'pay',
      sentence: { zh: '支付优先级当期应付利息', en: 'Pay the interest due on the senior notes' },
    })
  })

  it('the whole life is as recorded', () => {
    expect(life.map(recordOf)).toEqual(goldenRecord('factoring'))
  })
})

/**
 * 信贷资产支持证券 with revenue and principal accounts (template `loans`), computed by hand.
 *
 * Period 1, 26 January to 26 April, 90/360; LPR 3.05 % + 0.15 % = 3.2 %:
 *   VAT 13,390,000 × 3/103 = 390,000; trustee 1,000,000,000 × 0.0002 / 4 × 1.06 = 53,000
 *   servicer 1,000,000,000 × 0.001 / 4 = 250,000; A 0.80 × 8,000,000 = 6,400,000; B 1.20 ×
 *     1,000,000
 *   4,000,000 defaulted: made good from revenue to principal; principal 60 + 20 + 4 million to A:
 *     10.50 a unit
 *   revenue left 13,390,000 − 390,000 − 53,000 − 250,000 − 6,400,000 − 1,200,000 − 4,000,000 =
 *     1,097,000
 *   less the payout fee: 1.09 for each of 1,000,000 subordinate units; the fee is then
 *   (6,400,000 + 1,200,000 + 84,000,000 + 1,090,000) × 0.005 % = 4,634.50; 2,365.50 stays
 *
 * Period 2: 54,000,000 of 1,000,000,000 have defaulted, 5.4 %: accelerated. LPR 4.05 % on 26 April:
 *   A a unit 89.50 × 4.2 % / 4 = 0.93975 → 0.94, × 8,000,000 = 7,520,000
 *   VAT 300,000; trustee 916,000,000 × 0.0002 / 4 = 45,800, × 1.06 = 48,548; servicer 229,000
 *   all cash 2,365.50 + 11,300,000 + 66,000,000 = 77,302,365.50; after the above 69,204,817.50
 *   A principal 8.65 × 8,000,000 = 69,200,000; payout fee 76,720,000 × 0.005 % = 3,836; 981.50
 *     stays
 */
describe('信贷资产支持证券: revenue and principal, deficiency made good, accelerated', () => {
  const pool = goldenPool('loans')
  const curves = {
    lpr_1y: [
      { from: '2026-01-20', rate: '0.0305' },
      { from: '2026-04-20', rate: '0.0405' },
    ],
  } as const
  const life = resultsOf(runDeal(loadTemplate('loans'), pool, { curves }))
  const [first, second] = life

  it('period 1: losses are made good before the subordinate holders get anything', () => {
    expect(told(first!)).toEqual([
      'revenue → vat fee 390,000.00',
      'revenue → trustee fee 53,000.00',
      'revenue → servicer fee 250,000.00',
      'revenue → payout fee 4,634.50',
      'revenue → A interest 6,400,000.00',
      'revenue → B interest 1,200,000.00',
      'revenue → principal transfer 4,000,000.00',
      'principal → A principal 84,000,000.00 of 800,000,000.00',
      'principal → B principal 0.00 of 100,000,000.00',
      'principal → sub principal 0.00 of 100,000,000.00',
      'revenue → sub residual 1,090,000.00',
    ])
    expect(closing(first!)).toEqual({ revenue: '2,365.50', principal: '0.00', reserve: '0.00' })
    expect(first!.after.amounts['ledger.loss_sub.balance']).toBeUndefined()
    expect(first!.after.amounts['moved.made_up.cumulative']).toBe('400000000')
  })

  it('period 2: one order for all cash; Class B waits with its interest', () => {
    expect(second!.state).toBe('accelerated')
    expect(told(second!)).toEqual([
      'principal → revenue transfer 66,000,000.00',
      'revenue → vat fee 300,000.00',
      'revenue → trustee fee 48,548.00',
      'revenue → servicer fee 229,000.00',
      'revenue → payout fee 3,836.00',
      'revenue → A interest 7,520,000.00',
      'revenue → A principal 69,200,000.00 of 716,000,000.00',
      'revenue → B interest 0.00 of 1,200,000.00',
      'revenue → B principal 0.00 of 100,000,000.00',
      'revenue → sub principal 0.00 of 100,000,000.00',
    ])
    expect(second!.notes['B']).toMatchObject({ interestUnpaid: yuan(1_200_000), rate: '0.048' })
    expect(closing(second!)['revenue']).toBe('981.50')
  })

  it('the whole life is as recorded', () => {
    expect(life.map(recordOf)).toEqual(goldenRecord('loans'))
  })
})

/**
 * 固定摊还 with 差额支付 and guarantor (template `fixed`), computed by hand. Half years of 180/360.
 *
 * Period 1, cash 25,000,000: manager 200,000,000 × 0.001 / 2 = 100,000; audit 50,000
 *   A1 2.00 × 600,000 = 1,200,000; A2 2.25 × 1,200,000 = 2,700,000; A1 principal due 30,000,000
 *   needed 34,050,000, short 9,050,000: the originator pays 4,000,000 of it, the guarantor
 *     5,050,000
 *
 * Period 2, cash 45,000,000: manager 170,000,000 × 0.001 / 2 = 85,000; A1 50 × 4 % / 2 × 600,000
 * = 600,000
 *   A2 2,700,000 (5 % only from 2027-01-15); A1 principal 30,000,000; in all 33,435,000; left
 *     11,565,000
 *   guarantor 5,050,000 × 1.03 = 5,201,500; then the originator 4,000,000; 2,363,500 stays
 *
 * Period 3, cash 1,000,000: manager 140,000,000 × 0.001 / 2 = 70,000; A2 2.50 × 1,200,000 =
 * 3,000,000;
 *   A2 principal due 60,000,000; needed 63,120,000 with 3,363,500 there: short 59,756,500
 *   the originator pays nothing, the guarantor 10,000,000; after fees and interest 10,243,500 for
 *     A2:
 *   8.53 × 1,200,000 = 10,236,000; 7,500 stays; 49,764,000 remain due: default from the next period
 */
describe('固定摊还: shortfall guarantor, guarantor, reimbursement, default', () => {
  const pool = goldenPool('fixed')
  const actual = [
    { period: 1, honoured: { originator: yuan(4_000_000) } },
    { period: 3, honoured: { originator: 0n, guarantor: yuan(10_000_000) } },
    { period: 4, honoured: { originator: 0n, guarantor: 0n } },
  ]
  const life = resultsOf(runDeal(loadTemplate('fixed'), pool, { actual }))
  const [first, second, third, fourth] = life

  it('period 1: what the originator does not make good, the guarantor pays', () => {
    expect(told(first!)).toEqual([
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
    expect(told(second!)).toEqual([
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
    expect(told(third!)).toEqual([
      'originator → plan advance 0.00 of 59,756,500.00',
      'guarantor → plan advance 10,000,000.00 of 59,756,500.00',
      'plan → manager fee 70,000.00',
      'plan → audit fee 50,000.00',
      'plan → A2 interest 3,000,000.00',
      'plan → A2 principal 10,236,000.00 of 60,000,000.00',
      'plan → guarantor advance 0.00 of 10,000,000.00',
    ])
    expect(closing(third!)).toEqual({ plan: '7,500.00' })
    expect(third!.triggers).toMatchObject([
      { value: '4976400000', headroom: '-4976400000', tripped: true },
    ])
    expect([third!.state, fourth!.state]).toEqual(['ordinary', 'default'])
  })

  it('period 4, final maturity: the subordinate holders get the rest of the pool in kind', () => {
    expect(fourth!.payments.at(-1)).toMatchObject({ kind: 'advance', owed: yuan(10_300_000) })
    expect(fourth!.payments.find(p => p.kind === 'in_kind')).toMatchObject({
      from: 'pool',
      to: 'sub',
      amount: yuan(151_000_000),
    })
    expect(fourth!.notes['sub']).toMatchObject({ inKind: yuan(20_000_000), closing: 0n })
    expect(fourth!.closed).toBe(true)
  })

  it('the whole life is as recorded', () => {
    expect(life.map(recordOf)).toEqual(goldenRecord('fixed'))
  })
})
