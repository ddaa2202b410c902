import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Receivable } from '../receivable/receivable.type.ts'

export interface InvoiceRow {
  readonly id: bigint
  readonly seller: bigint
  readonly buyer: bigint
  readonly number: string
  readonly currency: string
  readonly amount_minor: bigint
  readonly invoiced_on: BusinessDate
  readonly due_on: BusinessDate
  readonly red_letter: string | null
  readonly delivery: bigint | null
}

export const INVOICE_COLUMNS = `i.id, i.seller, i.buyer, i.number, i.currency, i.amount_minor,
  i.invoiced_on, i.due_on, i.red_letter, i.delivery`

interface UseRow {
  readonly lo: bigint
  readonly hi: bigint
  readonly used_on: bigint
}

const InvoiceUse = builder.objectRef<UseRow>('InvoiceUse').implement({
  description: 'A part of an invoice that backs a receivable, or a transfer of one.',
  readers: 'members',
  fields: t => ({
    amount: t.field({ type: 'MinorUnits', resolve: ({ lo, hi }) => hi - lo }),
    receivable: t.field({
      type: Receivable,
      nullable: true,
      description: 'Null where the reader may not see it.',
      resolve: ({ used_on }) => idOf('rcv', used_on),
    }),
  }),
})

const usesOf = rowsOf<UseRow>(
  `select u.invoice as owner, u.lo, u.hi, u.used_on from trade.invoice_use u
    where u.invoice = any($1::bigint[]) and u.used_on <> 0 order by u.invoice, u.lo`,
)

export const Invoice = nodeOf<InvoiceRow>(
  'Invoice',
  'inv',
  `select ${INVOICE_COLUMNS} from trade.invoice i where i.id = any($1::bigint[])`,
)

builder.objectType(Invoice, {
  description: 'An invoice: its seller and its buyer see it, nobody else.',
  readers: 'members',
  fields: t => ({
    number: t.exposeString('number'),
    seller: t.field({ type: Party, resolve: ({ seller }) => idOf('pty', seller) }),
    buyer: t.field({ type: Party, resolve: ({ buyer }) => idOf('pty', buyer) }),
    currency: t.exposeString('currency'),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'Tax included.' }),
    invoicedOn: t.expose('invoiced_on', { type: 'Date' }),
    dueOn: t.expose('due_on', { type: 'Date' }),
    delivered: t.boolean({ resolve: ({ delivery }) => delivery !== null }),
    redLettered: t.boolean({ resolve: ({ red_letter }) => red_letter !== null }),
    uses: t.field({
      type: [InvoiceUse],
      resolve: async ({ id }, _args, context) => await usesOf(id, context),
    }),
  }),
})
