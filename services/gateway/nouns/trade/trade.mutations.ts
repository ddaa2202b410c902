import { defineActMutations } from '../act/define-act-mutations.ts'

defineActMutations(
  t => ({
    invoice: t.id({
      required: true,
      description: 'The id of the later invoice, which backs nothing yet.',
    }),
    alike: t.id({ required: true, description: 'The id of the invoice that it is alike.' }),
  }),
  {
    act: 'trade.tell-apart',
    field: 'tellApart',
    description:
      'The buyer of two invoices whose numbers are alike signs that they are two, or two ' +
      'officers do. The later one may then back something.',
  },
)
