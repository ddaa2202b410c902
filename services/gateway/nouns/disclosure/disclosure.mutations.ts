import { defineActMutations } from '../act/define-act-mutations.ts'
import { spansField } from '../act/inputs.ts'

defineActMutations(
  t => ({
    to: t.id({
      required: true,
      description: 'The id of the party to which the spans are offered.',
    }),
    spans: spansField(t),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it can no longer be looked at.',
    }),
  }),
  {
    act: 'title.disclose',
    field: 'disclose',
    description:
      'A holder lets the party to which it has offered spans see the chain and what lies behind ' +
      'it: of a receivable the invoices, and how its debtor pays.',
  },
)

defineActMutations(
  t => ({
    spans: spansField(t),
  }),
  {
    act: 'title.look',
    field: 'look',
    description:
      'The party that is offered spans looks at what their holder discloses. Its entry is then ' +
      'given to the query `look`.',
  },
)
