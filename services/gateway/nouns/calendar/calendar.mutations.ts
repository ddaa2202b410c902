import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(
  t => ({
    to: t.field({
      type: 'Date',
      required: true,
      description: 'The next business day after the present business date, and not after today.',
    }),
  }),
  {
    act: 'calendar.roll',
    field: 'rollBusinessDate',
    description: 'Two officers roll the business date (日终) to the next business day.',
  },
)

defineActMutations(
  t => ({
    to: t.field({
      type: 'Date',
      required: true,
      description: 'The next business day after the present business date, and not after today.',
    }),
    instruction: t.id({ required: true, description: 'The id of the standing instruction.' }),
  }),
  {
    act: 'calendar.roll-as-instructed',
    field: 'rollBusinessDateAsInstructed',
    description:
      'The system key of the operator rolls the business date, under a standing instruction that ' +
      'two officers gave.',
  },
)

defineActMutations(
  t => ({
    edition: t.string({
      required: true,
      description: 'The edition of the calendar by which the ledger reckons, as it names it.',
    }),
  }),
  {
    act: 'calendar.publish',
    field: 'publishCalendar',
    description:
      'Two officers publish the business days of a further year. Dates of waits that were ' +
      'provisional are computed again.',
  },
)
