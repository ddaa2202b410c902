import type { Refusal, Refused } from '../../../../contracts/kernel/decision.ts'
import type { AnyAct } from './act.ts'
import type { Read } from './read.ts'
import type { VerifiedCommand } from './verified-command.ts'

/** A command with its acts read: each is known and its body has the right form, or says why not. */
export interface Unit {
  readonly command: VerifiedCommand
  readonly acts: readonly UnitAct[]
}

export type UnitAct = ReadAct | Refused<Refusal>

/** An act whose body has been read. */
export interface ReadAct {
  readonly ok: true
  readonly act: AnyAct
  readonly body: unknown
  /** Minor units that it moves or binds; null: of any amount. */
  readonly amount: bigint | null
  readonly reads: readonly Read[]
  /** What an exclusive act has read besides, once it is locked. */
  readonly state: unknown
}

/** Tells whether the command runs in a transaction of its own. */
export function runsExclusively({ acts }: Pick<Unit, 'acts'>): boolean {
  return acts.some(one => one.ok && one.act.exclusive !== undefined)
}
