import { assert } from './bug.ts'

/**
 * An id is a noun's prefix and a 63-bit number in Crockford's base 32, 13 characters: sortable by
 * time as text and as number. Ids are made at the edge and passed in (`rcv_0A1B2C3D4E5F6`).
 */
export type Id<Noun extends string> = `${Noun}_${string}`

export type PartyId = Id<'pty'>
export type PersonId = Id<'psn'>
export type UserId = Id<'usr'>
export type KeyId = Id<'key'>
export type ReceivableId = Id<'rcv'>
/** What can be tiled by titles: a receivable, a warehouse receipt, a class of notes. */
export type InstrumentId = Id<'rcv'> | Id<'wrc'> | Id<'not'>
export type OrderId = Id<'ord'>
export type DeliveryId = Id<'dlv'>
export type InvoiceId = Id<'inv'>
export type WaitId = Id<'wait'>

/** Holder of what has been retired. */
export const NOBODY: PartyId = 'pty_0000000000000'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]))
const LENGTH = 13
/** The number is taken in two halves that a double holds exactly: 7 digits below, 6 above. */
const LOW_DIGITS = 7
const LOW_BITS = 35n
const LOW_MASK = (1n << LOW_BITS) - 1n

export function idOf<Noun extends string>(noun: Noun, number: bigint): Id<Noun> {
  assert(number >= 0n && number < 1n << 63n, 'an id is a 63-bit number')
  const high = digitsOf(Number(number >> LOW_BITS), LENGTH - LOW_DIGITS)
  return `${noun}_${high}${digitsOf(Number(number & LOW_MASK), LOW_DIGITS)}`
}

/** The id of a secret's or a key's first 8 bytes: the same bytes give the same id. */
export function idOfBytes<Noun extends string>(noun: Noun, bytes: Uint8Array): Id<Noun> {
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  return idOf(noun, BigInt.asUintN(63, number))
}

/** The number in an id that `isId` has accepted. */
export function idNumber(id: string): bigint {
  const start = id.length - LENGTH
  const middle = id.length - LOW_DIGITS
  return (BigInt(numberIn(id, start, middle)) << LOW_BITS) | BigInt(numberIn(id, middle, id.length))
}

function digitsOf(value: number, count: number): string {
  let text = ''
  for (let rest = value, i = 0; i < count; i++, rest = Math.floor(rest / 32))
    text = DIGITS[rest % 32]! + text
  return text
}

function numberIn(id: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 32 + VALUES.get(id.charCodeAt(i))!
  return value
}

/** True for a well-formed id of this noun: 13 digits hold 65 bits, so the first is at most 7. */
export function isId<Noun extends string>(noun: Noun, text: unknown): text is Id<Noun> {
  return (
    typeof text === 'string' &&
    text.length === noun.length + 1 + LENGTH &&
    text.startsWith(`${noun}_`) &&
    /^[0-7][0-9A-HJKMNP-TV-Z]{12}$/.test(text.slice(noun.length + 1))
  )
}
