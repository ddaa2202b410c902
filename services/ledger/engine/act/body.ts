import * as z from 'zod'
import { type Instant, isInstant } from '../../../../contracts/kernel/clock.ts'
import { type BusinessDate, isBusinessDate } from '../../../../contracts/kernel/date.ts'
import { type Id, type InstrumentId, idNumber, isId } from '../../../../contracts/kernel/id.ts'
import type { Instruments } from './instrument-rule.ts'

/** The parts that bodies of acts are made of, as they stand on the wire. */
/** Characters of a text for which its contract names no smaller limit. */
export const TEXT_LENGTH_MAX = 1_000

export const text = z.string().max(TEXT_LENGTH_MAX)

export function id<Noun extends string>(noun: Noun) {
  return z
    .custom<Id<Noun>>(value => namesOne(noun, value), `must be an id of the noun ${noun}`)
    .meta({ type: 'string', pattern: idPattern([noun]) })
}

/** An id of a noun with instruments. */
export function instrumentId(instruments: Pick<Instruments, 'keys'>) {
  const prefixes = [...instruments.keys()]
  return z
    .custom<InstrumentId>(
      value => prefixes.some(prefix => namesOne(prefix, value)),
      `must be an id of an instrument: ${prefixes.join(', ')}`,
    )
    .meta({ type: 'string', pattern: idPattern(prefixes) })
}

/** For the printed form of an act; `isId` decides. */
export function idPattern(prefixes: readonly string[]): string {
  return `^(${prefixes.join('|')})_[0-7][0-9A-HJKMNP-TV-Z]{12}$`
}

/** Zero is nobody and nothing. */
function namesOne<Noun extends string>(noun: Noun, value: unknown): value is Id<Noun> {
  return isId(noun, value) && idNumber(value) !== 0n
}

export const units = whole('units')

export const minorUnits = whole('minor units')

/** A decimal string: no sign, no fraction, no leading zero, below 2^63. */
function whole(what: string) {
  return z
    .string()
    .regex(/^(0|[1-9]\d{0,17})$/, `must be whole ${what}`)
    .transform(BigInt)
}

/** With milliseconds, in UTC. */
export const instant = z
  .custom<Instant>(
    value => typeof value === 'string' && isInstant(value),
    'must be an instant in UTC with milliseconds',
  )
  .meta({ type: 'string', format: 'date-time' })

export const businessDate = z
  .custom<BusinessDate>(
    value => typeof value === 'string' && isBusinessDate(value),
    'must be a date as YYYY-MM-DD',
  )
  .meta({ type: 'string', format: 'date' })
