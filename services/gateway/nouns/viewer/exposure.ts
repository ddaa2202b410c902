import type { ObjectRef } from '@pothos/core'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder, type Types } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { between, betweenTerms, named } from '../../graph/filters.ts'
import { defineList, type ListDeclaration } from '../../graph/list.ts'
import { Party } from '../party/party.type.ts'
import { OF_VIEWER } from './of-viewer.ts'
import { sumRestricted } from './restricted.ts'
import { Viewer } from './viewer.type.ts'

interface ExposureRow {
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly currency: string
  readonly amount: bigint
  readonly receivables: bigint
  readonly overdue: bigint
  readonly today: BusinessDate
  readonly is_held: boolean
}

const Exposure = builder.objectRef<ExposureRow>('Exposure').implement({
  description: 'What one debtor owes on one date, in one currency.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'The debtor, the date and the currency, which name the sum.',
      resolve: ({ debtor, due_on, currency }) => `${idOf('pty', debtor)}.${due_on}.${currency}`,
    }),
    debtor: t.field({
      type: Party,
      description: 'The party that owes.',
      resolve: ({ debtor }) => idOf('pty', debtor),
    }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'The date on which it is due.' }),
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'The amount, in minor units.' }),
    instruments: t.int({
      description: 'How many instruments it is made of.',
      resolve: ({ receivables }) => Number(receivables),
    }),
  }),
})

interface TotalRow {
  readonly currency: string
  readonly amount: bigint
  readonly receivables: bigint
  readonly rows: bigint
  readonly overdue: bigint
  readonly today: BusinessDate
  readonly is_held: boolean
}

const ExposureTotal = builder.objectRef<TotalRow>('ExposureTotal').implement({
  description: 'The sum of an exposure in one currency.',
  readers: 'members',
  fields: t => ({
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'The amount, in minor units.' }),
    instruments: t.int({
      description: 'How many instruments it is made of.',
      resolve: ({ receivables }) => Number(receivables),
    }),
    rows: t.int({
      description: 'How many rows the list has in this currency, by debtor and date.',
      resolve: ({ rows }) => Number(rows),
    }),
  }),
})

const ExposureConnection = defineConnection(Exposure, 'Exposure', ExposureTotal)

const EXPOSURE: Pick<ListDeclaration<never>, 'columns' | 'orders'> = {
  columns: `x.due_on, x.debtor, x.currency, x.amount, x.receivables, k.is_held,
    ${BUSINESS_DATE} as today,
    case when x.due_on < ${BUSINESS_DATE} then x.amount else 0 end as overdue`,
  orders: {
    DUE: {
      description: 'The earliest due date first.',
      ...{ keys: ['x.due_on', 'x.debtor', 'x.currency'] },
      ...{ columns: ['due_on', 'debtor', 'currency'], types: ['date', 'bigint', 'text'] },
    },
  },
}

const SUMS = {
  columns: `x.currency, sum(x.amount)::bigint as amount,
    sum(x.receivables)::bigint as receivables, count(*) as rows, ${BUSINESS_DATE} as today,
    bool_and(k.is_held) as is_held,
    coalesce(sum(x.amount) filter (where x.due_on < ${BUSINESS_DATE}), 0)::bigint as overdue`,
  by: 'x.currency',
}
/**
 * What a list under filters adds up, with what its rows have in common: whatever is restricted and
 * lies within has a row of the list.
 */
const SUMS_OF_ROWS = {
  ...SUMS,
  columns: `${SUMS.columns}, min(x.due_on) as first_due, max(x.due_on) as last_due,
    case when min(x.debtor) = max(x.debtor) then min(x.debtor) end as only_debtor`,
}
const selectTotals = (source: string) => `
  select ${SUMS.columns} from ${source} group by ${SUMS.by} order by ${SUMS.by}`

const DUE = between('due', 'x.due_on', 'this due date')
/** The same of what is held, which is found by the number that holds its due date. */
const DUE_OF_HELD = betweenTerms('x.terms', 'this due date')

interface Exposed {
  readonly currency: string
  readonly amount: bigint
  readonly overdue: bigint
  readonly today: BusinessDate
  readonly is_held: boolean
}

const APART = {
  offered: 'The part that waits for the answer of a transferee.',
  financed: 'The part that is bound for a lender that finances it.',
  pledged: 'The part that is pledged.',
  sold: 'The part that is bound for a buyer.',
  held: 'The part on which a hold lies.',
} as const

/** What of a sum of exposure can be disposed of, and what cannot; of debts, that of nobody. */
for (const ref of [Exposure, ExposureTotal])
  builder.objectFields(ref as ObjectRef<Types, Exposed>, t => ({
    free: t.field({
      type: 'MinorUnits',
      nullable: true,
      description:
        'The part that the party can offer or pledge: it is neither claimed, held nor overdue. ' +
        'Null of debts.',
      resolve: async (sum, _args, context) =>
        !sum.is_held
          ? null
          : sum.amount - sum.overdue - (await sumRestricted(sum, 'restricted', context, sum.today)),
    }),
    overdue: t.expose('overdue', {
      type: 'MinorUnits',
      description: 'The part that was to be paid before the business date.',
    }),
    ...Object.fromEntries(
      Object.entries(APART).map(([kind, description]) => [
        kind,
        t.field({
          type: 'MinorUnits',
          nullable: true,
          description: `${description} Null of debts.`,
          resolve: async (sum, _args, context) =>
            sum.is_held ? await sumRestricted(sum, kind as keyof typeof APART, context) : null,
        }),
      ]),
    ),
  }))

const HELD_ROWS = 'ledger.my_exposure'
const OWED_ROWS = 'ledger.my_debts()'
const HELD = 'ledger.my_exposure x cross join (values (true)) k (is_held)'
const OWED = 'ledger.my_debts() x cross join (values (false)) k (is_held)'

/** The functions answer for the party that reads, and for no other. */
defineList<ExposureRow>(OF_VIEWER, {
  name: 'exposure',
  connection: ExposureConnection,
  description: 'The sums of what the party holds, by due date and debtor.',
  columns: EXPOSURE.columns,
  from: HELD,
  own: 'true',
  values: () => [],
  filters: { debtor: named('pty', 'x.debtor', 'Only what this party owes.'), ...DUE_OF_HELD },
  orders: EXPOSURE.orders,
  totals: SUMS_OF_ROWS,
  computed: HELD_ROWS,
})

defineList<ExposureRow>(OF_VIEWER, {
  name: 'debts',
  connection: ExposureConnection,
  readers: ['debtor'],
  description: 'The sums of what the party owes on its receivables, by due date.',
  columns: EXPOSURE.columns,
  from: OWED,
  own: 'true',
  values: () => [],
  filters: DUE,
  orders: EXPOSURE.orders,
  totals: SUMS,
  computed: OWED_ROWS,
})

builder.objectField(Viewer, 'exposureTotals', t =>
  t.field({
    type: [ExposureTotal],
    nullable: true,
    description: 'The sums of all that the party holds, by currency.',
    resolve: async (_caller, _args, { snapshot }) =>
      await snapshot.query<TotalRow>(selectTotals(HELD)),
  }),
)

builder.objectField(Viewer, 'debtTotals', t =>
  t.field({
    type: [ExposureTotal],
    nullable: true,
    readers: ['debtor'],
    description: 'The sums of all that the party owes, by currency.',
    resolve: async (_caller, _args, { snapshot }) =>
      await snapshot.query<TotalRow>(selectTotals(OWED)),
  }),
)
