import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import type { Flaw } from '../../../../contracts/kernel/instrument.ts'
import type { Disclosed } from '../../../../contracts/title/disclosure.ts'

/** Of an offer `o`: until when it is disclosed, and what was shown of it last. */
export const SHOWN_COLUMNS = `
  (select max(d.until) from ledger.disclosure d where d.offer = o.charge) as disclosed_until,
  (select jsonb_build_object('digest', l.digest, 'flaws', l.content::jsonb -> 'flaws')
     from ledger.look l where l.offer = o.charge order by l.entry desc limit 1) as shown`

export interface DisclosedRecord {
  disclosed_until: BusinessDate | null
  shown: { readonly digest: string; readonly flaws: readonly WireFlaw[] } | null
}

interface WireFlaw {
  readonly instrument: InstrumentId
  readonly flaw: Flaw
  readonly extent: string
}

export function buildDisclosed({ disclosed_until, shown }: DisclosedRecord): Disclosed {
  return {
    disclosedUntil: disclosed_until,
    shown: shown && {
      digest: shown.digest,
      flaws: shown.flaws.map(({ extent, ...found }) => ({ ...found, extent: BigInt(extent) })),
    },
  }
}
