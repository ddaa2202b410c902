import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(t => ({ to: t.field({ type: 'Date', required: true }) }), {
  act: 'calendar.roll',
  field: 'rollBusinessDate',
  description: 'Two officers roll the business date (日终) to the next business day.',
})

defineActMutations(
  t => ({ to: t.field({ type: 'Date', required: true }), instruction: t.id({ required: true }) }),
  {
    act: 'calendar.roll-as-instructed',
    field: 'rollBusinessDateAsInstructed',
    description: 'The operator’s system key rolls it under a standing instruction of two officers.',
  },
)

defineActMutations(t => ({ edition: t.string({ required: true }) }), {
  act: 'calendar.publish',
  field: 'publishCalendar',
  description: 'Two officers publish a year: what waits until provisional dates is computed again.',
})
