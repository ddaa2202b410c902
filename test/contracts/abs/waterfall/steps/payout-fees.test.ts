import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halfUp } from '../../../../../contracts/abs/ratio.ts'
import type { PeriodResult } from '../../../../../contracts/abs/waterfall/result.ts'
import { payA, runSteps } from '../example.ts'

const NOTES = ['A', 'B', 'sub']

/** What notes were paid after the fee was. */
function below({ payments }: PeriodResult, fee: string): bigint {
  const paid = payments.findIndex(({ to }) => to === fee)
  return payments
    .slice(paid + 1)
    .filter(({ to }) => NOTES.includes(to))
    .reduce((sum, { amount }) => sum + amount, 0n)
}

const agent = (share: string) => ({
  'fees.agent': { zh: '代理费', en: "Agent's fee", amount: `payments.below * ${share}` },
})
const payFee = (fee: string) => ({ pay: fee, from: 'main', owed: 'fee' })
const payAll = [payA, { pay: ['A', 'sub'], from: 'main', owed: 'balance' }]

describe('several fees that are shares of what is paid below them', () => {
  it('each is its share of its own payments below', () => {
    const steps = [payFee('agent'), payA, payFee('payout'), ...payAll.slice(1)]
    for (const result of runSteps(steps, agent('1%'))) {
      const { agent: first, payout: second } = result.fees
      expect(first!.accrued).toBe(halfUp({ num: below(result, 'agent'), den: 100n }))
      expect(second!.accrued).toBe(halfUp({ num: below(result, 'payout'), den: 10_000n }))
      expect([first!.unpaid, second!.unpaid]).toEqual([0n, 0n])
    }
  })

  it('whatever the shares, also where two sets of amounts answer each other', () => {
    const share = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(share, share, (one, two) => {
        const payout = { 'fees.payout.amount': `payments.below * ${two}%` }
        const steps = [payFee('agent'), payFee('payout'), ...payAll]
        for (const result of runSteps(steps, { ...agent(`${one}%`), ...payout })) {
          const owed = (fee: string, percent: number) =>
            halfUp({ num: below(result, fee) * BigInt(percent), den: 100n })
          expect(result.fees['agent']!.paid).toBe(owed('agent', one))
          expect(result.fees['payout']!.paid).toBe(owed('payout', two))
        }
      }),
      { numRuns: 60 },
    )
  })
})
