import type { Refusal, Refused } from './decision.ts'

/** What a calculation gives: its value, or the duty its input did not meet. */
export type Answer<Value, R extends Refusal> = Answered<Value> | Refused<R>

export interface Answered<Value> {
  readonly ok: true
  readonly value: Value
}

export function answer<Value>(value: Value): Answered<Value> {
  return { ok: true, value }
}
