import type { Ratio } from '../ratio.ts'

/**
 * Money, ratios, dates and conditions do not mix: an amount is never compared with a ratio. `zero`
 * is the bare 0, which is money as well as a number.
 */
export type ValueType = 'money' | 'number' | 'date' | 'condition' | 'zero'

/** What something is worth in a state of whatever is computed with. */
export type Value<State> = (state: State) => Ratio

/**
 * The common type of two values that are added, compared or chosen between; null: they do not mix.
 */
export function common(a: ValueType, b: ValueType): ValueType | null {
  if (a === b) return a
  if (a === 'zero' && (b === 'money' || b === 'number')) return b
  if (b === 'zero' && (a === 'money' || a === 'number')) return a
  return null
}
