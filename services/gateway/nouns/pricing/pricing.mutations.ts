import { newId } from '../../../platform/new-id.ts'
import { builder } from '../../graph/builder.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { priceFields } from '../financing/price-fields.ts'
import { Recourse } from '../financing/quote.type.ts'

const ListedRateInput = builder.inputType('ListedRateInput', {
  description: 'One price of a list, and what it is for.',
  fields: t => ({
    debtor: t.id({ description: 'By whom the debts must be owed. Null: by anybody.' }),
    daysMax: t.int({
      required: true,
      description: 'Calendar days from the value date to the last payment, at most.',
    }),
    amountMax: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'What may be owed in all, at most.',
    }),
    tierMax: t.int({
      required: true,
      description: 'Holders from the first supplier on, at most.',
    }),
    rate: t.string({ required: true, description: 'The yearly discount rate as a decimal.' }),
    fee: t.field({ type: 'MinorUnits', required: true, description: 'The fee of a quote.' }),
  }),
})

defineActMutations(
  t => ({
    replaces: t.id({ description: 'The id of the list that ends with this one. Null: none.' }),
    currency: t.string({ required: true, description: 'Its currency (ISO 4217).' }),
    recourse: t.field({
      type: Recourse,
      required: true,
      description: 'Whether the holder answers for the debtor.',
    }),
    dayCount: t.string({ required: true, description: 'A/360 or A/365F.' }),
    valueDays: t.int({
      required: true,
      description: 'Business days from the drawing of a quote to the payment.',
    }),
    firmDays: t.int({
      required: true,
      description: 'Calendar days for which a quote is firm, at most.',
    }),
    drawMax: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'For how much quotes may be drawn in all.',
    }),
    beginsOn: t.field({ type: 'Date', required: true, description: 'From when it stands.' }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it no longer stands.',
    }),
    rates: t.field({
      type: [ListedRateInput],
      required: true,
      description: 'Its prices: the first that fits what is to be financed is the price of it.',
    }),
  }),
  {
    act: 'pricing.publish-prices',
    field: 'publishPrices',
    description:
      'A lender publishes prices, from which holders that ask it draw firm quotes; they take the ' +
      'place of those before.',
    body: ({ replaces, rates, ...terms }) => ({
      ...{ id: newId('prl'), replaces: replaces ?? null, ...terms },
      rows: rates.map(({ debtor, ...row }) => ({ debtor: debtor ?? null, ...row })),
    }),
  },
)

defineActMutations(
  t => ({ list: t.id({ required: true, description: 'The id of the price list.' }) }),
  {
    act: 'pricing.end-prices',
    field: 'endPrices',
    description: 'A lender takes its prices back; quotes that were drawn stay firm.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: 'The id of the financing.' }),
    list: t.id({ required: true, description: 'The id of the price list.' }),
    lender: t.id({ required: true, description: 'The id of the lender whose list it is.' }),
    ...priceFields(t),
  }),
  {
    act: 'pricing.draw-quote',
    field: 'drawQuote',
    description:
      'A holder draws a firm quote from the price list of a lender that it has asked, with the ' +
      'figures that `clearings` gives.',
    body: ({ firmUntil, ...drawn }) => ({
      ...{ id: newId('quo'), firmUntil: firmUntil.toISOString() },
      ...drawn,
    }),
  },
)
