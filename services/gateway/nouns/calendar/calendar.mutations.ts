import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(t => ({ to: t.field({ type: 'Date', required: true }) }), {
  act: 'calendar.roll',
  field: 'rollBusinessDate',
  description: 'Two officers roll the business date (日终) to the next business day.',
})

defineActMutations(t => ({ edition: t.string({ required: true }) }), {
  act: 'calendar.publish',
  field: 'publishCalendar',
  description: 'Two officers publish a year: what waits until provisional dates is computed again.',
})
