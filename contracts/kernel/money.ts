/** ISO 4217 codes the ledger takes, with the digits of their minor unit. */
export const CURRENCY_DIGITS = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0 } as const
export type Currency = keyof typeof CURRENCY_DIGITS

/** The largest face: amounts are exact even where a double carries them (portal, spreadsheet). */
export const AMOUNT_MINOR_MAX = 2n ** 53n

/** A decimal string of whole minor units, as on the wire: no sign, no leading zero. */
export function parseMinor(text: string): bigint | null {
  return /^(0|[1-9]\d{0,18})$/.test(text) ? BigInt(text) : null
}

/** `1234.5` yuan → 123450n fen; null when it is no amount or has a fraction of the minor unit. */
export function parseMajor(text: string, currency: Currency): bigint | null {
  const match = /^(-?)(\d{1,16})(?:\.(\d+))?$/.exec(text)
  if (!match) return null
  const digits = CURRENCY_DIGITS[currency]
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return null
  const minor = BigInt(match[2]! + fraction.padEnd(digits, '0'))
  return match[1] ? -minor : minor
}

/** 123450n fen → `1,234.50`. */
export function formatMinor(minor: bigint, currency: Currency = 'CNY'): string {
  const digits = CURRENCY_DIGITS[currency]
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0')
  const whole = formatUnits(text.slice(0, text.length - digits))
  return `${minor < 0n ? '-' : ''}${whole}${digits ? `.${text.slice(-digits)}` : ''}`
}

/** An amount as messages carry it: minor units as decimal text, since JSON has no bigint. */
export interface Money {
  readonly minor: string
  readonly currency: Currency
}

export function money(minor: bigint, currency: Currency): Money {
  return { minor: String(minor), currency }
}

/** `{ minor: '123450', currency: 'CNY' }` → `CNY 1,234.50`; a currency without cents has none. */
export function formatMoney({ minor, currency }: Money): string {
  return `${currency} ${formatMinor(BigInt(minor), currency)}`
}

/** A number of smallest units as messages carry it: of an instrument, of goods, of any currency. */
export interface Units {
  readonly units: string
}

export function units(count: bigint): Units {
  return { units: String(count) }
}

/** '1234567' → `1,234,567`. */
export function formatUnits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}
