import { addBusinessDays, type Calendar } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Rules } from '../kernel/rules.ts'

/** The first business date on which payment is prepared: nothing is offered, offers have lapsed. */
export function settlementBegins(
  dueOn: BusinessDate,
  calendar: Calendar,
  { settlementWindowDays }: Rules,
): BusinessDate {
  return addBusinessDays(calendar, dueOn, -settlementWindowDays)
}
