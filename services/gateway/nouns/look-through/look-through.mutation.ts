import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(
  t => ({
    receivable: t.id({ required: true, description: 'The id of the receivable.' }),
    purpose: t.string({
      required: true,
      description: 'Why it is looked through; the journal keeps it.',
    }),
  }),
  {
    act: 'regulator.look-through',
    field: 'lookThrough',
    description:
      'A regulator or a court looks through a receivable. Its entry is then given to ' +
      '`citedLookThrough`.',
  },
)
