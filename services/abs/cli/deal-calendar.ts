import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import { BUILT_IN_CALENDARS } from '../../../contracts/kernel/calendars.ts'
import { chinaCalendar } from '../../platform/china-calendar.ts'
import { type Input, refused, taken } from '../input/input.ts'

const CHINA = 'china'

/** Finds the calendar that a deal names; one that does not exist is refused. */
export function findDealCalendar(file: string, { dates }: Deal): Input<Calendar> {
  if (dates.calendar === CHINA) return taken(chinaCalendar())
  const found = BUILT_IN_CALENDARS.find(({ name }) => name === dates.calendar)
  if (found) return taken(found)
  const names = [CHINA, ...BUILT_IN_CALENDARS.map(({ name }) => name)]
  const near = nearest(dates.calendar, names)
  const sentence = {
    zh: `没有日历“${dates.calendar}”，可用：${names.join('、')}${near ? `，最接近的是“${near}”` : ''}`,
    en:
      `there is no calendar “${dates.calendar}”; there are ${names.join(', ')}` +
      (near ? `; did you mean “${near}”?` : ''),
  }
  return refused(file, 'dates.calendar', 'calendar_must_exist', sentence)
}
