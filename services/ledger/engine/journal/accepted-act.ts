import type { MadeId } from '../../../../contracts/command/made.ts'
import type { Fact } from '../../../../contracts/kernel/fact.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { VerifiedCommand } from '../act/verified-command.ts'

/** An act that was accepted, as it goes into the journal. */
export interface AcceptedAct {
  readonly entry: EntryNumber
  readonly act: string
  readonly command: VerifiedCommand
  readonly part: number
  readonly facts: readonly Fact[]
  readonly postings: readonly Posting[]
  /** Ids of what it made, for its answer. */
  readonly made: readonly MadeId[]
  /** Ids of the subjects whose chains its entry extends, sorted. */
  readonly subjects: readonly string[]
}
