import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(
  t => ({
    instrument: t.id({ required: true, description: 'The id of the instrument.' }),
    purpose: t.string({
      required: true,
      description: 'Why it is looked through; the journal keeps it.',
    }),
  }),
  {
    act: 'regulator.look-through',
    field: 'lookThrough',
    description:
      'A regulator or a court looks through an instrument: from then on its users read all of ' +
      'it. Its entry is given to `citedLookThrough`.',
  },
)
