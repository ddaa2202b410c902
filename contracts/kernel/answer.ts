import type { Refused } from './decision.ts'

/** What a calculation gives: its value, or the duty its input did not meet. */
export type Answer<Value, Code extends string> = Answered<Value> | Refused<Code>

export interface Answered<Value> {
  readonly ok: true
  readonly value: Value
}

export function answer<Value>(value: Value): Answered<Value> {
  return { ok: true, value }
}
