import { addBusinessDays } from '../../../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { builder } from '../../graph/builder.ts'

interface CalendarSeen {
  readonly edition: string
  readonly knownThrough: number
  readonly publishedThrough: number | null
  readonly next: BusinessDate
}

const BusinessCalendar = builder.objectRef<CalendarSeen>('BusinessCalendar').implement({
  description: 'The calendar of business days: what the program knows, and what was published.',
  readers: 'members',
  fields: t => ({
    edition: t.exposeString('edition', {
      description: 'The edition by which the ledger reckons, as `publishCalendar` takes it.',
    }),
    knownThrough: t.exposeInt('knownThrough', {
      description: 'The last year whose holidays this edition knows.',
    }),
    publishedThrough: t.exposeInt('publishedThrough', {
      nullable: true,
      description: 'The last year that two officers have published. Null where none was.',
    }),
    next: t.expose('next', {
      type: 'Date',
      description: 'The business day after the present business date.',
    }),
  }),
})

builder.queryField('calendar', t =>
  t.field({
    type: BusinessCalendar,
    nullable: true,
    readers: 'members',
    description: 'The calendar of business days, and the day that comes next.',
    resolve: async (_root, _args, { ledger: { calendar }, snapshot }) => {
      const [row] = await snapshot.query<{ date: BusinessDate; through: number | null }>(
        `select max(date) as date, (select max(through) from ledger.calendar_edition) as through
           from ledger.business_day`,
        [],
      )
      const { edition, publishedThrough: knownThrough } = calendar
      const next = addBusinessDays(calendar, row!.date, 1)
      return { edition, knownThrough, publishedThrough: row!.through, next }
    },
  }),
)
