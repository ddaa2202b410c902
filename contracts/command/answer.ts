import type { Refusal, Refused } from '../kernel/decision.ts'
import type { MadeId } from './made.ts'

/** What a command was answered: each of its acts, or the duty that it did not meet as a whole. */
export type CommandAnswer = AnsweredCommand | Refused<Refusal>

/** Every act was asked; each answer says whether its act was accepted. */
export interface AnsweredCommand {
  readonly ok: true
  readonly acts: readonly ActAnswer[]
}

/** What one act was answered: its entry in the journal, or the duty that was not met. */
export type ActAnswer = DoneAct | Refused<Refusal>

export interface DoneAct {
  readonly ok: true
  /** The number of the entry, as decimal text. */
  readonly entry: string
  /** What the act made, in no order that means anything; empty where it made nothing. */
  readonly made: readonly MadeId[]
}
