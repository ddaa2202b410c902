import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { named } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { Party } from '../party/party.type.ts'
import { OF_VIEWER } from './of-viewer.ts'

interface DebtRow {
  readonly supplier: bigint
  readonly currency: string
  readonly amount: bigint
  readonly held: bigint
  readonly receivables: bigint
}

const SupplierDebt = builder.objectRef<DebtRow>('SupplierDebt').implement({
  description: 'What a debtor owes on the receivables of one first supplier, in one currency.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'The supplier and the currency, which name the sum.',
      resolve: ({ supplier, currency }) => `${idOf('pty', supplier)}.${currency}`,
    }),
    supplier: t.field({
      type: Party,
      description: 'The first supplier.',
      resolve: ({ supplier }) => idOf('pty', supplier),
    }),
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'What is owed in all.' }),
    held: t.expose('held', {
      type: 'MinorUnits',
      description: 'The part that the first supplier holds still: tier 1.',
    }),
    passedOn: t.field({
      type: 'MinorUnits',
      description: 'The part that it has passed on: tier 2 and deeper.',
      resolve: ({ amount, held }) => amount - held,
    }),
    instruments: t.int({
      description: 'How many receivables it is made of.',
      resolve: ({ receivables }) => Number(receivables),
    }),
  }),
})

type TotalRow = Omit<DebtRow, 'supplier'>

const SupplierDebtTotal = builder.objectRef<TotalRow>('SupplierDebtTotal').implement({
  description: 'The sum of what is owed, over suppliers, in one currency.',
  readers: 'members',
  fields: t => ({
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'What is owed in all.' }),
    held: t.expose('held', {
      type: 'MinorUnits',
      description: 'The part that first suppliers hold still.',
    }),
    passedOn: t.field({
      type: 'MinorUnits',
      description: 'The part that they have passed on.',
      resolve: ({ amount, held }) => amount - held,
    }),
    instruments: t.int({
      description: 'How many receivables it is made of.',
      resolve: ({ receivables }) => Number(receivables),
    }),
  }),
})

/** The function answers for the party that reads, and for no other. */
defineList<DebtRow>(OF_VIEWER, {
  name: 'debtsBySupplier',
  connection: defineConnection(SupplierDebt, 'SupplierDebt', SupplierDebtTotal),
  readers: ['debtor'],
  description:
    'The sums of what the party owes, by first supplier, and how much of it has been passed on.',
  columns: 'x.supplier, x.currency, x.amount, x.held, x.receivables',
  from: 'ledger.my_debts_by_supplier() x',
  own: 'true',
  values: () => [],
  filters: { supplier: named('pty', 'x.supplier', 'Only what is owed on those of this one.') },
  orders: {
    MOST: {
      description: 'What is owed most first.',
      ...{ keys: ['x.amount', 'x.supplier', 'x.currency'], newestFirst: true },
      ...{ columns: ['amount', 'supplier', 'currency'], types: ['bigint', 'bigint', 'text'] },
    },
  },
  totals: {
    columns: `x.currency, ledger.total(x.amount) as amount, ledger.total(x.held) as held,
      sum(x.receivables)::bigint as receivables`,
    by: 'x.currency',
  },
  computed: 'ledger.my_debts_by_supplier()',
})
