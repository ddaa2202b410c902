import type { PaymentStanding as Standing } from '../../../../contracts/debtor/payment-record.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { OFFSET, PARTS_MAX } from '../look-through/look-through.query.ts'
import { DebtorMarkKind } from '../party/debtor-mark.type.ts'
import { Party } from '../party/party.type.ts'
import { type WithParties, withParties } from '../party/with-parties.ts'
import { ReceivableStatus } from '../receivable/receivable.type.ts'
import type { ShownInvoice, ShownReceivable, ShownRecord } from './content.ts'

const PaymentStanding = enumOf('PaymentStanding', 'How a debtor stands, in one word.', {
  current: 'It has paid all that was due.',
  overdue: 'Something that was due is not paid.',
} satisfies Record<Standing, string>)

const PaymentRecord = builder.objectRef<ShownRecord>('PaymentRecord').implement({
  description: 'How a debtor has paid its receivables: numbers of them, and no amounts.',
  readers: 'members',
  fields: t => ({
    standing: t.field({
      type: PaymentStanding,
      description: 'In one word.',
      resolve: ({ standing }) => standing,
    }),
    since: t.expose('since', {
      type: 'Date',
      description: 'What fell due from this date on is counted.',
    }),
    paidOnTime: t.exposeInt('paidOnTime', { description: 'How many were paid when due.' }),
    paidLate: t.exposeInt('paidLate', { description: 'How many were paid later.' }),
    overdue: t.exposeInt('overdue', {
      description: 'How many are due and not paid, whenever they fell due.',
    }),
  }),
})

const ShownInvoiceType = builder
  .objectRef<WithParties<ShownInvoice, 'seller' | 'buyer'>>('ShownInvoice')
  .implement({
    description: 'An invoice behind the spans, as it was when it was shown.',
    readers: 'members',
    fields: t => ({
      invoice: t.exposeID('invoice', { description: 'The id of the invoice.' }),
      number: t.exposeString('number', { description: 'Its number.' }),
      seller: t.field({
        type: Party,
        description: 'The party that issued it.',
        resolve: ({ seller }) => seller,
      }),
      buyer: t.field({
        type: Party,
        description: 'The party that is to pay it.',
        resolve: ({ buyer }) => buyer,
      }),
      invoicedOn: t.expose('invoicedOn', { type: 'Date', description: 'Its own date.' }),
      currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
      amount: t.expose('amount', { type: 'MinorUnits', description: 'The whole of it.' }),
      used: t.expose('used', { type: 'MinorUnits', description: 'What of it is used here.' }),
      redLettered: t.expose('redLettered', {
        type: 'MinorUnits',
        description: 'What red letters had taken back of it.',
      }),
    }),
  })

interface ExposureRow {
  readonly currency: string
  readonly held: bigint
  readonly pledged: bigint
}

const DebtorExposure = builder.objectRef<ExposureRow>('DebtorExposure').implement({
  description: 'What of one debtor’s debts the reader has, in one currency.',
  readers: 'members',
  fields: t => ({
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    held: t.expose('held', { type: 'MinorUnits', description: 'What it holds itself.' }),
    pledged: t.expose('pledged', {
      type: 'MinorUnits',
      description: 'What is pledged to it, or bound by it as a lender.',
    }),
  }),
})

const SELECT_EXPOSURE = `
  select currency, sum(held)::bigint as held, sum(pledged)::bigint as pledged from (
    select x.currency, x.amount as held, 0 as pledged from ledger.my_exposure x
     where x.debtor = $1
    union all
    select r.currency, 0, c.hi - c.lo from ledger.claim c
      join ledger.receivable r on r.id = c.instrument
     where c.claimant = (select ledger.me()) and c.freed_by is null and c.kind <> 'offer'
       and r.debtor = $1) e
   group by currency order by currency`

export const ShownReceivableType = builder.objectRef<ShownReceivable>('ShownReceivable').implement({
  description: 'The receivable behind the spans, as it was when it was shown.',
  readers: 'members',
  fields: t => ({
    debtor: t.field({
      type: Party,
      description: 'The party that owes.',
      resolve: ({ debtor }) => debtor,
    }),
    supplier: t.field({
      type: Party,
      description: 'The first supplier.',
      resolve: ({ supplier }) => supplier,
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    amount: t.expose('amount', { type: 'MinorUnits', description: 'The whole face.' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'When the debtor is to pay.' }),
    status: t.field({
      type: ReceivableStatus,
      description: 'What had become of it.',
      resolve: ({ status }) => status,
    }),
    diluted: t.expose('diluted', {
      type: 'MinorUnits',
      description: 'By how much red letters took back invoices behind it beyond what was unused.',
    }),
    record: t.field({
      type: PaymentRecord,
      description: 'How its debtor had paid.',
      resolve: ({ record }) => record,
    }),
    marks: t.field({
      type: [DebtorMarkKind],
      description: 'What was published against its debtor.',
      resolve: ({ marks }) => marks,
    }),
  }),
})

builder.objectFields(ShownReceivableType, t => ({
  invoices: t.field({
    type: [ShownInvoiceType],
    complexity: LONG_LIST,
    description: `The invoices behind the spans, ${PARTS_MAX} at most from \`offset\` on.`,
    args: { offset: t.arg.int(OFFSET) },
    resolve: async ({ invoices }, { offset }, context) => {
      const from = Math.max(offset ?? 0, 0)
      const page = invoices.slice(from, from + PARTS_MAX)
      return await withParties(page, ['seller', 'buyer'], context)
    },
  }),
  invoiceCount: t.int({
    description: 'How many invoices there are.',
    resolve: ({ invoices }) => invoices.length,
  }),
  exposure: t.field({
    type: [DebtorExposure],
    description:
      'What of its debtor’s debts the reader has already, now. It is told to nobody else, and ' +
      'stands in no kept text.',
    resolve: async ({ debtor }, _args, { snapshot }) =>
      await snapshot.query<ExposureRow>(SELECT_EXPOSURE, [idNumber(debtor)]),
  }),
}))
