import { type BusinessDate, isBusinessDate } from './date.ts'

/**
 * How a file may write its dates; which way round is declared, never guessed. A month alone stands
 * for its first day.
 */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'YYYY年MM月DD日',
  'MM/YYYY',
] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/** The date a text states in this format; null when there is no such day from 1900 to 2200. */
export function dateIn(text: string, format: DateFormat): BusinessDate | null {
  const iso = toIso(text, format)
  return isBusinessDate(iso) && iso >= '1900' && iso < '2201' ? iso : null
}

/** Puts year, month and day in order; whether there is such a day is asked after. */
function toIso(text: string, format: DateFormat): string {
  if (format === 'YYYY-MM-DD') return text
  if (format === 'YYYYMMDD')
    return /^\d{8}$/.test(text) ? joined(text.slice(0, 4), text.slice(4, 6), text.slice(6)) : ''
  if (format === 'YYYY年MM月DD日') {
    const [, year = '', month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? []
    return joined(year, month, day)
  }
  if (format === 'MM/YYYY') {
    const [, month = '', year = ''] = /^(\d{1,2})\/(\d{4})$/.exec(text) ?? []
    return joined(year, month, '1')
  }
  const [a = '', b = '', c = '', ...more] = text.split('/')
  if (more.length > 0) return ''
  if (format === 'YYYY/MM/DD') return joined(a, b, c)
  return format === 'DD/MM/YYYY' ? joined(c, b, a) : joined(c, a, b)
}

/** Files leave out the first zero of a day or a month: `3/1/2012`. */
function joined(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
