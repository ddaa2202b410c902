import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  annuityFactors,
  computeHazardFactor,
  roundedFactor,
} from '../../../../contracts/abs/projection/factor.ts'
import { AnnuityTable } from '../../../../contracts/abs/projection/fast/annuity-table.ts'
import { parseRatio, reduced } from '../../../../contracts/abs/ratio.ts'

const text = ({ num, den }: { num: bigint; den: bigint }) => `${num}/${den}`

describe('factors of 18 significant digits', () => {
  it('a division keeps 18 digits, the half goes to the even one', () => {
    expect(text(roundedFactor({ num: 1n, den: 3n }))).toBe(`333333333333333333/${10n ** 18n}`)
    expect(text(roundedFactor({ num: 2n, den: 3000n }))).toBe(`666666666666666667/${10n ** 21n}`)
    const half = 2n * 10n ** 18n
    expect(roundedFactor({ num: 10n ** 18n + 5n, den: half }).num).toBe(500_000_000_000_000_002n)
    expect(roundedFactor({ num: 10n ** 18n + 7n, den: half }).num).toBe(500_000_000_000_000_004n)
    expect(text(roundedFactor({ num: 10n ** 30n, den: 1n }))).toBe(`${10n ** 30n}/1`)
  })

  it('CDR 2 % is 0.00168214255… a month: twelve of them leave 98 %', () => {
    const { num, den } = computeHazardFactor('0.02', 1, 12)
    expect(num * 10n ** 20n).toBe(168_214_255_273_953_440n * den)
    expect(Number(num) / Number(den)).toBeCloseTo(0.0016821425527, 12)
    const scale = 10n ** 60n
    let left = scale
    for (let month = 0; month < 12; month++) left = (left * (den - num)) / den
    const off = left - (98n * scale) / 100n
    expect(off < 0n ? -off : off).toBeLessThan(10n ** 41n)
  })

  it('a whole year, or a monthly rate, is the rate itself; all or nothing stays so', () => {
    expect(text(reduced(computeHazardFactor('0.08', 12, 12)))).toBe('2/25')
    expect(computeHazardFactor('0', 1, 12).num).toBe(0n)
    expect(text(reduced(computeHazardFactor('1', 1, 12)))).toBe('1/1')
  })

  it('a level payment of n repays i / ((1 + i)^n − 1); without interest 1 / n', () => {
    const factors = annuityFactors({ num: 1n, den: 200n })
    expect(text(reduced(factors(1)))).toBe('1/1')
    // 0.005 / (1.005² − 1) = 0.005 / 0.010025 = 200/401
    expect(factors(2)).toEqual(roundedFactor({ num: 200n, den: 401n }))
    expect(text(annuityFactors(parseRatio('0'))(7))).toBe('1/7')
  })

  it('the table in doubles lies within 3.1 · 2^-53 of them, relatively, to 1,200 payments', () => {
    const rates = fc.oneof(
      fc.integer({ min: 1, max: 20_000 }).map(n => ({ num: BigInt(n), den: 120_000n })),
      fc.bigInt({ min: 1n, max: 10n ** 9n }).map(num => ({ num, den: 12n * 10n ** 12n })),
    )
    let cells = 0
    fc.assert(
      fc.property(rates, rate => {
        const table = new AnnuityTable(1200)
        // One payment at a time: a row goes on from where it was filled to.
        let row = 0
        for (let payments = 1; payments <= 1200; payments++) row = table.getRow(rate, payments)
        const exact = annuityFactors(rate)
        for (const n of [1, 2, 3, 12, 60, 240, 359, 360, 900, 1200]) {
          const { num, den } = exact(n)
          const near = table.cells[row * table.stride + n]!
          const scaled = BigInt(near * 2 ** 400)
          const off = scaled * den - (num << 400n)
          // |near − exact| ≤ exact · 3.1 / 2^53
          expect(((off < 0n ? -off : off) * 10n) << 53n).toBeLessThanOrEqual(31n * (num << 400n))
          cells++
        }
      }),
      { numRuns: 40, seed: 3 },
    )
    expect(cells).toBe(400)
  })
})
