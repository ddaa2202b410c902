import { meant, type XmlElement } from '../xml/xml-element.ts'

/** An amount as a message states it: whole minor units of any currency, never below zero. */
export interface Amount {
  readonly minor: bigint
  readonly currency: string
}

/** Currencies of ISO 4217 whose minor unit is not the hundredth part. */
const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI'],
      ...['VND', 'VUV', 'XAF', 'XOF', 'XPF'],
    ].map(code => [code, 0]),
  ),
  ...Object.fromEntries(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map(code => [code, 3])),
  ...{ CLF: 4, UYW: 4 },
}

const AMOUNT_DIGITS_MAX = 18
/** Fraction digits that a control sum may have by its schema. */
const SUM_PLACES = 17

export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2
}

/** `<Amt Ccy="EUR">18.15</Amt>` → 1815 cents; a fraction of the minor unit ends the reading. */
export function readAmount(at: XmlElement): Amount {
  const currency = at.attributes['Ccy'] ?? ''
  const minor = meant(at, text =>
    /^[A-Z]{3}$/.test(currency) ? readDecimal(text, minorDigits(currency)) : null,
  )
  return { minor, currency }
}

/** A decimal as XML writes it, in units of its last place; null if it has more places. */
export function readDecimal(text: string, places: number): bigint | null {
  const match = /^\+?(\d*)(?:\.(\d*))?$/.exec(text)
  const whole = match?.[1] ?? ''
  const fraction = (match?.[2] ?? '').replace(/0+$/, '')
  if (!/\d/.test(text) || !match || fraction.length > places) return null
  if (`${whole}${fraction}`.replace(/^0+/, '').length > AMOUNT_DIGITS_MAX) return null
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/** 123450 fen → `1234.50`. */
export function writeAmount({ minor, currency }: Amount): string {
  return writeDecimal(minor, minorDigits(currency))
}

export function writeDecimal(value: bigint, places: number): string {
  const digits = String(value).padStart(places + 1, '0')
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
}

/** The sum of amounts of whatever currencies as plain numbers: the control sum of the standard. */
export function controlSum(amounts: readonly Amount[]): string {
  const sum = amounts.reduce(
    (total, { minor, currency }) =>
      total + minor * 10n ** BigInt(SUM_PLACES - minorDigits(currency)),
    0n,
  )
  const [whole, fraction] = writeDecimal(sum, SUM_PLACES).split('.') as [string, string]
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

/** True if a control sum that a message states is the sum of these amounts. */
export function isControlSum(stated: string, amounts: readonly Amount[]): boolean {
  const value = readDecimal(stated.trim(), SUM_PLACES)
  return value !== null && value === readDecimal(controlSum(amounts), SUM_PLACES)
}
