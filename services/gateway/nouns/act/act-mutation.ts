import type { ActRequest } from '../../../../contracts/command/command.ts'

/** An act as the typed mutations offer it. */
export interface ActMutation<Input> {
  /** The name in commands: `receivable.confirm`. */
  readonly act: string
  /** The name of the mutation: `confirmReceivable`. */
  readonly field: string
  readonly description: string
  /** Builds the body of the act from the input; the input itself is the body unless given. */
  readonly body?: (input: Input) => unknown
}

export function toActRequest<Input>(offered: ActMutation<Input>, input: Input): ActRequest {
  return { act: offered.act, body: offered.body ? offered.body(input) : input }
}
