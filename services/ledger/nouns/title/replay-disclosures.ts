import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { Disclose } from '../../../../contracts/title/disclose.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { type JournalEntry, parsePostings } from '../../engine/replay/read-journal.ts'
import { findCharge } from './replay-debts.ts'

/** Replays what was disclosed of which offers, and the digests of what was shown. */
export function replayDisclosures(tilings: ReadonlyMap<InstrumentId, Tiling>) {
  const disclosed = new Map<EntryNumber, string>()
  const shown = new Map<EntryNumber, string>()
  return {
    disclosed({ spans, until }: Disclose, { id }: ReplayedEntry): void {
      disclosed.set(id, `${findCharge(tilings, spans)} ${until}`)
    },
    /** The leaf of the entry proves its postings, and one of them the text. */
    kept({ id, act, postings }: JournalEntry): void {
      if (act !== 'title.look') return
      const kept = parsePostings(postings).find(posting => posting.post === 'keep')
      shown.set(id, kept?.text ?? '')
    },
    comparisons: (): readonly Comparison[] => [
      {
        kind: 'disclosure_differs',
        select: `select entry::text as subject, offer || ' ' || until as says
                   from ledger.disclosure`,
        expected: numbered(disclosed),
      },
      {
        kind: 'look_differs',
        select: 'select entry::text as subject, digest as says from ledger.look',
        expected: numbered(shown),
      },
    ],
  }
}

function numbered(rows: ReadonlyMap<EntryNumber, string>): [string, string][] {
  return [...rows].map(([entry, says]) => [String(entry), says])
}
