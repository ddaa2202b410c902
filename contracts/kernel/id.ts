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
/** Instruments are what titles can tile: receivables, warehouse receipts, classes of notes. */
export type InstrumentPrefix = 'rcv' | 'wrc' | 'not'
export type InstrumentId = Id<InstrumentPrefix>
export type OrderId = Id<'ord'>
export type DeliveryId = Id<'dlv'>
export type InvoiceId = Id<'inv'>
export type WaitId = Id<'wait'>
export type ImportId = Id<'imp'>

/** The holder of titles that have been retired. */
export const NOBODY: PartyId = 'pty_0000000000000'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODES = [...DIGITS].map(digit => digit.charCodeAt(0))
/** The value of a digit, by its character code; more than any digit's for what is none. */
const VALUES = new Uint8Array(128).fill(DIGITS.length)
for (const [value, of] of CODES.entries()) VALUES[of] = value
const LENGTH = 13
const UNDERSCORE = '_'.charCodeAt(0)
/** Of all nouns but few; another noun is put in the place of what stands for it. */
const PREFIX_LENGTH = 3
const PLACEHOLDER = '   '
const NUMBERS = 1n << 63n

/** The upper and lower 32 bits of a number: fast, since every command reads and writes many ids. */
const word = new DataView(new ArrayBuffer(8))

export function idOf<Noun extends string>(noun: Noun, number: bigint): Id<Noun> {
  assert(number >= 0n && number < NUMBERS, 'an id is a 63-bit number')
  word.setBigUint64(0, number)
  const high = word.getUint32(0)
  const low = word.getUint32(4)
  const prefix = noun.length === PREFIX_LENGTH ? noun : PLACEHOLDER
  // In one step: string concatenation makes a V8 rope, which is flattened at each Map lookup.
  const text = String.fromCharCode(
    prefix.charCodeAt(0),
    prefix.charCodeAt(1),
    prefix.charCodeAt(2),
    UNDERSCORE,
    code(high >>> 28),
    code(high >>> 23),
    code(high >>> 18),
    code(high >>> 13),
    code(high >>> 8),
    code(high >>> 3),
    code((high << 2) | (low >>> 30)),
    code(low >>> 25),
    code(low >>> 20),
    code(low >>> 15),
    code(low >>> 10),
    code(low >>> 5),
    code(low),
  )
  return (prefix === noun ? text : `${noun}${text.slice(PREFIX_LENGTH)}`) as Id<Noun>
}

/** Makes an id of the first 8 bytes of a secret or a key: the same bytes give the same id. */
export function idOfBytes<Noun extends string>(noun: Noun, bytes: Uint8Array): Id<Noun> {
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  return idOf(noun, BigInt.asUintN(63, number))
}

/** Reads the number in an id that `isId` has accepted. */
export function idNumber(id: string): bigint {
  const start = id.length - LENGTH
  const low = numberIn(id, start + HIGH_DIGITS, id.length)
  word.setUint32(0, numberIn(id, start, start + HIGH_DIGITS) * 8 + Math.floor(low / 2 ** 32))
  word.setUint32(4, low % 2 ** 32)
  return word.getBigUint64(0)
}

/** The last 7 digits are 35 bits: 32 of the lower half and 3 of the upper. */
const HIGH_DIGITS = 6

function code(value: number): number {
  return CODES[value & 31]!
}

function numberIn(id: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 32 + VALUES[id.charCodeAt(i)]!
  return value
}

/** Tells whether a text is an id of this noun. 13 digits are 65 bits, so the first is at most 7. */
export function isId<Noun extends string>(noun: Noun, text: unknown): text is Id<Noun> {
  if (typeof text !== 'string' || text.length !== noun.length + 1 + LENGTH) return false
  const start = noun.length + 1
  if (!text.startsWith(noun) || text.charCodeAt(start - 1) !== UNDERSCORE) return false
  if (!(VALUES[text.charCodeAt(start)]! <= FIRST_DIGIT_MAX)) return false
  for (let i = start + 1; i < text.length; i++)
    if (!(VALUES[text.charCodeAt(i)]! < DIGITS.length)) return false
  return true
}

const FIRST_DIGIT_MAX = 7
