import { describe, expect, it } from 'vitest'
import { dealTemplate } from '../../../../../contracts/abs/deal/templates/deal-template.ts'
import type { RunFacts } from '../../../../../contracts/abs/waterfall/facts.ts'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { type Edits, withEdits } from '../../deal/edited.ts'
import { goldenPool } from '../golden.ts'
import { expectResults, loaded } from '../read-results.ts'

/** Interest periods of the template begin on 26 January, a Monday, and 26 April, a Sunday. */
const curves = {
  lpr_1y: [
    { from: '2026-01-20', rate: '0.03' },
    { from: '2026-01-26', rate: '0.02' },
    { from: '2026-04-23', rate: '0.025' },
    { from: '2026-04-24', rate: '0.035' },
  ],
} as const

const run = (edits: Edits, given: RunFacts['curves'] = curves) =>
  runDeal(loaded(withEdits(dealTemplate('loans'), edits)), goldenPool('loans'), { curves: given })
const rates = (edits: Edits) =>
  expectResults(run(edits))
    .slice(0, 2)
    .map(({ notes }) => notes['A']!.rate)

describe('the rate of a floating note', () => {
  it('is that of the day on which the interest period begins', () => {
    expect(rates({})).toEqual(['0.0215', '0.0365'])
  })

  it('looks back business days, over the weekend', () => {
    expect(rates({ 'notes.A.interest.lookBack': 1 })).toEqual(['0.0315', '0.0365'])
    expect(rates({ 'notes.A.interest.lookBack': 2 })).toEqual(['0.0315', '0.0265'])
  })

  it('is the initial one in the first period only, above the cap too', () => {
    expect(rates({ 'notes.A.interest.initial': '0.06' })).toEqual(['0.06', '0.0365'])
  })

  it('is refused where the index has no fixing that early', () => {
    const late = { lpr_1y: curves.lpr_1y.slice(1) }
    expect(run({ 'notes.A.interest.lookBack': 1 }, late)).toMatchObject({
      refusal: 'index_must_have_a_fixing',
    })
    expect(run({}, late)).toMatchObject({ ok: true })
  })
})

describe('the rounding of amounts', () => {
  const fee = (amounts: string, amount: string) => {
    const fees = { 'fees.trustee': { zh: '某', en: 'some', amount } }
    const { paid } = expectResults(run({ ...fees, conventions: { amounts } }))[0]!.fees['trustee']!
    return paid
  }

  it.each([
    ['half_up', 25n, 26n],
    ['half_even', 24n, 26n],
    ['floor', 24n, 25n],
  ])('is %s: of 24.5 fen and 25.5', (amounts, first, second) => {
    expect([fee(amounts, '49分 / 2'), fee(amounts, '51分 / 2')]).toEqual([first, second])
  })
})
