import type { Answer } from '../../../contracts/kernel/answer.ts'
import type { Refusal } from '../../../contracts/kernel/decision.ts'
import type { Read } from './act/read.ts'
import type { Unit } from './group/unit.ts'
import type { VerifiedCommand } from './group/verified-command.ts'
import type { Locked } from './locked.ts'
import type { View } from './view/view.ts'

/** Who may give a command: asked under the locks, before any of its acts. */
export interface Authority {
  /** Lists what must be read to answer for this command. */
  reads(command: VerifiedCommand): readonly Read[]
  /** Compares the signatures with all that the acts ask; `now` is the ledger's clock in seconds. */
  authorise(view: View, unit: Unit, now: number): Answer<Authorised, Refusal>
  /** Counts what one signature sufficed for towards the party's day. */
  count(view: View, unit: Unit, amount: bigint): void
  /** Writes what was counted: the last statement of a group, since others wait for its rows. */
  write(client: Locked, view: View): Promise<void>
}

export interface Authorised {
  /** One signature sufficed: what the command moves or binds counts towards the day. */
  readonly singleSigner: boolean
}
