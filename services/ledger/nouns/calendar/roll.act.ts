import * as z from 'zod'
import { ROLL_CLASS, roll } from '../../../../contracts/calendar/roll.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate } from '../../engine/act/body.ts'
import { lockCalendar } from '../../engine/journal/touches.ts'

interface Body {
  readonly to: BusinessDate
}

/** `today` is the date outside, or null where it is rolled by hand in a demonstration. */
export function rollAct(
  today: () => BusinessDate | null,
): Act<Body, { today: BusinessDate | null }> {
  return {
    name: 'calendar.roll',
    class: ROLL_CLASS,
    body: z.strictObject({ to: businessDate }),
    amount: () => null,
    reads: () => ({}),
    exclusive: {
      // Two rolls at once would both follow the same day.
      load: async client => {
        await lockCalendar(client)
        return { today: today() }
      },
      write: async (client, facts, entry) => {
        for (const fact of facts)
          if (fact.type === 'calendar.date-rolled.v1')
            await client.query('insert into ledger.business_day (date, entry) values ($1, $2)', [
              fact.to,
              entry,
            ])
      },
    },
    decide: (body, _view, context, state) => roll(state, body, context),
  }
}
