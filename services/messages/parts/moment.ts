import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { find, meant, type XmlElement } from '../xml/xml-element.ts'

/** A day as a bank states it, and the time of that day where it states one. */
export interface Moment {
  readonly date: BusinessDate
  /** As written, with its offset if it has one. */
  readonly time: string | null
}

const FORM = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?))?$/
/** A date may carry an offset of its own, which changes nothing about the day. */
const OFFSET_OF_A_DATE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/

/** A choice of date and time (`Dt`, `DtTm`), or the text itself, as earlier versions have it. */
export function readMoment(at: XmlElement | null): Moment | null {
  if (!at) return null
  return meant(find(at, 'Dt') ?? find(at, 'DtTm') ?? at, parseMoment)
}

export function parseMoment(text: string): Moment | null {
  const [, date = '', time = null] = FORM.exec(text) ?? OFFSET_OF_A_DATE.exec(text) ?? []
  return isBusinessDate(date) ? { date, time } : null
}
