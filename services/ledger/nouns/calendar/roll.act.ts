import * as z from 'zod'
import { type DateRolled, roll } from '../../../../contracts/calendar/roll.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate } from '../../engine/act/body.ts'
import { lockCalendar } from './subject.ts'

interface Body {
  readonly to: BusinessDate
}

export const rollAct: Act<Body, DateRolled, void> = {
  name: 'calendar.roll',
  class: 'officers',
  body: z.strictObject({ to: businessDate }),
  amount: () => 0n,
  reads: () => [],
  // Two rolls at once would both follow the same day.
  exclusive: { load: lockCalendar },
  decide: (body, _view, context) => roll({ today: context.today }, body, context),
}
