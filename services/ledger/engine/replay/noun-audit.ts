import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { KeyId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { ActsByName } from '../act/act.ts'
import type { UnitAct } from '../act/unit.ts'
import type { AuditFindingKind } from './finding.ts'
import type { JournalEntry } from './read-journal.ts'

/** How one noun's rows follow from the journal, told against the store. */
export interface NounAudit<Acts extends ActsByName> {
  /** Replays the first entry of the ledger, which no act of the table makes. */
  genesis(body: unknown, entry: ReplayedEntry): void
  /** What each of its acts did to the rows of the noun, by the body that was signed. */
  readonly replays: { readonly [Name in keyof Acts]: Replay<BodyOf<Acts[Name]>>['replay'] }
  /** Follows every entry with its whole command, after its own replay. */
  entry(entry: JournalEntry, command: AuditedCommand): void
  /** Every table of the noun that acts write, with the rows that must be there. */
  comparisons(): readonly Comparison[]
}

/** Declared as a method, so that the replays of all nouns fit one list. */
interface Replay<Body> {
  replay(body: Body, entry: ReplayedEntry): void
}

export type BodyOf<One> = One extends { amount(body: infer Body, ...rest: never[]): unknown }
  ? Body
  : never

export interface ReplayedEntry {
  readonly id: EntryNumber
  readonly party: string
  readonly businessDate: BusinessDate
}

/** A command as its signed bytes say; the same object for all entries of a manifest. */
export interface AuditedCommand {
  readonly acts: readonly UnitAct[]
  readonly signers: readonly KeyId[]
}

/** Rows of one table told against what they must be. */
export interface Comparison {
  readonly kind: AuditFindingKind
  /** Selects rows as a `subject` and one line of what they say, in the numbers of the store. */
  readonly select: string
  /** The same subjects and lines, from the journal. */
  readonly expected: Iterable<readonly [string, string]>
}

/** For a replay that says nothing of the noun's rows beside what the postings say. */
export const replaysNothing = (): void => undefined
