import type { ActRequest } from '../../../../contracts/command/command.ts'
import type { Answer } from '../../../../contracts/kernel/answer.ts'
import type { Refusal } from '../../../../contracts/kernel/decision.ts'
import type { Context } from '../../graph/context.ts'

/** An act as the typed mutations offer it. */
export interface ActMutation<Input> {
  /** The name in commands: `receivable.confirm`. */
  readonly act: string
  /** The name of the mutation: `confirmReceivable`. */
  readonly field: string
  readonly description: string
  /** Builds the body of the act from the input; the input itself is the body unless given. */
  readonly body?: (input: Input) => unknown
  /** Changes the input before a body is built of it, or refuses it. */
  readonly readInput?: (input: Input, context: Context) => Promise<Answer<Input, Refusal>>
}

export function toActRequest<Input>(offered: ActMutation<Input>, input: Input): ActRequest {
  return { act: offered.act, body: offered.body ? offered.body(input) : input }
}
