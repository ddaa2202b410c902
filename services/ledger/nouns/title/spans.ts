import * as z from 'zod'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import { instrumentId, units } from '../../engine/act/body.ts'
import type { Instruments } from '../../engine/act/instrument-rule.ts'
import { nounOf } from '../../engine/journal/touches.ts'
import type { Range } from '../../title/load-titles.ts'

export const SPANS_MAX = 500

/** A span set as it stands on the wire, of instruments of the nouns given. */
export function formSpans(instruments: Pick<Instruments, 'keys'>) {
  const instrument = instrumentId(instruments)
  return z
    .array(
      z
        .strictObject({ instrument, lo: units, hi: units })
        .transform(({ instrument, lo, hi }) => ({ instrument, span: { lo, hi } })),
    )
    .max(SPANS_MAX)
}

export function listRanges(named: SpanSet): Range[] {
  return named.map(({ instrument, span }) => ({ instrument, ...span }))
}

/** Of acts that end claims or holds: what they free becomes one with what lies beside it. */
export function listRangesAround(named: SpanSet): Range[] {
  return listRanges(named).map(({ instrument, lo, hi }) => ({
    instrument,
    lo: lo > 0n ? lo - 1n : 0n,
    hi: hi + 1n,
  }))
}

/**
 * What spans count towards the limits of signatures: minor units, or null where one is of goods,
 * whose worth no body states. A span that ends before it begins counts as none: nobody's signature
 * is saved by it.
 */
export function sumMoney(named: SpanSet, instruments: Instruments): bigint | null {
  let sum = 0n
  for (const { instrument, span } of named) {
    if (!instruments.get(nounOf(instrument))?.isMoney) return null
    if (span.hi > span.lo) sum += span.hi - span.lo
  }
  return sum
}
