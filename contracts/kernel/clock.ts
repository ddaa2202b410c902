import { type BusinessDate, isBusinessDate } from './date.ts'

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
