import { describePrice } from '../../../../contracts/financing/describe-price.ts'
import type {
  QuoteStatus as Status,
  Recourse as Way,
} from '../../../../contracts/financing/financing.ts'
import {
  type QuoteDayCount as DayCount,
  type Payment,
  QUOTE_DAY_COUNTS,
  type ReckonedPrice,
  reckonPrice,
} from '../../../../contracts/financing/price.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { Words } from '../../graph/words.ts'
import { Party } from '../party/party.type.ts'
import { listPayments } from './financing-parts.ts'

export const Recourse = enumOf('Recourse', 'Whether a holder answers for the debtor.', {
  with: 'The holder pays the lender back if the debtor does not pay.',
  without: 'The lender bears it if the debtor does not pay.',
} satisfies Record<Way, string>)

const QuoteStatus = enumOf('QuoteStatus', 'How a quote stands.', {
  standing: 'It can be chosen while it is firm.',
  chosen: 'The holder has chosen it.',
  ended: 'Its lender has taken it back.',
} satisfies Record<Status, string>)

export interface QuoteRow {
  readonly id: bigint
  readonly financing: bigint
  readonly currency: Currency
  readonly lender: bigint
  readonly rate: string
  readonly day_count: DayCount
  readonly fee_minor: bigint
  readonly value_date: BusinessDate
  readonly recourse: Way
  readonly firm_until: Date
  readonly discount_minor: bigint
  readonly net_minor: bigint
  readonly apr: string
  readonly status: Status
  readonly price_list: bigint | null
}

export const QUOTE_COLUMNS = `q.id, q.financing,
  (select f.currency from ledger.financing f where f.id = q.financing) as currency,
  q.lender, q.rate::text, q.day_count, q.fee_minor, q.value_date,
  q.recourse, q.firm_until, q.discount_minor, q.net_minor, q.apr::text, q.status, q.price_list`

export const Quote = nodeOf<QuoteRow>(
  'Quote',
  'quo',
  `select ${QUOTE_COLUMNS} from ledger.quote q where q.id = any($1::bigint[])`,
)

builder.objectType(Quote, {
  description:
    'A lender’s signed price for a financing. The lender and who asked see it, nobody else.',
  readers: 'members',
  fields: t => ({
    lender: t.field({
      type: Party,
      description: 'Who gave it.',
      resolve: ({ lender }) => idOf('pty', lender),
    }),
    status: t.field({
      type: QuoteStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    recourse: t.field({
      type: Recourse,
      description: 'Whether the holder answers for the debtor.',
      resolve: ({ recourse }) => recourse,
    }),
    rate: t.exposeString('rate', {
      description: 'The yearly discount rate, simple and in advance: 0.036 is 3.6 %.',
    }),
    dayCount: t.exposeString('day_count', { description: 'How days of a year are counted.' }),
    fee: t.expose('fee_minor', { type: 'MinorUnits', description: 'The fee beside the discount.' }),
    discount: t.expose('discount_minor', { type: 'MinorUnits', description: 'The discount.' }),
    net: t.expose('net_minor', { type: 'MinorUnits', description: 'What the holder gets.' }),
    apr: t.exposeString('apr', {
      description:
        'The yearly cost, fee included: compounded yearly over actual days of 365, as a decimal.',
    }),
    valueDate: t.expose('value_date', { type: 'Date', description: 'When the lender pays.' }),
    firmUntil: t.expose('firm_until', {
      type: 'DateTime',
      description: 'Until when it is firm, excluded.',
    }),
    formula: t.field({
      type: Words,
      nullable: true,
      description: 'How its price is reckoned, with its numbers.',
      resolve: async ({ financing, currency, ...row }, _args, context) => {
        const { rate, day_count: dayCount, fee_minor: fee, value_date: valueDate } = row
        const payments = await listPayments(financing, context)
        const price = seePrice({ payments, currency }, { rate, dayCount, fee, valueDate })
        return 'zh' in price ? price : null
      },
    }),
  }),
})

/** What a price is reckoned of: the payments, and in which currency they are. */
export interface PriceAsked {
  readonly payments: readonly Payment[]
  readonly currency: Currency
}

interface PriceSeen extends ReckonedPrice {
  readonly zh: string
  readonly en: string
}

const Price = builder.objectRef<PriceSeen>('Price').implement({
  description: 'A price as it would be signed, with its arithmetic.',
  readers: 'members',
  fields: t => ({
    face: t.expose('face', { type: 'MinorUnits', description: 'What is owed.' }),
    discount: t.expose('discount', { type: 'MinorUnits', description: 'The discount.' }),
    net: t.expose('net', { type: 'MinorUnits', description: 'What the holder gets.' }),
    apr: t.exposeString('apr', {
      description:
        'The yearly cost, fee included: compounded yearly over actual days of 365, as a decimal.',
    }),
    formula: t.field({
      type: Words,
      description: 'How it is reckoned, with its numbers.',
      resolve: ({ zh, en }) => ({ zh, en }),
    }),
  }),
})

export const PriceResult = builder.unionType('PriceResult', {
  description: 'A price, or why there is none on such terms.',
  types: [Price, Refused],
  resolveType: refusedOr('Price'),
})

export const PriceTermsInput = builder.inputType('PriceTermsInput', {
  description: 'On what terms a lender pays before the debtors do.',
  fields: t => ({
    rate: t.string({ required: true, description: 'The yearly discount rate as a decimal.' }),
    dayCount: t.string({ required: true, description: `One of ${QUOTE_DAY_COUNTS.join(', ')}.` }),
    fee: t.field({ type: 'MinorUnits', required: true, description: 'The fee.' }),
    valueDate: t.field({ type: 'Date', required: true, description: 'When the lender pays.' }),
  }),
})

/** Reckons a price as the contract does, with the formula in words. */
export function seePrice(
  { payments, currency }: PriceAsked,
  terms: Parameters<typeof reckonPrice>[1],
) {
  const price = reckonPrice(payments, terms)
  if (!price.ok) return price
  return { ...price.value, ...describePrice(price.value, terms, currency) }
}
