import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trigger } from '../../../../contracts/abs/deal/deal.ts'
import { whole } from '../../../../contracts/abs/ratio.ts'
import {
  type Comparison,
  findComparison,
  testTrigger,
} from '../../../../contracts/abs/trigger/test-trigger.ts'
import {
  isInForce,
  NEVER_TRIPPED,
  recordTest,
  type TriggerHistory,
} from '../../../../contracts/abs/trigger/trigger-history.ts'

const terms: Trigger = {
  zh: '示例',
  en: 'example',
  tested: 'after_collection',
  when: 'date.due',
  effects: ['close'],
}

function tested(comparison: Comparison, value: bigint) {
  const measured = {
    value: whole(value),
    threshold: whole(100n),
    comparison,
    type: 'money',
  } as const
  return testTrigger('t', terms, measured, NEVER_TRIPPED, 3, 'after_collection').evidence
}

describe('at the threshold of 100, one fen below, one above', () => {
  it.each<[Comparison, readonly boolean[], readonly string[]]>([
    ['above', [false, false, true], ['1', '0', '-1']],
    ['atLeast', [false, true, true], ['1', '0', '-1']],
    ['below', [true, false, false], ['-1', '0', '1']],
    ['atMost', [true, true, false], ['-1', '0', '1']],
  ])('%s', (comparison, breached, headroom) => {
    const evidence = [99n, 100n, 101n].map(value => tested(comparison, value))
    expect(evidence.map(e => e.breached)).toEqual(breached)
    expect(evidence.map(e => e.headroom)).toEqual(headroom)
  })

  it('the terms say which comparison it is', () => {
    const { when: _, ...rest } = terms as Trigger & { when: string }
    const of = (test: object) => findComparison({ ...rest, ...test } as Trigger)
    expect(of({ value: 'x', above: 'y' })).toBe('above')
    expect(of({ value: 'x', atLeast: 'y' })).toBe('atLeast')
    expect(of({ value: 'x', below: 'y' })).toBe('below')
    expect(of({ value: 'x', atMost: 'y' })).toBe('atMost')
    expect(findComparison(terms)).toBe('holds')
  })
})

describe('what stands after several tests', () => {
  const after = (tests: readonly boolean[], cure: number | null) =>
    tests.reduce<TriggerHistory>(
      (h, breached, i) => recordTest(h, breached, cure, i + 1),
      NEVER_TRIPPED,
    )

  it('without a cure the first breach stands for ever', () => {
    expect(after([false, true, false, false, false], null)).toEqual({
      tripped: true,
      passes: 3,
      turns: [{ period: 2, tripped: true }],
    })
  })

  it('a cure needs its passes in a row, and a later breach trips again', () => {
    expect(after([true, false, true, false], 2).tripped).toBe(true)
    expect(after([true, false, false], 2)).toEqual({
      tripped: false,
      passes: 0,
      turns: [
        { period: 1, tripped: true },
        { period: 3, tripped: false },
      ],
    })
    expect(after([true, false, false, true], 2).turns).toHaveLength(3)
  })

  it('a trigger is tripped exactly when a breach has no cure after it', () => {
    const tests = fc.array(fc.boolean(), { maxLength: 12 })
    fc.assert(
      fc.property(tests, fc.integer({ min: 1, max: 4 }), (breaches, cure) => {
        const sinceBreach = breaches.length - 1 - breaches.lastIndexOf(true)
        const standing = breaches.includes(true) && sinceBreach < cure
        expect(after(breaches, cure).tripped).toBe(standing)
      }),
    )
  })
})

describe('from which distribution it rules', () => {
  const tripped = { tripped: true, passes: 0, turns: [{ period: 3, tripped: true }] }
  const cured = {
    ...tripped,
    tripped: false,
    turns: [...tripped.turns, { period: 5, tripped: false }],
  }

  it('this one, or the one after', () => {
    expect([3, 4].map(period => isInForce(tripped, 'this', period))).toEqual([true, true])
    expect([3, 4].map(period => isInForce(tripped, 'next', period))).toEqual([false, true])
  })

  it('a cure likewise', () => {
    expect([5, 6].map(period => isInForce(cured, 'this', period))).toEqual([false, false])
    expect([5, 6].map(period => isInForce(cured, 'next', period))).toEqual([true, false])
  })
})
