import type { InputFieldBuilder } from '@pothos/core'
import type { Types } from '../../graph/builder.ts'
import { Recourse } from './quote.type.ts'

/** The terms and the figures that a quote states, whoever draws it up. */
export function priceFields(t: InputFieldBuilder<Types, 'InputObject'>) {
  return {
    rate: t.string({ required: true, description: 'The yearly discount rate as a decimal.' }),
    dayCount: t.string({ required: true, description: 'A/360 or A/365F.' }),
    fee: t.field({ type: 'MinorUnits', required: true, description: 'The fee.' }),
    valueDate: t.field({ type: 'Date', required: true, description: 'When the lender pays.' }),
    recourse: t.field({
      type: Recourse,
      required: true,
      description: 'Whether the holder answers for the debtor.',
    }),
    firmUntil: t.field({
      type: 'DateTime',
      required: true,
      description: 'Until when it is firm.',
    }),
    discount: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'The discount on these terms, as `priceAt` reckons it.',
    }),
    net: t.field({ type: 'MinorUnits', required: true, description: 'What the holder gets.' }),
    apr: t.string({ required: true, description: 'The yearly cost, as `priceAt` reckons it.' }),
  }
}
