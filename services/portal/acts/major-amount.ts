import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'

const AMOUNT = /^(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d+))?$/

/** '1,234.5' yuan → '123450' fen, exactly; null where it is no such amount. */
export function readMajor(text: string, currency: string): string | null {
  const digits = currency in CURRENCY_DIGITS ? CURRENCY_DIGITS[currency as Currency] : 2
  const [, whole, part = ''] = AMOUNT.exec(text.trim()) ?? []
  if (whole === undefined || part.length > digits) return null
  return String(BigInt(whole.replaceAll(',', '') + part.padEnd(digits, '0')))
}

/** '123450' fen → '1234.50', as one types it. */
export function writeMajor(minor: string, currency: string): string {
  const digits = currency in CURRENCY_DIGITS ? CURRENCY_DIGITS[currency as Currency] : 2
  if (digits === 0) return minor
  const padded = minor.padStart(digits + 1, '0')
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

/** Minor units, where it is an amount within the limit. */
export function readAmount(value: string, currency: string, most?: string): string | null {
  const minor = readMajor(value, currency)
  if (minor === null || BigInt(minor) <= 0n) return null
  return most !== undefined && BigInt(minor) > BigInt(most) ? null : minor
}
