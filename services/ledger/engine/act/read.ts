import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { View } from '../view/view.ts'

/** Rows that acts read under locks: one table, or a figure made of several, of one noun. */
export interface Table<Key = unknown> {
  readonly name: string
  /**
   * Every group locks and loads its tables in ascending order of this number, so no two groups
   * wait for each other. From `AFTER_THE_DATE` on the business date is known to `load`.
   */
  readonly order: number
  /** Lists what no other group in flight may touch while one reads these keys. */
  lockSet(keys: readonly Key[]): readonly string[] | typeof EVERYTHING
  /** Finds what else must be read, before any lock is held; it is read again under the locks. */
  find(
    client: Transaction,
    keys: readonly Key[],
    instruments: InstrumentsRead,
  ): Promise<readonly Read[]>
  /**
   * Locks the rows of these keys (some may repeat), ascending, by `locking`, and puts them in the
   * view.
   */
  load(client: Transaction, keys: readonly Key[], view: View): Promise<void>
}

/** A lock set that no other group may run beside. */
export const EVERYTHING = Symbol('everything')

/** Tables of this order and above hold figures that depend on the business date. */
export const AFTER_THE_DATE = 900

/** Keys of one table that an act reads. */
export interface Read {
  readonly table: Table
  readonly keys: readonly unknown[]
}

/** What must be read of instruments of one noun whenever their titles are. */
export interface InstrumentReads {
  /** Lists what must be read of instruments of this noun whenever their titles are. */
  reads(ids: readonly InstrumentId[]): readonly Read[]
}

/** What to read of instruments, by the prefix of their ids. */
export type InstrumentsRead = ReadonlyMap<string, InstrumentReads>

export function read<Key>(table: Table<Key>, keys: readonly Key[]): Read {
  return { table, keys }
}

/** For `Table.find` where the keys are all there is to read. */
export const findsNothing = async (): Promise<readonly Read[]> => []

/** For `Table.lockSet` where rows are only shared: groups may read them side by side. */
export const locksNothing = (): readonly string[] => []
