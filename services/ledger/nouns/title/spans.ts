import * as z from 'zod'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import { id, minorUnits } from '../../engine/act/body.ts'
import type { Range } from '../../title/load-titles.ts'

export const SPANS_MAX = 500

/** A span set as it stands on the wire. */
export const spans = z
  .array(
    z
      .strictObject({ instrument: id('rcv'), lo: minorUnits, hi: minorUnits })
      .transform(({ instrument, lo, hi }) => ({ instrument, span: { lo, hi } })),
  )
  .max(SPANS_MAX)

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

/** A span that ends before it begins counts as none: nobody's signature is saved by it. */
export function sumSizes(named: SpanSet): bigint {
  return named.reduce((sum, { span }) => sum + (span.hi > span.lo ? span.hi - span.lo : 0n), 0n)
}
