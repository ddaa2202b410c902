import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertConserved } from '../../../../contracts/abs/pool/pool-period.ts'
import {
  emptyTotals,
  buildPoolPeriods as rowsOf,
} from '../../../../contracts/abs/projection/totals.ts'
import { runDeal } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import { grid } from '../projection/pool.ts'
import { poolPeriods } from '../waterfall/pool.ts'
import { loadTemplate } from '../waterfall/read-results.ts'

const FLOWS = [
  'principal',
  'prepaid',
  'defaulted',
  'diluted',
  'repurchased',
  'purchased',
  'capitalised',
  'recovered',
  'lost',
  'openingBalance',
  'closingBalance',
  'openingDefaulted',
  'closingDefaulted',
] as const

const amounts = fc.dictionary(fc.constantFrom(...FLOWS.slice(0, 9)), fc.integer({ max: 10 ** 9 }))

describe('conservation of a pool period', () => {
  it('INV-ABS-06 a period that is a fen off in any of its amounts stops the run', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...FLOWS), (flows, off) => {
        const [period] = poolPeriods('2026-01-01', 6, 210_000_000, [flows])
        expect(() => assertConserved(period!)).not.toThrow()
        const broken = { ...period!, [off]: period![off as 'lost'] + 1n }
        expect(() => assertConserved(broken)).toThrow(Bug)
      }),
    )
  })

  it('and a distribution is not made of it', () => {
    const [period] = poolPeriods('2026-01-01', 6, 210_000_000, [{ interest: 5_000_000 }])
    const lost = { ...period!, closingBalance: period!.closingBalance - 1n }
    expect(() => runDeal(loadTemplate('fixed'), [lost])).toThrow(/balance is conserved/)
    expect(runDeal(loadTemplate('fixed'), [period!]).ok).toBe(true)
  })

  it('and a projection does not hand it on', () => {
    const totals = emptyTotals(2)
    totals.opening = 100
    totals.principal.set([60, 40])
    totals.closing.set([40, 0])
    expect(rowsOf(totals, grid(2)).map(row => row.closingBalance)).toEqual([40n, 0n])
    totals.principal[1] = 39
    expect(() => rowsOf(totals, grid(2))).toThrow(/period 2: the pool's balance is conserved/)
  })
})
