import { Rate } from '../../../contracts/kernel/rate.ts'
import type { FileForm, NumberForm } from './mapping.ts'

const POINT: NumberForm = { decimal: '.', group: ',' }
const UNGROUPED: NumberForm = { decimal: '.' }
const COMMA: NumberForm = { decimal: ',', group: '.' }

/**
 * A number as a plain decimal, `-1234.50`; null when it is none. Where no form is declared, a point
 * is the decimal mark and commas group thousands; what a sender of the other habit could mean as
 * another number is `ambiguous`: `3.000`, `1,000` or `1,5` in a file whose cells no commas part,
 * and `1.000` of what has no decimals (minor units, yen) in any file.
 */
export function plainNumber(
  text: string,
  { numbers, delimiter }: Pick<FileForm, 'numbers' | 'delimiter'>,
  hasDecimals: boolean,
): string | null {
  if (numbers) return inForm(withoutSign(text, numbers.currency), numbers)
  if (delimiter === ',') {
    if (!hasDecimals && /^-?[1-9]\d{0,2}\.000$/.test(text)) return AMBIGUOUS
    return PLAIN.test(text) ? text : inForm(text, POINT)
  }
  const plain = inForm(text, POINT)
  const other = inForm(text, COMMA)
  return other === null || other === plain ? plain : AMBIGUOUS
}

/** What most files have, and what a grouped number is made into. */
const PLAIN = /^-?\d+(?:\.\d+)?$/

export const AMBIGUOUS = 'ambiguous'

/** The number without the currency sign beside it; both widths of the yuan sign are one. */
function withoutSign(text: string, currency: string | undefined): string {
  if (!currency) return text
  const [plain, sign] = [text.normalize('NFKC'), currency.normalize('NFKC')]
  const minus = plain.startsWith('-') ? '-' : ''
  const rest = plain.slice(minus.length).trim()
  if (rest.startsWith(sign)) return minus + rest.slice(sign.length).trim()
  return rest.endsWith(sign) ? minus + rest.slice(0, -sign.length).trim() : plain
}

/** How the file may write a number, with what can be declared instead. */
export function describeNumbers(
  { numbers }: Pick<FileForm, 'numbers'>,
  hasDecimals: boolean,
): string {
  // Without a declared form only numbers that may have decimals are grouped.
  const { decimal, group = '', currency = '' } = numbers ?? (hasDecimals ? POINT : UNGROUPED)
  const fraction = hasDecimals ? `${decimal}50` : ''
  const grouped = group && ` | ${currency}1${group}234${fraction}`
  const other =
    '"numbers": {"decimal": "." | ",", "group": "." | "," | " " | "\'", "currency": "¥"}'
  return `${currency}1234${fraction}${grouped}; ${other}`
}

const patterns = new Map<string, RegExp>()

function inForm(text: string, form: NumberForm): string | null {
  const { decimal } = form
  const group = form.group ?? ''
  const key = decimal + group
  let pattern = patterns.get(key)
  if (!pattern) {
    const between = group === ' ' ? '[ \\u00a0\\u202f]' : `[${group}]`
    const grouped = group && `|[1-9]\\d{0,2}(?:${between}\\d{3})+`
    pattern = new RegExp(`^(-?)(\\d+${grouped})(?:[${decimal}](\\d+))?$`)
    patterns.set(key, pattern)
  }
  const match = pattern.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction] = match
  const digits = group && whole.length > 3 ? whole.replace(/\D/g, '') : whole
  return fraction === undefined ? sign + digits : `${sign}${digits}.${fraction}`
}

/** The text that a CSV export under this form has for a number that a file holds as a number. */
export function writeNumber(plain: string, { numbers }: Pick<FileForm, 'numbers'>): string {
  return numbers?.decimal === ',' ? plain.replace('.', ',') : plain
}

/** The shortest decimal of a double, without an exponent. */
export function plainDouble(value: number): string {
  const text = String(value)
  return text.includes('e') ? new Rate(value).toFixed() : text
}

/** The shortest decimal that gives the same float of 32 bits. */
export function plainFloat(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return plainDouble(short)
  }
  return plainDouble(Number(value.toPrecision(9)))
}

/** A date as the mapping declares that dates are written. */
export function writeDate(iso: string, { dates }: Pick<FileForm, 'dates'>): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return dates.replace('YYYY', year).replace('MM', month).replace('DD', day)
}
