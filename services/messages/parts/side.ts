import { meant, type XmlElement } from '../xml/xml-element.ts'

/** To the credit of the account, or to its debit. */
export type Side = 'credit' | 'debit'

const SIDES: Readonly<Record<string, Side>> = { CRDT: 'credit', DBIT: 'debit' }
const FLAGS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false }

export function readSide(at: XmlElement): Side {
  return meant(at, text => SIDES[text] ?? null)
}

export function readFlag(at: XmlElement | null): boolean | null {
  return at && meant(at, text => FLAGS[text] ?? null)
}
