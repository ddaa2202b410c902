import type { InstrumentId, InstrumentPrefix } from '../../../../contracts/kernel/id.ts'
import type {
  Cosigners,
  InstrumentGuard,
  Unit,
  UnitName,
} from '../../../../contracts/kernel/instrument.ts'
import type { View } from '../view/view.ts'
import type { InstrumentReads } from './read.ts'

/** What acts on titles need of the noun that an instrument is. */
export interface InstrumentRule extends InstrumentReads {
  /** Of its ids: `rcv`. */
  readonly prefix: InstrumentPrefix
  /** The row of `ledger.instrument_kind`. */
  readonly kind: string
  /** What its smallest part is: only money counts towards the limits of signatures. */
  readonly unit: UnitName
  /** Says how large one of its instruments is, and in what; of one that is not there it is none. */
  face(view: View, id: InstrumentId): Face
  /** Gives what the noun adds to the acts on its titles. */
  guard(view: View, id: InstrumentId): InstrumentGuard
  /** Names who must sign transfer, pledge and release of its titles beside who commands it. */
  cosigners(view: View, id: InstrumentId): Cosigners
}

/** The size of an instrument in units. */
export interface Face {
  readonly size: bigint
  readonly unit: Unit
}

/** The nouns whose instruments titles tile, by the prefix of their ids. */
export type Instruments = ReadonlyMap<string, InstrumentRule>
