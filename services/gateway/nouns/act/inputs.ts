import type { InputFieldBuilder } from '@pothos/core'
import { builder, type Types } from '../../graph/builder.ts'

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

/** The spans that an act is about. */
export function spansField(t: InputFieldBuilder<Types, 'InputObject'>) {
  return t.field({
    type: [SpanInput],
    required: true,
    description: 'The spans that the act is about.',
  })
}
