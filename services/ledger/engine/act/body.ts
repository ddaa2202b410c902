import * as z from 'zod'
import { type BusinessDate, isBusinessDate } from '../../../../contracts/kernel/date.ts'
import { type Id, idNumber, isId } from '../../../../contracts/kernel/id.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import type { Range } from '../../title/load-titles.ts'

/** The parts that bodies of acts are made of, as they stand on the wire. */
export const SPANS_MAX = 500
export const CITATIONS_MAX = 100
/** Characters of a text for which its contract names no smaller limit. */
export const TEXT_LENGTH_MAX = 1_000

export const text = z.string().max(TEXT_LENGTH_MAX)

/** Zero is nobody and nothing. */
export function id<Noun extends string>(noun: Noun) {
  return z.custom<Id<Noun>>(
    value => isId(noun, value) && idNumber(value) !== 0n,
    `must be an id of the noun ${noun}`,
  )
}

/** Whole minor units as a decimal string: no sign, no fraction, no leading zero, below 2^63. */
export const minorUnits = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, 'must be whole minor units')
  .transform(BigInt)

export const businessDate = z.custom<BusinessDate>(
  value => typeof value === 'string' && isBusinessDate(value),
  'must be a date as YYYY-MM-DD',
)

export const spans = z
  .array(
    z
      .strictObject({ receivable: id('rcv'), lo: minorUnits, hi: minorUnits })
      .transform(({ receivable, lo, hi }) => ({ receivable, span: { lo, hi } })),
  )
  .max(SPANS_MAX)

export const trade = z
  .array(z.strictObject({ invoice: id('inv'), amount: minorUnits }))
  .max(CITATIONS_MAX)

export function rangesOf(named: SpanSet): Range[] {
  return named.map(({ receivable: instrument, span }) => ({ instrument, ...span }))
}

/** Of acts that take restrictions off: what they free becomes one with what lies beside it. */
export function rangesAround(named: SpanSet): Range[] {
  return rangesOf(named).map(({ instrument, lo, hi }) => ({
    instrument,
    lo: lo > 0n ? lo - 1n : 0n,
    hi: hi + 1n,
  }))
}

/** A span that ends before it begins counts as none: nobody's signature is saved by it. */
export function sizeOf(named: SpanSet): bigint {
  return named.reduce((sum, { span }) => sum + (span.hi > span.lo ? span.hi - span.lo : 0n), 0n)
}
