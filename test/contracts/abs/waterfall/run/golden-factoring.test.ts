import { describe, expect, it } from 'vitest'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { goldenPool, goldenRecord, makeRecord } from '../golden.ts'
import { yuan } from '../pool.ts'
import { closing, describePayments, expectResults, loadTemplate } from '../read-results.ts'

/**
 * 保理循环购买加权利完善 (template `factoring`), computed by hand from the template's terms and the
 * pool's flows. Amounts are half up to the fen; a note is paid whole fen a unit, rounded down.
 *
 * Period 1, 25 January to 25 April, 90 days. Pool of 100,000,000: interest 1,030,000, principal
 * 28,000,000, bought back 300,000; defaulted 500,000, diluted 200,000 (no cash):
 *   cash 1,030,000 + 28,000,000 + 300,000 = 29,330,000
 *   VAT 1,030,000 × 3/103 = 30,000; custodian 100,000,000 × 0.0001 × 90/365 = 2,465.753 → 2,465.75
 *   senior interest a unit 100 × 0.0365 × 90/365 = 0.90, × 900,000 = 810,000
 *   payout fee on what notes are paid below it, assets bought are none: 810,000 × 0.005 % = 40.50
 *   left 29,330,000 − 30,000 − 2,465.75 − 40.50 − 810,000 = 28,487,493.75
 *   kept 2 × 810,000 = 1,620,000; to spend 26,867,493.75
 *   ÷ 0.98 = 27,415,809.948… → bought 27,415,809.94, for × 0.98 = 26,867,493.7412 → .74
 *   custody 28,487,493.75 − 26,867,493.74 = 1,620,000.01
 *   tests: 500,000 / 100,000,000 = 0.5 %; 29,330,000 against 80 % of 30,000,000 = 24,000,000
 *
 * Period 2, 25 April to 25 July, 91 days. Principal 20,000,000, interest 103,000, recovered
 * 100,000, defaulted 12,000,000; rights were perfected on 10 May, so cash goes straight to custody:
 *   20,000,000 + 103,000 + 100,000 = 20,203,000, with what was kept 21,823,000.01
 *   defaults 500,000 + 12,000,000 are 12.5 % of 100,000,000: accelerated
 *   VAT 103,000 × 3/103 = 3,000; rating 80,000 by its schedule
 *   custodian 100,000,000 × 0.0001 × 91/365 = 2,493.150… → 2,493.15
 *   senior interest a unit 100 × 0.0365 × 91/365 = 0.91, × 900,000 = 819,000
 *   left before the payout fee 21,823,000.01 − 85,493.15 − 819,000 = 20,918,506.86
 *   a unit gets 23.24 with any fee up to 2,506.86: 23.24 × 900,000 = 20,916,000, so the fee is
 *   (819,000 + 20,916,000) × 0.005 % = 1,086.75, and 23.24 it is; 1,420.11 stays: no unit's whole
 *   fen, and nothing of it for the subordinate notes
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
  const life = expectResults(runDeal(loadTemplate('factoring'), pool, { events: [perfected] }))
  const [first, second] = life

  it('period 1: costs, interest, and assets bought with what is not kept', () => {
    expect(describePayments(first!)).toEqual([
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
    expect(describePayments(second!)).toEqual([
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
    expect(life.map(makeRecord)).toEqual(goldenRecord('factoring'))
  })
})
