import type { SignatureAlgorithm } from '../../../../contracts/command/command.ts'
import {
  type AllocationTiling,
  postAllocation,
} from '../../../../contracts/kernel/allocation-tiling.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { InstrumentId, InvoiceId, KeyId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import { issued, post } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'

/**
 * What the journal says that there must be, built up entry by entry by the kernel's own rules.
 * Nouns replay their rows beside it; keys and dates are here since every entry is checked by them.
 */
export interface Replayed {
  readonly tilings: Map<InstrumentId, Tiling>
  readonly allocations: Map<InvoiceId, AllocationTiling>
  readonly keys: Map<KeyId, ReplayedKey>
  /** What an entry may be dated: the last date, or the one before if a roll came beside it. */
  readonly openDates: BusinessDate[]
  /** Instruments of which a payment went back after its span was retired. */
  readonly wentBack: Map<InstrumentId, WentBack>
}

/** What became of payments that went back. */
export interface WentBack {
  /** Whether one of them is owed still. */
  readonly owed: boolean
  /** When one was last made again; null: none was. */
  readonly paidOn: BusinessDate | null
}

export interface ReplayedKey {
  readonly user: string
  readonly party: string
  readonly alg: SignatureAlgorithm
  /** base64url. */
  readonly publicKey: string
  readonly custody: boolean
  readonly machine: boolean
  readonly enrolledBy: EntryNumber
  readonly revokedBy: EntryNumber | null
}

export function nothingReplayed(): Replayed {
  return {
    tilings: new Map(),
    allocations: new Map(),
    keys: new Map(),
    openDates: [],
    wentBack: new Map(),
  }
}

/** Replays the postings of an entry; throws a Bug when one cannot follow from what was there. */
export function replayPostings(
  { tilings, allocations }: Replayed,
  postings: readonly Posting[],
  entry: EntryNumber,
  amounts: ReadonlyMap<InvoiceId, bigint>,
): void {
  for (const posting of postings) {
    if (posting.post === 'keep') continue
    if (posting.post === 'allocate' || posting.post === 'deallocate') {
      const was = allocations.get(posting.invoice) ?? unallocated(posting.invoice, amounts)
      allocations.set(posting.invoice, postAllocation(was, posting, entry))
    } else if (posting.post === 'issue') {
      tilings.set(posting.instrument, issued(posting, entry))
    } else {
      const { instrument } = posting
      const none = { instrument, size: 0n, paid: { p: 0n, q: 1n }, titles: [] }
      tilings.set(instrument, post(tilings.get(instrument) ?? none, posting, entry))
    }
  }
}

function unallocated(
  invoice: InvoiceId,
  amounts: ReadonlyMap<InvoiceId, bigint>,
): AllocationTiling {
  const amount = amounts.get(invoice) ?? 0n
  return { invoice, amount, tiles: [{ lo: 0n, hi: amount, on: null, since: 0n }] }
}
