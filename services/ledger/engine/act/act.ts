import type { PoolClient } from 'pg'
import type * as z from 'zod'
import type { ActClass } from '../../../../contracts/command/act-class.ts'
import type { Decision, Refusal } from '../../../../contracts/kernel/decision.ts'
import type { InvoiceId, PartyId, ReceivableId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { RuledContext } from '../../../../contracts/kernel/rules.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Range } from '../../title/load-titles.ts'
import type { View } from '../view/view.ts'
import type { LedgerFact } from './fact.ts'

/**
 * What the ledger must know of an act: what its body is, who may sign it, what it locks and which
 * contract it asks. Everything else is the same for all acts and stands in `execute-group.ts`.
 */
export interface Act<Body = unknown, State = undefined> {
  readonly name: string
  readonly class: ActClass
  readonly body: z.ZodType<Body>
  /**
   * Minor units that the act moves or binds, which limits of signatures are compared with. Null:
   * the body states none, so the act may be of any amount and is above every limit.
   */
  readonly amount: (body: Body) => bigint | null
  readonly reads: (body: Body, party: PartyId) => ReadSet
  readonly decide: (
    body: Body,
    view: View,
    context: ActContext,
    state: State,
  ) => Decision<LedgerFact, Posting, Refusal>
  /**
   * Acts on parties, keys and the calendar are rare: each runs in a transaction of its own, reads
   * what it needs under its own locks, and writes the rows of its facts.
   */
  readonly exclusive?: {
    readonly load: (client: PoolClient, body: Body, party: PartyId) => Promise<State>
    readonly write: (
      client: PoolClient,
      facts: readonly LedgerFact[],
      entry: EntryNumber,
    ) => Promise<void>
  }
  /** Acts that ask how a debtor stands do not share a group with acts that may change it. */
  readonly debtorStanding?: 'asks' | 'changes'
}

export interface ActContext extends RuledContext {
  /** The entry that the act will have if it is accepted. */
  readonly entry: EntryNumber
}

export interface ReadSet {
  readonly parties?: readonly PartyId[]
  readonly invoices?: readonly InvoiceId[]
  readonly receivables?: readonly ReceivableId[]
  readonly ranges?: readonly Range[]
  /**
   * Offers on these ranges, or proposals of these receivables, may end and give back their trade.
   */
  readonly deallocates?: boolean
  /** Whose unpaid receivables and marks are asked for. */
  readonly debtorStandings?: readonly PartyId[]
  /** A holder's free titles in order of maturity, enough for an amount. */
  readonly holdings?: { readonly holder: PartyId; readonly amount: bigint }
  /** A package number will be given. */
  readonly serial?: boolean
}
