import { builder } from '../../graph/builder.ts'

export const SpanInput = builder.inputType('SpanInput', {
  description: 'Units lo (included) to hi (excluded) of an instrument.',
  fields: t => ({
    instrument: t.id({ required: true }),
    lo: t.field({ type: 'Units', required: true }),
    hi: t.field({ type: 'Units', required: true }),
  }),
})

export const CitationInput = builder.inputType('CitationInput', {
  description: 'How much of an invoice is used.',
  fields: t => ({
    invoice: t.id({ required: true }),
    amount: t.field({ type: 'MinorUnits', required: true }),
  }),
})
