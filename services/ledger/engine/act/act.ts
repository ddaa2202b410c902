import type * as z from 'zod'
import type { ActClass } from '../../../../contracts/command/act-class.ts'
import type { Instant } from '../../../../contracts/kernel/clock.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Decision, Refusal } from '../../../../contracts/kernel/decision.ts'
import type { Fact } from '../../../../contracts/kernel/fact.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { RuledContext } from '../../../../contracts/kernel/rules.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { View } from '../view/view.ts'
import type { Instruments } from './instrument-rule.ts'
import type { Read, Table } from './read.ts'

/**
 * What the ledger must know of an act: the form of its body, who may sign it, what it reads under
 * locks and which contract it asks. Everything else is the same for all acts and stands in
 * `group/execute-group.ts`.
 */
export interface Act<Body = unknown, Emitted extends Fact = Fact, State = undefined> {
  /** The name in commands: `receivable.confirm`. */
  readonly name: string
  readonly class: ActClass
  /** The form of its body; where it names instruments, by the nouns that have some. */
  readonly body: z.ZodType<Body> | ((instruments: Instruments) => z.ZodType<Body>)
  /**
   * Counts the minor units that the act moves or binds: limits of signatures refer to them. Null
   * when its body states none: the act may be of any amount, which is above every limit.
   */
  amount(body: Body, instruments: Instruments): bigint | null
  /** Lists the rows that the contract needs; they are locked and loaded before it is asked. */
  reads(body: Body, party: PartyId): readonly Read[]
  /**
   * Names the parties that must sign beside the one that gives the command, as its rows say under
   * the locks. Absent: nobody ever must, and no other party may.
   */
  cosigners?(body: Body, view: View, instruments: Instruments, party: PartyId): readonly PartyId[]
  /** Asks the contract. */
  decide(
    body: Body,
    view: View,
    context: ActContext,
    state: State,
  ): Decision<Emitted, Posting, Refusal>
  /** Set on rare acts (parties, keys, the calendar): each runs in a transaction of its own. */
  readonly exclusive?: Exclusive<Body, State>
  /** Tables whose loaded values the act makes stale for the acts after it in a group. */
  readonly invalidates?: readonly Table[]
  /**
   * Set when signers that were refused before the act may sign the next commands of the same
   * request: it enrols keys, or reinstates a party.
   */
  readonly bringsSigners?: boolean
}

/** An act of any body, facts and state, as the engine handles it. */
export type AnyAct = Act<unknown, Fact, unknown>

export interface Exclusive<Body, State> {
  /** Reads, locked by `locking`, what only this act needs; called after the tables are loaded. */
  load(client: Transaction, body: Body, party: PartyId, instruments: Instruments): Promise<State>
}

export interface ActContext extends RuledContext {
  /** The entry that the act will have if it is accepted. */
  readonly entry: EntryNumber
  /** The ledger's clock, by which deadlines within a day go. */
  readonly now: Instant
  /** The date outside, beyond which the business date is not rolled; null in a demonstration. */
  readonly today: BusinessDate | null
  /** The nouns of what titles tile. */
  readonly instruments: Instruments
  /** Finds the class of an act by its name; null when no act has the name. */
  classOf(act: string): ActClass | null
}

export type ActsByName = { readonly [name: string]: AnyAct }
