import type { Ratio } from '../ratio.ts'

/**
 * The type of a value. Money, numbers, dates and conditions do not mix; `zero` is the bare 0, which
 * is money as well as a number.
 */
export type ValueType = 'money' | 'number' | 'date' | 'condition' | 'zero'

/** A function that computes a value from a state. */
export type Evaluator<State> = (state: State) => Ratio

/**
 * Finds the common type of two values that are added, compared or chosen between; null when they do
 * not mix.
 */
export function commonType(a: ValueType, b: ValueType): ValueType | null {
  if (a === b) return a
  if (a === 'zero' && (b === 'money' || b === 'number')) return b
  if (b === 'zero' && (a === 'money' || a === 'number')) return a
  return null
}
