import { addDays, type BusinessDate, isBusinessDate } from './date.ts'

/** An instant is UTC with milliseconds, so that texts compare as the instants do. */
export type Instant = `${BusinessDate}T${string}Z`

/** A business date, or an instant of a deadline by the hour; two of a kind compare as texts. */
export type Moment = BusinessDate | Instant

const FORM = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

export function isInstant(text: string): text is Instant {
  const [, date] = FORM.exec(text) ?? []
  return date !== undefined && isBusinessDate(date)
}

/** The close of a business date, 17:00 in Asia/Shanghai, where a demonstration's clock stands. */
export function closeOfBusiness(date: BusinessDate): Instant {
  return `${date}T09:00:00.000Z`
}

/** The date of an instant in Asia/Shanghai, which is eight hours ahead of UTC all year. */
export function dateInShanghai(instant: Instant): BusinessDate {
  const date = instant.slice(0, 'YYYY-MM-DD'.length) as BusinessDate
  return Number(instant.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDThh'.length)) < 16
    ? date
    : addDays(date, 1)
}
