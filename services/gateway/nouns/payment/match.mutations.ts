import { builder } from '../../graph/builder.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'

const AMOUNT = 'How much of it.'

const MatchedEntryInput = builder.inputType('MatchedEntryInput', {
  description: 'A part of a proven entry of the account.',
  fields: t => ({
    reference: t.string({ required: true, description: 'The bank’s reference of the entry.' }),
    amount: t.field({ type: 'MinorUnits', required: true, description: AMOUNT }),
  }),
})

const MatchedPaymentInput = builder.inputType('MatchedPaymentInput', {
  description: 'A part of a payment that is awaited on the account.',
  fields: t => ({
    endToEndId: t.string({ required: true, description: 'The end-to-end id of the payment.' }),
    amount: t.field({ type: 'MinorUnits', required: true, description: AMOUNT }),
  }),
})

defineActMutations(
  t => ({
    account: t.id({ required: true, description: 'The id of the account.' }),
    entries: t.field({
      type: [MatchedEntryInput],
      required: true,
      description: 'What the bank booked, at most 100.',
    }),
    payments: t.field({
      type: [MatchedPaymentInput],
      required: true,
      description: 'What it is, at most 100; none: nothing of the platform’s.',
    }),
    writtenOff: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'By how much the two sides differ; 0 where they do not.',
    }),
    reason: t.string({ required: true, description: 'Why they belong together.' }),
  }),
  {
    act: 'payment.match-entries',
    field: 'matchEntries',
    description:
      'Two people of an account’s holder say which entries are which payments, one or many on ' +
      'either side, and write off what they differ by. No title moves by it.',
  },
)
