import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { type PageQuery, pageCost, readPage } from '../../graph/page.ts'
import { Party } from '../party/party.type.ts'
import { Viewer } from './viewer.type.ts'

interface ExposureRow {
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly currency: string
  readonly amount: bigint
  readonly receivables: bigint
}

const Exposure = builder.objectRef<ExposureRow>('Exposure').implement({
  description: 'What one debtor owes on one date, in one currency.',
  readers: 'members',
  fields: t => ({
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

/** The functions answer for the party that reads, and for no other. */
const pageOf = (source: string): PageQuery => ({
  select: `select x.due_on, x.debtor, x.currency, x.amount, x.receivables from ${source} x`,
  where: 'true',
  values: [],
  keys: ['x.due_on', 'x.debtor', 'x.currency'],
  keyColumns: ['due_on', 'debtor', 'currency'],
  keyTypes: ['date', 'bigint', 'text'],
})
const selectTotals = (source: string) => `
  select x.currency, sum(x.amount)::bigint as amount, sum(x.receivables)::bigint as receivables,
         count(*) as rows
    from ${source} x group by x.currency order by x.currency`

builder.objectField(Viewer, 'exposure', t =>
  t.connection({
    type: Exposure,
    complexity: pageCost,
    description: 'The sums of what the party holds, by due date and debtor, earliest first.',
    resolve: (_caller, args, { snapshot }) =>
      readPage<ExposureRow>(snapshot, args, pageOf('ledger.my_exposure()')),
  }),
)

builder.objectField(Viewer, 'exposureTotals', t =>
  t.field({
    type: [ExposureTotal],
    description: 'The sums of all that the party holds, by currency.',
    resolve: async (_caller, _args, { snapshot }) =>
      await snapshot.query<TotalRow>(selectTotals('ledger.my_exposure()')),
  }),
)

builder.objectField(Viewer, 'debts', t =>
  t.connection({
    type: Exposure,
    complexity: pageCost,
    readers: ['debtor'],
    description: 'The sums of what the party owes on its receivables, by due date.',
    resolve: (_caller, args, { snapshot }) =>
      readPage<ExposureRow>(snapshot, args, pageOf('ledger.my_debts()')),
  }),
)

builder.objectField(Viewer, 'debtTotals', t =>
  t.field({
    type: [ExposureTotal],
    readers: ['debtor'],
    description: 'The sums of all that the party owes, by currency.',
    resolve: async (_caller, _args, { snapshot }) =>
      await snapshot.query<TotalRow>(selectTotals('ledger.my_debts()')),
  }),
)
