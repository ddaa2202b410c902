import type { Answer } from '../../../../contracts/kernel/answer.ts'

/** The value of an answer; a refusal fails the test with its code. */
export function value<V>(answer: Answer<V, string>): V {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}
