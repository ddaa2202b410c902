import { describe, expect, it } from 'vitest'
import { loadDeal } from '../../../../../contracts/abs/deal/check/load-deal.ts'
import { withEdits } from '../../deal/edited.ts'
import { referenceDeal } from '../../deal/reference.ts'
import { runSteps } from '../example.ts'

/** Note B has 1,000 units of 100 yuan, bears the index and 3 %; its periods begin on the 15th. */
const curves = {
  lpr_1y: [
    { from: '2026-01-01', rate: '0.03' },
    { from: '2026-02-15', rate: '0.02' },
    { from: '2026-03-10', rate: '0.05' },
    { from: '2026-06-15', rate: '0.01' },
  ],
} as const

const monthly = { from: '2026-02-15', everyMonths: 1 }
const run = (interest: object) => {
  const floating = { index: 'lpr_1y', spread: '0.03', floor: '0', ...interest }
  return runSteps([], { 'notes.B.interest': floating }, { curves }).map(({ notes }) => notes['B']!)
}
const accrued = (interest: object) => run(interest).map(note => note.accrued / 1000n)

describe('a note that resets on its own dates', () => {
  it('bears each of its rates for the days that it applies', () => {
    const [first] = run({ resets: monthly })
    // A month each at 6, 5 and 8 %: 100.00 × 19 % / 12 = 1.5833.
    expect(first).toMatchObject({
      rate: '0.06',
      accrued: 158_000n,
      resets: [
        { from: '2026-01-15', rate: '0.06' },
        { from: '2026-02-15', rate: '0.05' },
        { from: '2026-03-15', rate: '0.08' },
      ],
    })
  })

  it('keeps the last reset where an interest period begins between two', () => {
    // Set on 15 February at 5 %, on 15 June at 4 %: 100.00 × (5 + 5 + 4) % / 12 = 1.1667.
    expect(accrued({ resets: { from: '2026-02-15', everyMonths: 4 } })[1]).toBe(117n)
    // Set on 15 April, the first day of the period, at 8 %: 100.00 × (8 + 8 + 4) % / 12 = 1.6667.
    const [, second] = run({ resets: { from: '2026-02-15', everyMonths: 2 } })
    expect(second).toMatchObject({
      rate: '0.08',
      accrued: 167_000n,
      resets: [
        { from: '2026-04-15', rate: '0.08' },
        { from: '2026-06-15', rate: '0.04' },
      ],
    })
  })

  it('bears the initial rate until its first reset, or that of the closing', () => {
    expect(accrued({ resets: monthly, initial: '0.01' })[0]).toBe(117n)
    expect(accrued({ resets: { ...monthly, from: '2026-05-15' }, initial: '0.01' })[0]).toBe(25n)
    expect(accrued({ resets: { ...monthly, from: '2026-05-15' } })[0]).toBe(150n)
  })

  it('looks back from each reset', () => {
    // Five business days before Sunday 15 February and 15 March are the 9th: still 3 and 2 %.
    // 100.00 × (6 + 6 + 5) % / 12 = 1.4167.
    expect(accrued({ resets: monthly, lookBack: 5 })[0]).toBe(142n)
  })

  it('rolls its resets as accrual dates are rolled', () => {
    const floating = { index: 'lpr_1y', spread: '0.03', floor: '0', resets: monthly }
    const edits = { 'notes.B.interest': floating, 'dates.accrualRoll': 'following' }
    const [first] = runSteps([], edits, { curves })
    expect(first!.notes['B']!.resets!.map(({ from }) => from)).toEqual([
      '2026-01-15',
      '2026-02-16',
      '2026-03-16',
    ])
  })

  it('is reset after the closing', () => {
    const from = (date: string) =>
      loadDeal(
        withEdits(referenceDeal(), {
          'notes.B.interest.resets': { from: date, everyMonths: 1 },
        }),
      )
    expect(from('2026-01-16')).toMatchObject({ ok: true })
    expect(from('2026-01-15')).toMatchObject({
      findings: [{ refusal: 'dates_must_follow_each_other', path: 'notes.B.interest.resets.from' }],
    })
  })
})
