import type { ActRequest } from '../../../../contracts/command/command.ts'
import { isId, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Summary } from './draft.type.ts'

/** Words for a summary: names of parties, as the directory has them. */
export type NameOf = (party: PartyId | string) => string

/** An act as the typed mutations offer it: what is signed, and how it is said in words. */
export interface ActMutation<Input> {
  /** As in a command, `receivable.confirm`. */
  readonly act: string
  /** As a mutation, `confirmReceivable`. */
  readonly field: string
  readonly description: string
  /** The input in the form of the body; the input itself unless given. */
  readonly body?: (input: Input) => unknown
  readonly summary: (input: Input, nameOf: NameOf) => Summary
}

export function requestOf<Input>(offered: ActMutation<Input>, input: Input): ActRequest {
  return { act: offered.act, body: offered.body ? offered.body(input) : input }
}

/** Every party that an input names, however deep. */
export function partiesIn(input: unknown): string[] {
  if (isId('pty', input)) return [input]
  if (typeof input !== 'object' || input === null) return []
  return Object.values(input).flatMap(partiesIn)
}
