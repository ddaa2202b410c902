import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { named } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { Party } from '../party/party.type.ts'
import { moneyTotals, Total } from '../title/total.type.ts'
import { OF_ALL } from '../viewer/party.lists.ts'

/** What a debtor owed in one currency when a business day ended. */
interface OutstandingRow {
  readonly date: BusinessDate
  readonly debtor: bigint
  readonly currency: string
  readonly amount: bigint
  readonly receivables: bigint
}

const Outstanding = builder.objectRef<OutstandingRow>('Outstanding').implement({
  description:
    'What of the certificates of one debtor was issued and not yet paid when a business day ended.',
  readers: ['regulator'],
  fields: t => ({
    id: t.id({
      description: 'The date, the debtor and the currency, which name the sum.',
      resolve: ({ date, debtor, currency }) => `${date}.${idOf('pty', debtor)}.${currency}`,
    }),
    on: t.expose('date', { type: 'Date', description: 'The business date.' }),
    debtor: t.field({
      type: Party,
      description: 'The party that owes.',
      resolve: ({ debtor }) => idOf('pty', debtor),
    }),
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'The amount, in minor units.' }),
    instruments: t.int({
      description: 'How many instruments it is made of.',
      resolve: ({ receivables }) => Number(receivables),
    }),
  }),
})

defineList<OutstandingRow>(OF_ALL, {
  name: 'outstanding',
  connection: defineConnection(Outstanding, 'Outstanding', Total),
  description:
    'The stock of certificates at the end of a business day (rule C13): what is issued and not ' +
    'yet paid, by debtor; its totals are all of it. Of the day that goes on, as it stands now.',
  readers: ['regulator'],
  columns: 'd.date, s.debtor, s.currency, s.amount, s.receivables',
  from: 'ledger.business_day d cross join lateral ledger.outstanding_on(d.date) s',
  own: 'true',
  filters: {
    on: {
      type: 'Date',
      required: true,
      description: 'The business date.',
      where: (date: BusinessDate, place) => `d.date = ${place(date)}`,
    },
    debtor: named('pty', 's.debtor', 'Only what this party owes.'),
  },
  orders: {
    BY_DEBTOR: {
      description: 'By debtor, as parties were enrolled.',
      keys: ['s.debtor', 's.currency'],
      columns: ['debtor', 'currency'],
      types: ['bigint', 'text'],
    },
  },
  totals: moneyTotals('s.currency', 's.amount'),
})
