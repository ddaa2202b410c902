import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Instrument } from '../title/instrument.type.ts'
import { Total } from '../title/total.type.ts'

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
  readonly red_lettered_minor: bigint
  readonly delivery: bigint | null
  readonly asserted_by: bigint
  readonly denied: boolean
  readonly alike: bigint | null
}

export const INVOICE_COLUMNS = `i.id, i.seller, i.buyer, i.number, i.spelling, i.currency,
  i.amount_minor, i.invoiced_on, i.due_on, i.red_lettered_minor, i.delivery, i.asserted_by,
  i.denied, case when i.told_apart_by is null then i.alike end as alike`

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

interface RedLetterRow {
  readonly number: string
  readonly spelling: string | null
  readonly amount_minor: bigint
  readonly beyond_minor: bigint
}

const RedLetter = builder.objectRef<RedLetterRow>('RedLetter').implement({
  description: 'A red letter (红字发票, a credit note), by which the seller takes an invoice back.',
  readers: 'members',
  fields: t => ({
    number: t.string({
      description: 'Its number, as it was sent.',
      resolve: ({ number, spelling }) => spelling ?? number,
    }),
    normalNumber: t.exposeString('number', { description: 'The normal form of its number.' }),
    amount: t.expose('amount_minor', {
      type: 'MinorUnits',
      description: 'What it takes back, in minor units of the currency of the invoice.',
    }),
    beyond: t.expose('beyond_minor', {
      type: 'MinorUnits',
      description:
        'Of its amount, what was in use when it came, so that it dilutes what the invoice backs.',
    }),
  }),
})

const redLettersOf = rowsOf<RedLetterRow>(
  `select r.invoice as owner, r.number, r.spelling, r.amount_minor, r.beyond_minor
     from trade.red_letter r where r.invoice = any($1::bigint[]) order by r.invoice, r.number`,
)

const countFree = rowsOf<{ readonly free: bigint }>(
  `select u.invoice as owner, sum(u.hi - u.lo)::bigint as free from trade.invoice_allocation u
    where u.invoice = any($1::bigint[]) and u.allocated_to = 0 group by u.invoice`,
)

export const Invoice = nodeOf<InvoiceRow>(
  'Invoice',
  'inv',
  `select ${INVOICE_COLUMNS} from trade.invoice i where i.id = any($1::bigint[])`,
)

export const InvoiceConnection = defineConnection(Invoice, 'Invoice', Total)

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
    description:
      'Whether red letters (红字发票, credit notes) took back all of it, so that it can back ' +
      'nothing more.',
    resolve: ({ red_lettered_minor, amount_minor }) => red_lettered_minor === amount_minor,
  }),
  redLetteredAmount: t.expose('red_lettered_minor', {
    type: 'MinorUnits',
    description:
      'What red letters took back of it, in minor units of its currency. That part can back ' +
      'nothing more.',
  }),
  redLetters: t.field({
    type: [RedLetter],
    description: 'The red letters that took it back, in whole or in part.',
    resolve: async ({ id }, _args, context) => await redLettersOf(id, context),
  }),
}))

builder.objectFields(Invoice, t => ({
  alike: t.field({
    type: Invoice,
    nullable: true,
    description:
      'An earlier invoice of the seller whose number could be the same, misspelled: this one ' +
      'backs nothing until `tellApart`. Null where there is none, or the reader may not see it.',
    resolve: ({ alike }) => (alike === null ? null : idOf('inv', alike)),
  }),
  isAlike: t.boolean({
    description: 'Whether it has yet to be told apart from another invoice of its seller.',
    resolve: ({ alike }) => alike !== null,
  }),
  unused: t.field({
    type: 'MinorUnits',
    description:
      'What of its amount may still back something: neither in use nor taken back by red letters.',
    resolve: async ({ id, red_lettered_minor }, _args, context) => {
      const left = ((await countFree(id, context))[0]?.free ?? 0n) - red_lettered_minor
      return left > 0n ? left : 0n
    },
  }),
  allocations: t.field({
    type: [InvoiceAllocation],
    description: 'The parts of its amount that back something.',
    resolve: async ({ id }, _args, context) => await allocationsOf(id, context),
  }),
}))
