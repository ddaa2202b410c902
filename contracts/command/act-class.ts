import type { AnyText } from '../kernel/refusal-text.ts'

/**
 * Who must sign an act. `value` moves or binds titles. `governance` says who may: mandates,
 * policies, standing acceptances, users, keys. `routine` is the rest, which the platform's custody
 * may sign for a logged-in user. `operator` is what the operator's key signs alone (a lapse, a
 * completion), `officers` what takes two of its people (the roll of the date, an enrolment).
 */
export const ACT_CLASSES = ['value', 'governance', 'routine', 'operator', 'officers'] as const
export type ActClass = (typeof ACT_CLASSES)[number]

/** An act's clause says to its readers who signs it, and which duties it has in which order. */
export interface ActClause {
  readonly class: ActClass
  readonly texts: Readonly<Record<string, AnyText>>
}
