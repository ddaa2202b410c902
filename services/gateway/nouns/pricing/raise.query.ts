import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import { rulesOn } from '../../../../contracts/kernel/rules.ts'
import { type Proposal, proposeRaise, type Saleable } from '../../../../contracts/pricing/raise.ts'
import { buildPriceList, PRICE_LIST_COLUMNS, type PriceListRow } from '../../../ledger/index.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { RecourseAsked } from '../financing/financing.type.ts'
import { Viewer } from '../viewer/viewer.type.ts'
import { PriceList, pricesOf } from './price-list.type.ts'

type ProposedSpan = Proposal['spans'][number]

const ProposedPart = builder.objectRef<ProposedSpan>('ProposedPart').implement({
  description: 'A span that is proposed to be financed.',
  readers: 'members',
  fields: t => ({
    instrument: t.id({
      description: 'The id of the receivable.',
      resolve: ({ instrument }) => instrument,
    }),
    lo: t.field({
      type: 'Units',
      description: 'The first unit, included.',
      resolve: ({ span }) => span.lo,
    }),
    hi: t.field({
      type: 'Units',
      description: 'The unit where it ends, excluded.',
      resolve: ({ span }) => span.hi,
    }),
  }),
})

const RaiseProposal = builder.objectRef<Proposal>('RaiseProposal').implement({
  description:
    'Spans by which an amount is raised at the least cost, and the price of them by one list. It ' +
    'binds nothing: quotes are asked for on these spans, or on others.',
  readers: 'members',
  fields: t => ({
    priceList: t.field({
      type: PriceList,
      description: 'The list that says the price.',
      resolve: ({ list }) => list,
    }),
    parts: t.field({
      type: [ProposedPart],
      description: 'The spans, what is paid soonest first.',
      resolve: ({ spans }) => [...spans],
    }),
    face: t.expose('face', { type: 'MinorUnits', description: 'What is owed on them.' }),
  }),
})

builder.objectFields(RaiseProposal, t => ({
  rate: t.string({
    description: 'The yearly discount rate as a decimal.',
    resolve: ({ price }) => price.rate,
  }),
  fee: t.field({
    type: 'MinorUnits',
    description: 'The fee beside the discount.',
    resolve: ({ price }) => price.fee,
  }),
  discount: t.field({
    type: 'MinorUnits',
    description: 'The discount.',
    resolve: ({ price }) => price.discount,
  }),
  net: t.field({
    type: 'MinorUnits',
    description: 'What the holder would get.',
    resolve: ({ price }) => price.net,
  }),
  apr: t.string({
    description: 'The yearly cost, fee included, as a decimal.',
    resolve: ({ price }) => price.apr,
  }),
  valueDate: t.field({
    type: 'Date',
    description: 'When the lender would pay.',
    resolve: ({ price }) => price.valueDate,
  }),
}))

const RaiseResult = builder.unionType('RaiseResult', {
  description: 'What to ask for to raise an amount, or why it cannot be raised by price lists.',
  types: [RaiseProposal, Refused],
  resolveType: refusedOr('RaiseProposal'),
})

/** So many titles and lists are looked at. */
const TITLES_MAX = 500
const LISTS_MAX = 50

builder.objectField(Viewer, 'raise', t =>
  t.field({
    type: RaiseResult,
    nullable: true,
    complexity: { field: 50, multiplier: 1 },
    description:
      'How to raise so much by a day at the least cost: the spans to ask quotes for, of at most ' +
      `${TITLES_MAX} free titles, by at most ${LISTS_MAX} price lists. What red letters have ` +
      'touched is left out. Whether the limits of the lender bear it is said by `clearings` of ' +
      'the request.',
    args: {
      target: t.arg({
        type: 'MinorUnits',
        required: true,
        description: 'What is to be had, after discount and fee.',
      }),
      by: t.arg({ type: 'Date', required: true, description: 'On which day at the latest.' }),
      currency: t.arg.string({ required: true, description: 'Its currency (ISO 4217).' }),
      recourse: t.arg({
        type: RecourseAsked,
        required: true,
        description: 'Which prices are looked at.',
      }),
    },
    resolve: async (_viewer, args, context) => {
      const wish = { ...args, currency: args.currency as Currency }
      const { calendar } = context.ledger
      const [lists, saleable] = [await readLists(context), await readSaleable(wish, context)]
      const asOf = await readToday(context)
      const found = proposeRaise(lists, saleable, wish, { asOf, calendar, rules: rulesOn(asOf) })
      return found.ok ? found.value : found
    },
  }),
)

async function readToday({ snapshot }: Context): Promise<BusinessDate> {
  const [row] = await snapshot.query<{ date: BusinessDate }>(`select ${BUSINESS_DATE} as date`)
  return row!.date
}

async function readLists(context: Context) {
  const rows = await context.snapshot.query<PriceListRow>(
    `select ${PRICE_LIST_COLUMNS} from ledger.price_list p
      where p.status = 'standing' and p.begins_on <= ${BUSINESS_DATE}
        and p.until > ${BUSINESS_DATE} order by p.id limit ${LISTS_MAX}`,
  )
  const prices = await Promise.all(rows.map(({ id }) => pricesOf(id, context)))
  return rows.map((row, index) => buildPriceList(row, prices[index]!))
}

interface SaleableRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly tier: number
  readonly red_lettered: bigint
}

async function readSaleable(
  { currency }: { readonly currency: string },
  { snapshot }: Context,
): Promise<readonly Saleable[]> {
  const rows = await snapshot.query<SaleableRow>(
    `select instrument, lo, hi, debtor, due_on, tier, red_lettered
       from ledger.my_saleable($1, ${TITLES_MAX})`,
    [currency],
  )
  return rows.map(row => ({
    ...{ instrument: idOf('rcv', row.instrument), span: { lo: row.lo, hi: row.hi } },
    ...{ debtor: idOf('pty', row.debtor), dueOn: row.due_on, tier: row.tier },
    redLettered: row.red_lettered,
  }))
}
