import type { ActClass } from '../../../../contracts/command/act-class.ts'
import type { Answer } from '../../../../contracts/kernel/answer.ts'
import type { Refusal, Refused } from '../../../../contracts/kernel/decision.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { Read } from '../act/read.ts'
import type { Unit } from '../act/unit.ts'
import type { VerifiedCommand } from '../act/verified-command.ts'
import type { Locked } from '../locked.ts'
import type { View } from '../view/view.ts'

/** Who may give a command: asked under the locks, before any of its acts. */
export interface Authority {
  /** Lists what must be read to answer for this command. */
  reads(command: Pick<VerifiedCommand, 'party' | 'keys' | 'cosigners'>): readonly Read[]
  /** Refuses the party whatever the signatures: it may give no act of this class. */
  refuseParty(view: View, party: PartyId, of: ActClass): Refused<Refusal> | null
  /**
   * Compares the signatures with all that the acts ask of the party and of those that must sign
   * beside it; `now` is the ledger's clock in seconds.
   */
  authorise(
    view: View,
    unit: Unit,
    cosigners: readonly PartyId[],
    now: number,
  ): Answer<Authorised, Refusal>
  /** Counts what one signature sufficed for towards a party's day. */
  count(view: View, party: PartyId, amount: bigint): void
  /** Writes what was counted: the last statement of a group, since others wait for its rows. */
  write(client: Locked, view: View): Promise<void>
}

export interface Authorised {
  /** Parties of whom one signature sufficed: what is moved or bound counts towards their day. */
  readonly alone: readonly PartyId[]
}
