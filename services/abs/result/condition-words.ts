import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { Condition, ConditionRefusal } from '../../../contracts/abs/pool/condition.ts'

/** Why a condition on assets cannot be asked. */
export const CONDITION_TEXTS: Readonly<Record<ConditionRefusal, Words>> = {
  condition_must_have_one_known_shape: {
    zh: '条件须写作 field 加 atLeast、atMost 或 oneOf，或 all、any、not',
    en: 'a condition is a field with atLeast, atMost or oneOf, or else all, any or not',
  },
  field_must_be_known: {
    zh: '没有这个字段；数据列请写作 attributes.名称',
    en: 'there is no such field; columns of the tape are attributes.NAME',
  },
  bound_must_be_a_decimal_or_a_date: {
    zh: '界限须为普通小数或日期',
    en: 'a bound is a plain decimal or a date',
  },
  rate_bound_must_be_a_decimal_up_to_1: {
    zh: '利率以小数填写：4.35% 写作 0.0435',
    en: 'rates are decimals: 4.35 % is written 0.0435',
  },
  conditions_must_not_nest_deeper: { zh: '条件嵌套过深', en: 'the conditions nest too deep' },
}

/** Writes a condition as a formula: `annualRate ≥ 0.05 ∧ ¬(attributes.region ∈ {a, b})`. */
export function formatCondition(condition: Condition): string {
  if ('not' in condition) return `¬(${formatCondition(condition.not)})`
  if ('all' in condition) return joinConditions(condition.all, ' ∧ ')
  if ('any' in condition) return joinConditions(condition.any, ' ∨ ')
  const { field } = condition
  if ('oneOf' in condition) return `${field} ∈ {${condition.oneOf.join(', ')}}`
  const least = 'atLeast' in condition ? [`${field} ≥ ${condition.atLeast}`] : []
  const { atMost } = condition
  return [...least, ...(atMost === undefined ? [] : [`${field} ≤ ${atMost}`])].join(' ∧ ')
}

function joinConditions(conditions: readonly Condition[], sign: string): string {
  return conditions.map(each => `(${formatCondition(each)})`).join(sign)
}
