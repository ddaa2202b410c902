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
  readonly spelling: string | null
  readonly currency: string
  readonly amount_minor: bigint
  readonly invoiced_on: BusinessDate
  readonly due_on: BusinessDate
  readonly red_letter: string | null
  readonly delivery: bigint | null
  readonly asserted_by: bigint
  readonly denied: boolean
}

export const INVOICE_COLUMNS = `i.id, i.seller, i.buyer, i.number, i.spelling, i.currency,
  i.amount_minor, i.invoiced_on, i.due_on, i.red_letter, i.delivery, i.asserted_by,
  i.denied`

interface AllocationRow {
  readonly lo: bigint
  readonly hi: bigint
  readonly allocated_to: bigint
}

const InvoiceAllocation = builder.objectRef<AllocationRow>('InvoiceAllocation').implement({
  description: 'A part of an invoice that backs a receivable, or a transfer of one.',
  readers: 'members',
  fields: t => ({
    amount: t.field({ type: 'MinorUnits', resolve: ({ lo, hi }) => hi - lo }),
    receivable: t.field({
      type: Receivable,
      nullable: true,
      description: 'Null where the reader may not see it.',
      resolve: ({ allocated_to }) => idOf('rcv', allocated_to),
    }),
  }),
})

const allocationsOf = rowsOf<AllocationRow>(
  `select u.invoice as owner, u.lo, u.hi, u.allocated_to from trade.invoice_allocation u
    where u.invoice = any($1::bigint[]) and u.allocated_to <> 0 order by u.invoice, u.lo`,
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
    number: t.string({
      description: 'As it was sent first.',
      resolve: ({ number, spelling }) => spelling ?? number,
    }),
    normalNumber: t.exposeString('number', {
      description: 'The normal form, which with the seller names the invoice for ever.',
    }),
    seller: t.field({ type: Party, resolve: ({ seller }) => idOf('pty', seller) }),
    buyer: t.field({ type: Party, resolve: ({ buyer }) => idOf('pty', buyer) }),
    currency: t.exposeString('currency'),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'Tax included.' }),
    invoicedOn: t.expose('invoiced_on', { type: 'Date' }),
    dueOn: t.expose('due_on', { type: 'Date' }),
    assertedBy: t.field({
      type: Party,
      nullable: true,
      description: 'The buyer whose word alone it is; null: it is the seller’s.',
      resolve: ({ asserted_by }) => (asserted_by === 0n ? null : idOf('pty', asserted_by)),
    }),
    denied: t.exposeBoolean('denied', {
      description: 'The seller says otherwise: what its buyer asserted backs nothing more.',
    }),
    delivered: t.boolean({ resolve: ({ delivery }) => delivery !== null }),
    redLettered: t.boolean({ resolve: ({ red_letter }) => red_letter !== null }),
    allocations: t.field({
      type: [InvoiceAllocation],
      resolve: async ({ id }, _args, context) => await allocationsOf(id, context),
    }),
  }),
})
