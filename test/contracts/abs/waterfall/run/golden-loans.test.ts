import { describe, expect, it } from 'vitest'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { goldenPool, goldenRecord, makeRecord } from '../golden.ts'
import { yuan } from '../pool.ts'
import { closing, describePayments, expectResults, loadTemplate } from '../read-results.ts'

/**
 * 信贷资产支持证券 with revenue and principal accounts (template `loans`), computed by hand.
 *
 * Period 1, 26 January to 26 April, 90/360. Pool of 1,000,000,000: interest 13,390,000, principal
 * 60,000,000, prepaid 20,000,000, defaulted 4,000,000; LPR 3.05 % + 0.15 % = 3.2 %:
 *   VAT 13,390,000 × 3/103 = 390,000; trustee 1,000,000,000 × 0.0002 / 4 × 1.06 = 53,000
 *   servicer 1,000,000,000 × 0.001 / 4 = 250,000
 *   A 100 × 3.2 % / 4 = 0.80 × 8,000,000 = 6,400,000; B 100 × 4.8 % / 4 = 1.20 × 1,000,000
 *   4,000,000 defaulted: made good from revenue to principal
 *   principal 60 + 20 + 4 million to A: 84,000,000 / 8,000,000 = 10.50 a unit
 *   revenue left 13,390,000 − 390,000 − 53,000 − 250,000 − 6,400,000 − 1,200,000 − 4,000,000 =
 *     1,097,000, less the payout fee: with 1.09 for each of 1,000,000 subordinate units it is
 *     (6,400,000 + 1,200,000 + 84,000,000 + 1,090,000) × 0.005 % = 4,634.50; 2,365.50 stays
 *     (1.10 would need 1,100,000 alone)
 *
 * Period 2, 26 April to 26 July. Interest 10,300,000, recovered 1,000,000, principal 66,000,000;
 * 4,000,000 + 50,000,000 of 1,000,000,000 have defaulted, 5.4 %: accelerated. LPR 4.05 % on
 * 26 April, A at 4.2 %:
 *   A a unit (100 − 10.50) × 4.2 % / 4 = 0.93975 → 0.94, × 8,000,000 = 7,520,000
 *   pool 1,000,000,000 − 60,000,000 − 20,000,000 − 4,000,000 = 916,000,000
 *   VAT 10,300,000 × 3/103 = 300,000; trustee 916,000,000 × 0.0002 / 4 = 45,800, × 1.06 = 48,548
 *   servicer 916,000,000 × 0.001 / 4 = 229,000
 *   all cash 2,365.50 + 11,300,000 + 66,000,000 = 77,302,365.50; after the above 69,204,817.50
 *   A principal 8.65 × 8,000,000 = 69,200,000 (8.66 would need 69,280,000)
 *   payout fee (7,520,000 + 69,200,000) × 0.005 % = 3,836; 981.50 stays: no whole fen of B
 */
describe('信贷资产支持证券: revenue and principal, deficiency made good, accelerated', () => {
  const pool = goldenPool('loans')
  const curves = {
    lpr_1y: [
      { from: '2026-01-20', rate: '0.0305' },
      { from: '2026-04-20', rate: '0.0405' },
    ],
  } as const
  const life = expectResults(runDeal(loadTemplate('loans'), pool, { curves }))
  const [first, second] = life

  it('period 1: losses are made good before the subordinate holders get anything', () => {
    expect(describePayments(first!)).toEqual([
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
    expect(describePayments(second!)).toEqual([
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
    expect(second!.accounts['revenue']!.held).toBe(yuan(981.5))
  })

  it('the whole life is as recorded', () => {
    expect(life.map(makeRecord)).toEqual(goldenRecord('loans'))
  })
})
