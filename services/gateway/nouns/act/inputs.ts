import { builder } from '../../graph/builder.ts'

export const SpanInput = builder.inputType('SpanInput', {
  description:
    'A span: the units of an instrument from `lo` (included) to `hi` (excluded), from 0.',
  fields: t => ({
    instrument: t.id({ required: true, description: 'The id of the instrument.' }),
    lo: t.field({ type: 'Units', required: true, description: 'The first unit, included.' }),
    hi: t.field({
      type: 'Units',
      required: true,
      description: 'The unit where it ends, excluded.',
    }),
  }),
})

export const CitationInput = builder.inputType('CitationInput', {
  description: 'An invoice, and how much of it is used.',
  fields: t => ({
    invoice: t.id({ required: true, description: 'The id of the invoice.' }),
    amount: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'The amount used, in minor units of its currency.',
    }),
  }),
})
