import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { spansField } from '../act/inputs.ts'
import { RecourseAsked } from './financing.type.ts'
import { priceFields } from './price-fields.ts'

const FINANCING = 'The id of the financing.'

defineActMutations(
  t => ({
    spans: spansField(t),
    lenders: t.idList({ required: true, description: 'The ids of the lenders to ask.' }),
    deadline: t.field({
      type: 'DateTime',
      required: true,
      description: 'Until when lenders quote.',
    }),
    chooseBy: t.field({
      type: 'DateTime',
      required: true,
      description: 'Until when one of the quotes is chosen.',
    }),
    recourse: t.field({
      type: RecourseAsked,
      required: true,
      description: 'Which prices are asked for.',
    }),
  }),
  {
    act: 'financing.request-quotes',
    field: 'requestQuotes',
    description:
      'A holder asks lenders what they would pay for spans, and lets each of them see what lies ' +
      'behind. It binds nothing.',
    body: ({ deadline, chooseBy, ...asked }) => ({
      id: newId('fin'),
      ...{ deadline: deadline.toISOString(), chooseBy: chooseBy.toISOString() },
      ...asked,
    }),
  },
)

defineActMutations(t => ({ financing: t.id({ required: true, description: FINANCING }) }), {
  act: 'financing.look-at-request',
  field: 'lookAtRequest',
  description: 'A lender that was asked looks at what lies behind. What it is shown is kept.',
})

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    ...priceFields(t),
    seen: t.string({ required: true, description: 'The digest of what was shown last.' }),
  }),
  {
    act: 'financing.quote',
    field: 'quote',
    description: 'A lender that was asked signs a price, firm until an instant.',
    body: ({ firmUntil, ...quoted }) => ({
      ...{ id: newId('quo'), firmUntil: firmUntil.toISOString() },
      ...quoted,
    }),
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    reason: t.string({ required: true, description: 'Why, for the holder to read.' }),
  }),
  {
    act: 'financing.decline-to-quote',
    field: 'declineToQuote',
    description: 'A lender gives no price, or takes its quote back while it is not chosen.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    quote: t.id({ required: true, description: 'The id of the quote.' }),
  }),
  {
    act: 'financing.choose-quote',
    field: 'chooseQuote',
    description:
      'The holder chooses a quote: the spans are bound for its lender and its limits reserved.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    findings: t.idList({ required: true, description: 'The ids of the findings, at most 50.' }),
    reason: t.string({ required: true, description: 'Why the lender goes on in spite of them.' }),
  }),
  {
    act: 'financing.weigh-findings',
    field: 'weighFindings',
    description: 'Two people of a lender weigh findings behind a financing; nobody else is told.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    decision: t.string({ required: true, description: 'What is decided: `approve` or `refuse`.' }),
    seen: t.string({ required: true, description: 'The digest of what was shown last.' }),
    words: t.string({
      required: true,
      description:
        'The reason of a refusal; of an approval why a term beyond six months is reasonable, ' +
        'else empty.',
    }),
  }),
  {
    act: 'financing.decide',
    field: 'decideFinancing',
    description: 'The lender approves an application, or refuses it with a reason.',
  },
)

defineActMutations(t => ({ financing: t.id({ required: true, description: FINANCING }) }), {
  act: 'financing.withdraw-financing',
  field: 'withdrawFinancing',
  description: 'The holder takes back what it asked for; what was bound and reserved is free.',
})

defineActMutations(t => ({ financing: t.id({ required: true, description: FINANCING }) }), {
  act: 'financing.lapse-financing',
  field: 'lapseFinancing',
  description: 'The operator gives up a financing that nobody chose or decided on in time.',
})
