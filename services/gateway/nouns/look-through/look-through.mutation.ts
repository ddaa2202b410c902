import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(
  t => ({ receivable: t.id({ required: true }), purpose: t.string({ required: true }) }),
  {
    act: 'regulator.look-through',
    field: 'lookThrough',
    description: 'A regulator or a court looks through a receivable; reads then cite the entry.',
  },
)
