import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import { type Language, LOCALES } from './locales.ts'

/** A decimal string as Intl takes it: of any length, and exact. */
type Decimal = Intl.StringNumericLiteral

/** '123450' fen → `¥1,234.50` or `CNY 1,234.50`: exact, never by way of a double. */
export function formatAmount(minor: string, currency: string, language: Language): string {
  const digits = countDigits(currency)
  const format = findFormat(`${currency} ${language}`, () => {
    const shown = { currency, currencyDisplay: language === 'zh' ? 'symbol' : 'code' } as const
    return new Intl.NumberFormat(LOCALES[language], {
      ...{ style: 'currency', ...shown },
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    })
  })
  return format.format(toMajor(minor, digits))
}

/** '1234567' → `1,234,567`. */
export function formatUnits(units: string, language: Language): string {
  const format = findFormat(language, () => new Intl.NumberFormat(LOCALES[language]))
  return format.format(units as Decimal)
}

/** '0.03806' → `3.806%`: exact, a decimal string as it was signed. */
export function formatPercent(decimal: string, language: Language): string {
  const format = findFormat(`percent ${language}`, () => {
    const places = { minimumFractionDigits: 2, maximumFractionDigits: 4 }
    return new Intl.NumberFormat(LOCALES[language], { style: 'percent', ...places })
  })
  return format.format(decimal as Decimal)
}

/** A business date, as the language writes dates in a table. */
export function formatDate(date: string, language: Language): string {
  if (language === 'zh') return date
  const [year, month, day] = date.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** An instant, in the ledger's time: Asia/Shanghai. */
export function formatInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' },
  }).format(new Date(instant))
}

function countDigits(currency: string): number {
  return currency in CURRENCY_DIGITS ? CURRENCY_DIGITS[currency as Currency] : 2
}

/** '5' fen → '0.05'. */
function toMajor(minor: string, digits: number): Decimal {
  const sign = minor.startsWith('-') ? '-' : ''
  const whole = minor.slice(sign.length).padStart(digits + 1, '0')
  const cut = whole.length - digits
  return `${sign}${whole.slice(0, cut)}${digits ? `.${whole.slice(cut)}` : ''}` as Decimal
}

const formats = new Map<string, Intl.NumberFormat>()

/** A format takes long to make, and a table asks for it in each cell. */
function findFormat(name: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const format = formats.get(name) ?? make()
  formats.set(name, format)
  return format
}
