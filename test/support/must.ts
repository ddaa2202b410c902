import type { Answer } from '../../contracts/kernel/answer.ts'
import type { Refusal } from '../../contracts/kernel/decision.ts'

/** Gives the value of an answer that is none but a refusal would fail the test. */
export function must<Value>(answer: Answer<Value, Refusal>): Value {
  if (!answer.ok) throw new Error(`${answer.refusal} ${answer.path}`)
  return answer.value
}
