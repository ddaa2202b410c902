import type { InstrumentId, InstrumentPrefix } from '../../../../contracts/kernel/id.ts'
import type { Cosigners, InstrumentGuard, Unit } from '../../../../contracts/kernel/instrument.ts'
import type { RuledContext } from '../../../../contracts/kernel/rules.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { View } from '../view/view.ts'
import type { Canonical } from './canonical.ts'
import type { InstrumentReads } from './read.ts'

/** What acts on titles need of the noun that an instrument is. */
export interface InstrumentRule extends InstrumentReads {
  /** Of its ids: `rcv`. */
  readonly prefix: InstrumentPrefix
  /** The row of `ledger.instrument_kind`. */
  readonly kind: string
  /** Whether its smallest parts are money: only that counts towards the limits of signatures. */
  readonly isMoney: boolean
  /** Says how large one of its instruments is, and in what; of one that is not there it is none. */
  face(view: View, id: InstrumentId): Face
  /** Gives what the noun adds to the acts on its titles. */
  guard(view: View, id: InstrumentId): InstrumentGuard
  /**
   * Reads what lies behind spans of its instruments, as their holder discloses it to who is offered
   * them; for each span in turn it tells that of the business date.
   */
  discloses(client: Transaction, spans: readonly SpanBehind[]): Promise<readonly Telling[]>
  /** Names who must sign transfer, pledge and release of its titles beside who commands it. */
  cosigners(view: View, id: InstrumentId): Cosigners
}

/** A span with the entries that its chain is made of. */
export interface SpanBehind {
  readonly instrument: InstrumentId
  readonly steps: readonly EntryNumber[]
}

/** Tells what is behind one span, and of how many parts that is. */
export type Telling = (context: RuledContext) => {
  readonly behind: Canonical
  readonly parts: number
}

/** The size of an instrument in units. */
export interface Face {
  readonly size: bigint
  readonly unit: Unit
}

/** The nouns whose instruments titles tile, by the prefix of their ids. */
export type Instruments = ReadonlyMap<string, InstrumentRule>
