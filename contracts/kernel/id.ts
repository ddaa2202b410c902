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
const LENGTH = 13

export function idOf<Noun extends string>(noun: Noun, number: bigint): Id<Noun> {
  assert(number >= 0n && number < 1n << 63n, 'an id is a 63-bit number')
  let text = ''
  for (let rest = number, i = 0; i < LENGTH; i++, rest >>= 5n)
    text = DIGITS[Number(rest & 31n)] + text
  return `${noun}_${text}`
}

/** The number in an id that `isId` has accepted. */
export function idNumber(id: string): bigint {
  let number = 0n
  for (let i = id.length - LENGTH; i < id.length; i++)
    number = (number << 5n) | BigInt(DIGITS.indexOf(id[i]!))
  return number
}

/** True for a well-formed id of this noun; 13 base-32 digits hold 65 bits, so the first is at most 7. */
export function isId<Noun extends string>(noun: Noun, text: unknown): text is Id<Noun> {
  return (
    typeof text === 'string' &&
    text.length === noun.length + 1 + LENGTH &&
    text.startsWith(`${noun}_`) &&
    /^[0-7][0-9A-HJKMNP-TV-Z]{12}$/.test(text.slice(noun.length + 1))
  )
}
