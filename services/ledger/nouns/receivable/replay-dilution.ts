import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import type { JournalEntry } from '../../engine/replay/read-journal.ts'

/** Replays how much of each receivable was held since red letters dilute it. */
export function replayDilution() {
  const held = new Map<InstrumentId, bigint>()
  return {
    replay({ postings }: Pick<JournalEntry, 'postings'>): void {
      if (!postings.includes('"dilution"')) return
      for (const { post, kind, instrument, span } of JSON.parse(postings) as WirePosting[]) {
        if (post !== 'hold' || kind !== 'dilution') continue
        const units = BigInt(span.hi) - BigInt(span.lo)
        held.set(instrument, (held.get(instrument) ?? 0n) + units)
      }
    },
    /** Null: none of it was. */
    heldOf: (id: InstrumentId): string | null => held.get(id)?.toString() ?? null,
  }
}

interface WirePosting {
  readonly post: string
  readonly kind: string
  readonly instrument: InstrumentId
  readonly span: { readonly lo: string; readonly hi: string }
}
