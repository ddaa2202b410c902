import type { Language } from '../texts/locales.ts'

/** Units of goods as an instrument or a lot has them. */
export type GoodsUnit = 'GRAMS' | 'PIECES'

/** Grams are written in tonnes, to the gram. */
const TONNE_DIGITS = 6
const DIGITS: Readonly<Record<GoodsUnit, number>> = { GRAMS: TONNE_DIGITS, PIECES: 0 }
const WORDS: Readonly<Record<GoodsUnit, Readonly<Record<Language, string>>>> = {
  GRAMS: { zh: '吨', en: 't' },
  PIECES: { zh: '件', en: 'pieces' },
}

/** '25000000' grams → `25 t`: exact, never by way of a double. */
export function formatGoods(units: string, unit: GoodsUnit, language: Language): string {
  const whole = writeGoods(units, unit)
  const [before = '0', after] = whole.split('.')
  const grouped = before.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${after === undefined ? '' : `.${after}`} ${WORDS[unit][language]}`
}

/** The same as it is typed: '25000000' → '25'. */
export function writeGoods(units: string, unit: GoodsUnit): string {
  const digits = DIGITS[unit]
  if (digits === 0) return units
  const padded = units.padStart(digits + 1, '0')
  const after = padded.slice(-digits).replace(/0+$/, '')
  const before = padded.slice(0, -digits)
  return after === '' ? before : `${before}.${after}`
}

/** '25.5' tonnes → '25500000'; null where it is no quantity that can be signed for. */
export function readGoods(typed: string, unit: GoodsUnit): string | null {
  const digits = DIGITS[unit]
  const found = /^(\d{1,15})(?:\.(\d+))?$/.exec(typed.replaceAll(/[,\s]/g, ''))
  if (!found) return null
  const [, before = '', after = ''] = found
  if (after.length > digits) return null
  return String(BigInt(`${before}${after.padEnd(digits, '0')}`))
}

export function nameUnit(unit: GoodsUnit, language: Language): string {
  return WORDS[unit][language]
}

/** A unit of goods; null of money and of notes. */
export function asGoods(unit: string): GoodsUnit | null {
  return unit === 'GRAMS' || unit === 'PIECES' ? unit : null
}
