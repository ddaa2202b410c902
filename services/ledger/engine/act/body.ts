import * as z from 'zod'
import { type BusinessDate, isBusinessDate } from '../../../../contracts/kernel/date.ts'
import { type Id, idNumber, isId } from '../../../../contracts/kernel/id.ts'

/** The parts that bodies of acts are made of, as they stand on the wire. */
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
