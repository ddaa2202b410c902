import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import { type StepRow, stepsFrom } from '../../../services/gateway/nouns/look-through/steps.ts'

const SIZE = 20

const move = fc
  .tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 1, max: SIZE }), fc.nat(4))
  .map(([at, length, to]) => ({ lo: at, hi: Math.min(SIZE, at + length), to }))

const numberOf = (n: number) => BigInt(n + 1)
const party = (n: bigint): PartyId => idOf('pty', n)

/** One unit at a time: who had it before, and how far it has come. */
function byUnit(rows: readonly StepRow[]) {
  const units = Array.from({ length: SIZE }, () => ({ holder: null as PartyId | null, tier: 0 }))
  return rows.flatMap(row => {
    const passed = []
    for (let unit = Number(row.lo); unit < Number(row.hi); unit++) {
      const { holder: from, tier } = units[unit]!
      const to = party(row.holder)
      units[unit] = { holder: to, tier: tier + 1 }
      passed.push({ entry: row.entry, unit, from, to, tier: tier + 1 })
    }
    return passed
  })
}

test('steps tell of each unit who had it before, and at what tier', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), moves => {
      const issue = { lo: 0, hi: SIZE, to: 0 }
      const rows = [issue, ...moves].map(
        ({ lo, hi, to }, n): StepRow => ({
          ...{ entry: BigInt(n + 1), act: '', business_date: '2026-03-02' },
          ...{ holder: numberOf(to), lo: BigInt(lo), hi: BigInt(hi) },
        }),
      )
      const told = stepsFrom(rows).flatMap(({ entry, from, to, tier, lo, hi }) =>
        Array.from({ length: Number(hi - lo) }, (_, n) => ({
          ...{ entry, unit: Number(lo) + n, from, to, tier },
        })),
      )
      expect(told).toEqual(byUnit(rows))
    }),
  )
})
