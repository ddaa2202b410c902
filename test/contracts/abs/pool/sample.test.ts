import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleAssets, sampleByBalance } from '../../../../contracts/abs/pool/sample.ts'
import { seededWholes } from '../../../../contracts/abs/pool/seeded-numbers.ts'
import { loan } from './loan.ts'

const pool = Array.from({ length: 50 }, (_, i) => loan(`a${i}`, { balance: BigInt(i + 1) }))
const ids = (assets: readonly { id: string }[]) => assets.map(a => a.id)

describe('by count', () => {
  test('one seed draws one sample, whatever the order of the tape', () => {
    expect(ids(sampleAssets(pool.toReversed(), 10, 7))).toEqual(ids(sampleAssets(pool, 10, 7)))
    expect(ids(sampleAssets(pool, 10, 8))).not.toEqual(ids(sampleAssets(pool, 10, 7)))
  })

  test('no asset twice, and never more than there are', () => {
    expect(new Set(ids(sampleAssets(pool, 50, 1))).size).toBe(50)
    expect(sampleAssets(pool, 51, 1)).toHaveLength(50)
    expect(sampleAssets(pool, 0, 1)).toHaveLength(0)
  })

  test('each asset is drawn about equally often', () => {
    const drawn = new Map<string, number>()
    for (let seed = 0; seed < 5000; seed++)
      for (const id of ids(sampleAssets(pool, 5, seed))) drawn.set(id, (drawn.get(id) ?? 0) + 1)
    // 5000 · 5/50 = 500 expected; the standard deviation is 21.
    for (const asset of pool) expect(Math.abs((drawn.get(asset.id) ?? 0) - 500)).toBeLessThan(105)
  })
})

describe('by balance', () => {
  test('an asset larger than a step is always in, a zero balance never', () => {
    const lumpy = [
      loan('big', { balance: 60n }),
      loan('none', { balance: 0n }),
      loan('rest', { balance: 40n }),
    ]
    for (let seed = 0; seed < 200; seed++) {
      const drawn = ids(sampleByBalance(lumpy, 2, seed))
      expect(drawn).toContain('big')
      expect(drawn).not.toContain('none')
    }
  })

  test('is drawn in proportion to balance', () => {
    const pair = [loan('small', { balance: 25n }), loan('large', { balance: 75n })]
    let large = 0
    for (let seed = 0; seed < 4000; seed++)
      large += ids(sampleByBalance(pair, 1, seed))[0] === 'large' ? 1 : 0
    // 3000 expected; the standard deviation is 27.
    expect(Math.abs(large - 3000)).toBeLessThan(140)
  })

  test('never draws more than asked, and from small even assets exactly as many', () => {
    const even = Array.from({ length: 1000 }, (_, i) => loan(`a${i}`))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(), (count, seed) => {
        expect(sampleByBalance(even, count, seed)).toHaveLength(count)
      }),
      { numRuns: 20 },
    )
  })
})

test('wholes stay below their bound and reach each value', () => {
  const draw = seededWholes(42)
  const seen = new Set(Array.from({ length: 500 }, () => draw(6)))
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
})

test('wholes are even for bounds that do not divide 2³²', () => {
  // Of 3·2³⁰ values the first third would come twice as often if draws were only divided.
  const draw = seededWholes(9)
  const low = Array.from({ length: 3000 }, () => draw(3 * 2 ** 30)).filter(n => n < 2 ** 30).length
  // 1000 expected, 1500 if uneven; the standard deviation is 26.
  expect(Math.abs(low - 1000)).toBeLessThan(130)
})
