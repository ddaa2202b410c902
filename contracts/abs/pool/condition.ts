import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import type { Asset } from '../asset.ts'
import { type Field, isField, makeNumberReader, makeTextReader, parseBound } from './field.ts'

/**
 * A condition on an asset, as data. Bounds are inclusive: decimal strings (fen, rates, months) or
 * dates. An asset without the value does not meet the condition.
 */
export type Condition =
  | { readonly field: Field; readonly atLeast: string; readonly atMost?: string }
  | { readonly field: Field; readonly atMost: string }
  | { readonly field: Field; readonly oneOf: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export type ConditionRefusal =
  | 'condition_must_have_one_known_shape'
  | 'field_must_be_known'
  | 'bound_must_be_a_decimal_or_a_date'
  | 'rate_bound_must_be_a_decimal_up_to_1'
  | 'conditions_must_not_nest_deeper'

export type AssetTest = (asset: Asset) => boolean

/** The deepest nesting: conditions come from files, and a deep one would exhaust the stack. */
export const CONDITION_DEPTH_MAX = 20

/**
 * Checks a condition once and makes a test of it; `path` leads to the condition in its document.
 */
export function conditionTest(
  condition: Condition,
  cutOff: BusinessDate,
  path = '',
  depth = 1,
): Answer<AssetTest, ConditionRefusal> {
  if (depth > CONDITION_DEPTH_MAX) return refuse('conditions_must_not_nest_deeper', path)
  if (typeof condition !== 'object' || condition === null)
    return refuse('condition_must_have_one_known_shape', path)
  const inner = (c: Condition, at: string) =>
    conditionTest(c, cutOff, path ? `${path}.${at}` : at, depth + 1)

  if ('not' in condition) {
    const test = inner(condition.not, 'not')
    return test.ok ? answer(asset => !test.value(asset)) : test
  }
  if ('all' in condition && Array.isArray(condition.all))
    return joinTests(
      condition.all,
      (c, i) => inner(c, `all.${i}`),
      tests => asset => tests.every(test => test(asset)),
    )
  if ('any' in condition && Array.isArray(condition.any))
    return joinTests(
      condition.any,
      (c, i) => inner(c, `any.${i}`),
      tests => asset => tests.some(test => test(asset)),
    )
  return 'field' in condition
    ? makeFieldTest(condition, cutOff, path)
    : refuse('condition_must_have_one_known_shape', path)
}

/** Makes one test of several conditions. */
function joinTests(
  conditions: readonly Condition[],
  makeTest: (condition: Condition, index: number) => Answer<AssetTest, ConditionRefusal>,
  join: (tests: readonly AssetTest[]) => AssetTest,
): Answer<AssetTest, ConditionRefusal> {
  const tests: AssetTest[] = []
  for (const [i, condition] of conditions.entries()) {
    const test = makeTest(condition, i)
    if (!test.ok) return test
    tests.push(test.value)
  }
  return answer(join(tests))
}

function makeFieldTest(
  condition: Extract<Condition, { field: Field }>,
  cutOff: BusinessDate,
  path: string,
): Answer<AssetTest, ConditionRefusal> {
  const { field } = condition
  if (!isField(field)) return refuse('field_must_be_known', path ? `${path}.field` : 'field')
  if ('oneOf' in condition && Array.isArray(condition.oneOf)) {
    const text = makeTextReader(field)
    const allowed = new Set<string | null>(condition.oneOf)
    return answer(asset => allowed.has(text(asset, cutOff)))
  }
  return makeBoundTest(condition, cutOff, path)
}

function makeBoundTest(
  condition: Extract<Condition, { field: Field }>,
  cutOff: BusinessDate,
  path: string,
): Answer<AssetTest, ConditionRefusal> {
  const given = (name: 'atLeast' | 'atMost') =>
    name in condition ? (condition as Record<string, unknown>)[name] : undefined
  const [least, most] = [given('atLeast'), given('atMost')]
  if (least === undefined && most === undefined)
    return refuse('condition_must_have_one_known_shape', path)
  const low = least === undefined ? null : parseBound(String(least))
  const high = most === undefined ? null : parseBound(String(most))
  const wrong = (bound: unknown, parsed: unknown) => bound !== undefined && parsed === null
  if (wrong(least, low) || wrong(most, high)) return unusableBound(path)
  if (condition.field === 'annualRate' && [low, high].some(bound => bound?.gt(1)))
    return refuse('rate_bound_must_be_a_decimal_up_to_1', path)
  const number = makeNumberReader(condition.field)
  return answer(asset => {
    const value = number(asset, cutOff)
    return value !== null && (low?.lte(value) ?? true) && (high?.gte(value) ?? true)
  })
}

function unusableBound(path: string): Refused<ConditionRefusal> {
  return refuse('bound_must_be_a_decimal_or_a_date', path)
}
