import { describe, expect, it } from 'vitest'
import { noteFigures } from '../../../../../contracts/abs/analytics/note-figures.ts'
import { dealTemplate } from '../../../../../contracts/abs/deal/templates/deal-template.ts'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { type Edits, withEdits } from '../../deal/edited.ts'
import { goldenPool } from '../golden.ts'
import { expectResults, loaded } from '../read-results.ts'

const curves = { lpr_1y: [{ from: '2026-01-20', rate: '0.0305' }] } as const

function run(edits: Edits) {
  const deal = loaded(withEdits(dealTemplate('loans'), edits))
  return { deal, results: expectResults(runDeal(deal, goldenPool('loans'), { curves })) }
}

const inTotal = { conventions: { payments: 'in_total' } }

describe('units of another face', () => {
  it('of one fen, paid in total, are paid what units of 100 yuan are', () => {
    const fen = {
      'notes.A.units': 80_000_000_000,
      'notes.A.unit': '0.01元',
      'notes.B.units': 10_000_000_000,
      'notes.B.unit': '0.01元',
    }
    const hundreds = run(inTotal).results
    expect(run({ ...inTotal, ...fen }).results.map(r => r.payments)).toEqual(
      hundreds.map(r => r.payments),
    )
    expect(hundreds.some(r => r.payments.some(p => p.amount % 1_000_000n !== 0n))).toBe(true)
  })

  it('of one yuan are paid whole fen each', () => {
    const yuan = { 'notes.A.units': 800_000_000, 'notes.A.unit': '1元' }
    const [first] = run(yuan).results
    expect(first!.notes['A']!.opening).toBe(80_000_000_000n)
    expect(first!.notes['A']!.principalPaid % 800_000_000n).toBe(0n)
    expect(first!.notes['A']!.principalPaid).toBeGreaterThan(0n)
  })
})

describe('a residual without face', () => {
  const { deal, results } = run({ 'notes.sub.unit': '0元', issued: '900000000元' })

  it('gets what is left, owes nothing and is owed nothing', () => {
    expect(results[0]!.notes['sub']).toMatchObject({ opening: 0n, principalPaid: 0n, closing: 0n })
    expect(results[0]!.notes['sub']!.residualPaid).toBeGreaterThan(0n)
  })

  it('has no yield at par and is not redeemed', () => {
    const sub = noteFigures(deal.deal, results).find(({ note }) => note === 'sub')
    expect(sub).toMatchObject({ issued: 0n, shortfall: 0n, redeemedOn: null, yieldAtPar: null })
    expect(sub!.residual).toBeGreaterThan(0n)
  })
})
