import { idOf } from '../../../../contracts/kernel/id.ts'
import {
  countLeft,
  type PriceListStatus as Status,
} from '../../../../contracts/pricing/price-list.ts'
import {
  PRICE_LIST_COLUMNS,
  type PriceListRow,
  type PriceRowOfList,
} from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Quote, Recourse } from '../financing/quote.type.ts'
import { Party } from '../party/party.type.ts'

export const PriceListStatus = enumOf('PriceListStatus', 'How a price list stands.', {
  standing: 'Quotes can be drawn from it, from its first day to its end.',
  ended: 'It was taken back, or replaced.',
} satisfies Record<Status, string>)

export const PriceList = nodeOf<PriceListRow>(
  'PriceList',
  'prl',
  `select ${PRICE_LIST_COLUMNS} from ledger.price_list p where p.id = any($1::bigint[])`,
)

export const PriceListConnection = defineConnection(PriceList, 'PriceList')

const ListedRate = builder.objectRef<PriceRowOfList>('ListedRate').implement({
  description: 'One price of a list, and what it is for.',
  readers: 'members',
  fields: t => ({
    debtor: t.field({
      type: Party,
      nullable: true,
      description: 'By whom the debts must be owed. Null: by anybody.',
      resolve: ({ debtor }) => (debtor === null ? null : idOf('pty', debtor)),
    }),
    daysMax: t.exposeInt('days_max', {
      description: 'Calendar days from the value date to the last payment, at most.',
    }),
    amountMax: t.expose('amount_max_minor', {
      type: 'MinorUnits',
      description: 'What may be owed in all, at most.',
    }),
    tierMax: t.exposeInt('tier_max', {
      description: 'Holders from the first supplier on, at most.',
    }),
    rate: t.exposeString('rate', { description: 'The yearly discount rate as a decimal.' }),
    fee: t.expose('fee_minor', { type: 'MinorUnits', description: 'The fee of a quote.' }),
  }),
})

export const pricesOf = rowsOf<PriceRowOfList>(
  `select price_list as owner, debtor, days_max, amount_max_minor, tier_max, rate::text, fee_minor
     from ledger.price_row where price_list = any($1::bigint[]) order by price_list, place`,
)

builder.objectType(PriceList, {
  description:
    'Signed prices of a lender, from which holders that ask it draw firm quotes. Everybody sees ' +
    'them but other lenders.',
  readers: 'members',
  fields: t => ({
    lender: t.field({
      type: Party,
      description: 'Whose prices they are.',
      resolve: ({ lender }) => idOf('pty', lender),
    }),
    status: t.field({
      type: PriceListStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    replaces: t.field({
      type: PriceList,
      nullable: true,
      description: 'The list that it took the place of. Null where there was none.',
      resolve: ({ replaces }) => (replaces === null ? null : idOf('prl', replaces)),
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    recourse: t.field({
      type: Recourse,
      description: 'Whether the holder answers for the debtor.',
      resolve: ({ recourse }) => recourse,
    }),
    dayCount: t.exposeString('day_count', { description: 'How days of a year are counted.' }),
    valueDays: t.exposeInt('value_days', {
      description: 'Business days from the drawing of a quote to the payment.',
    }),
    firmDays: t.exposeInt('firm_days', {
      description: 'Calendar days for which a quote is firm, at most.',
    }),
    beginsOn: t.expose('begins_on', { type: 'Date', description: 'From when it stands.' }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which it no longer stands.',
    }),
    rates: t.field({
      type: [ListedRate],
      description: 'Its prices: the first that fits what is to be financed is the price of it.',
      resolve: async ({ id }, _args, context) => await pricesOf(id, context),
    }),
  }),
})

builder.objectFields(PriceList, t => ({
  drawMax: t.expose('draw_max_minor', {
    type: 'MinorUnits',
    description: 'For how much quotes may be drawn in all.',
  }),
  left: t.field({
    type: 'MinorUnits',
    description: 'For how much quotes can still be drawn.',
    resolve: row => countLeft({ drawMax: row.draw_max_minor, drawn: row.drawn_minor }),
  }),
}))

builder.objectField(Quote, 'priceList', t =>
  t.field({
    type: PriceList,
    nullable: true,
    description: 'The list that it was drawn from. Null where its lender gave it itself.',
    resolve: ({ price_list: list }) => (list === null ? null : idOf('prl', list)),
  }),
)
