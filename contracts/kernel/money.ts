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
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${minor < 0n ? '-' : ''}${whole}${digits ? `.${text.slice(-digits)}` : ''}`
}
