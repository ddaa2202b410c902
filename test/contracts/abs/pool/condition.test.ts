import { describe, expect, test } from 'vitest'
import type { Asset } from '../../../../contracts/abs/asset.ts'
import {
  type Condition,
  type ConditionRefusal,
  conditionTest,
} from '../../../../contracts/abs/pool/condition.ts'
import { value } from '../analytics/value.ts'
import { loan } from './loan.ts'

const CUT_OFF = '2026-01-15'
const meets = (asset: Asset, condition: Condition) =>
  value(conditionTest(condition, CUT_OFF))(asset)

describe('bounds are inclusive, one fen, one day or 1e-30 off is not', () => {
  const cases: [Condition, Partial<Parameters<typeof loan>[1]>, boolean][] = [
    [{ field: 'balance', atLeast: '100000' }, { balance: 100_000n }, true],
    [{ field: 'balance', atLeast: '100000' }, { balance: 99_999n }, false],
    [{ field: 'balance', atMost: '9007199254740993' }, { balance: 9_007_199_254_740_993n }, true],
    [{ field: 'balance', atMost: '9007199254740993' }, { balance: 9_007_199_254_740_994n }, false],
    [{ field: 'annualRate', atMost: '0.06' }, {}, true],
    [{ field: 'annualRate', atMost: '0.059999999999999999999999999999' }, {}, false],
    [{ field: 'annualRate', atLeast: '0.05', atMost: '0.055' }, {}, false],
    [{ field: 'maturityDate', atMost: '2028-01-15' }, {}, true],
    [{ field: 'maturityDate', atMost: '2028-01-14' }, {}, false],
    [{ field: 'ageMonths', atLeast: '12' }, {}, true],
    [{ field: 'ageMonths', atLeast: '12' }, { originationDate: '2025-01-16' }, false],
    [{ field: 'remainingMonths', atMost: '24' }, {}, true],
    [{ field: 'remainingMonths', atMost: '23' }, {}, false],
    [{ field: 'termMonths', atMost: '36' }, {}, true],
    [{ field: 'overdueDays', atMost: '30' }, { status: { kind: 'overdue', days: 30 } }, true],
    [{ field: 'overdueDays', atMost: '30' }, { status: { kind: 'overdue', days: 31 } }, false],
    [{ field: 'overdueDays', atMost: '0' }, {}, true],
  ]
  test.each(cases)('%j of %o: %s', (condition, over, met) => {
    expect(meets(loan('a', over), condition)).toBe(met)
  })
})

describe('an asset without the value does not meet the condition', () => {
  test('a defaulted loan has no days overdue', () => {
    const defaulted = loan('a', { status: { kind: 'defaulted', on: '2025-12-01' } })
    expect(meets(defaulted, { field: 'overdueDays', atLeast: '0' })).toBe(false)
  })
  test('a tape without regions', () => {
    const condition: Condition = { field: 'attributes.region', oneOf: ['east'] }
    expect(meets(loan('a'), condition)).toBe(false)
    expect(meets(loan('a'), { not: condition })).toBe(true)
  })
})

test('attributes compare as numbers and as dates where the rule does', () => {
  const rated = loan('a', { attributes: { score: '700', signed: '2025-06-30' } })
  expect(meets(rated, { field: 'attributes.score', atLeast: '80' })).toBe(true)
  expect(meets(rated, { field: 'attributes.signed', atLeast: '2025-07-01' })).toBe(false)
})

test('all, any and not join conditions', () => {
  const yes: Condition = { field: 'product', oneOf: ['level'] }
  const no: Condition = { field: 'product', oneOf: ['bullet'] }
  expect(meets(loan('a'), { all: [yes, no] })).toBe(false)
  expect(meets(loan('a'), { any: [no, yes] })).toBe(true)
  expect(meets(loan('a'), { not: { any: [no] } })).toBe(true)
})

const deep = (levels: number): Condition => (levels === 0 ? { all: [] } : { not: deep(levels - 1) })

const refusals: Record<ConditionRefusal, [unknown, string]> = {
  condition_must_have_one_known_shape: [{ all: [{ field: 'balance' }] }, 'all.0'],
  field_must_be_known: [{ any: [{ field: 'balanse', atMost: '1' }] }, 'any.0.field'],
  bound_must_be_a_decimal_or_a_date: [{ not: { field: 'balance', atMost: 'NaN' } }, 'not'],
  rate_bound_must_be_a_decimal_up_to_1: [{ field: 'annualRate', atLeast: '1.01' }, ''],
  conditions_must_not_nest_deeper: [deep(20), Array(20).fill('not').join('.')],
}

for (const [refusal, [condition, path]] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () =>
    expect(conditionTest(condition as Condition, CUT_OFF)).toEqual({ ok: false, refusal, path }))
}

test('the deepest condition allowed is taken, and Infinity is no bound', () => {
  expect(conditionTest(deep(19), CUT_OFF).ok).toBe(true)
  expect(conditionTest({ field: 'balance', atMost: 'Infinity' }, CUT_OFF).ok).toBe(false)
  expect(conditionTest(null as never, CUT_OFF).ok).toBe(false)
})
