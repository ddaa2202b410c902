import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Instrument } from '../title/instrument.type.ts'

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
  description:
    'A part of an invoice that backs an instrument or a transfer of one, and is used by it.',
  readers: 'members',
  fields: t => ({
    amount: t.field({
      type: 'MinorUnits',
      description: 'The amount of the part, in minor units of the currency of the invoice.',
      resolve: ({ lo, hi }) => hi - lo,
    }),
    instrument: t.field({
      type: Instrument,
      nullable: true,
      description: 'The instrument that it backs. Null where the reader may not see it.',
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
  description:
    'An invoice. Only its seller and its buyer see it, and an authority by a signed look-through.',
  readers: 'members',
  fields: t => ({
    number: t.string({
      description: 'Its number, as it was sent first.',
      resolve: ({ number, spelling }) => spelling ?? number,
    }),
    normalNumber: t.exposeString('number', {
      description:
        'The normal form of its number, which with the seller names the invoice for ever.',
    }),
    seller: t.field({
      type: Party,
      description: 'The party that issued it.',
      resolve: ({ seller }) => idOf('pty', seller),
    }),
    buyer: t.field({
      type: Party,
      description: 'The party that is to pay it.',
      resolve: ({ buyer }) => idOf('pty', buyer),
    }),
    currency: t.exposeString('currency', { description: 'Its currency, as CNY (ISO 4217).' }),
    amount: t.expose('amount_minor', {
      type: 'MinorUnits',
      description: 'Its whole amount with tax, in minor units of its currency.',
    }),
    invoicedOn: t.expose('invoiced_on', { type: 'Date', description: 'Its own date.' }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'The date on which it is due.' }),
  }),
})

builder.objectFields(Invoice, t => ({
  assertedBy: t.field({
    type: Party,
    nullable: true,
    description:
      'The buyer that stated it, while the seller has not said the same. Null once it is the ' +
      'word of the seller.',
    resolve: ({ asserted_by }) => (asserted_by === 0n ? null : idOf('pty', asserted_by)),
  }),
  denied: t.exposeBoolean('denied', {
    description:
      'Whether the seller says that what the buyer stated is not so. Such an invoice can back ' +
      'nothing more.',
  }),
  delivered: t.boolean({
    description: 'Whether its delivery is known. Without one it can back nothing.',
    resolve: ({ delivery }) => delivery !== null,
  }),
  redLettered: t.boolean({
    description: 'Whether a red letter (红字发票), a credit note over all of it, has cancelled it.',
    resolve: ({ red_letter }) => red_letter !== null,
  }),
  allocations: t.field({
    type: [InvoiceAllocation],
    description: 'The parts of its amount that back something.',
    resolve: async ({ id }, _args, context) => await allocationsOf(id, context),
  }),
}))
