import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { Entry } from '../journal/entry.type.ts'
import { readEntryNumber } from '../journal/read-entry-number.ts'
import { Party } from '../party/party.type.ts'
import { type WithParties, withParties } from '../party/with-parties.ts'
import { Instrument } from '../title/instrument.type.ts'
import { LookThroughStep, OFFSET, PARTS_MAX, shown, stepsOnce } from './look-through.query.ts'
import { type LineageStep, STEP_COLUMNS, type StepRow } from './steps.ts'

/** Regulators and courts alone, on an entry of their own. */
const AUTHORITIES = ['regulator', 'court'] as const

interface CitedInvoice {
  readonly invoice: bigint
  readonly number: string
  readonly seller: bigint
  readonly buyer: bigint
  readonly invoiced_on: BusinessDate
  readonly since: bigint
  readonly currency: string
  readonly used: bigint
}

type ShownInvoice = WithParties<CitedInvoice, 'seller' | 'buyer'>

const CitedInvoice = builder.objectRef<ShownInvoice>('CitedInvoice').implement({
  description: 'An invoice that backs the instrument or a transfer of it.',
  readers: AUTHORITIES,
  fields: t => ({
    invoice: t.id({
      description: 'The id of the invoice.',
      resolve: ({ invoice }) => idOf('inv', invoice),
    }),
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
    invoicedOn: t.expose('invoiced_on', { type: 'Date', description: 'Its own date.' }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    amount: t.expose('used', {
      type: 'MinorUnits',
      description: 'The amount of it that is used here, in its minor units.',
    }),
    entry: t.id({
      description: 'The number of the entry that used it.',
      resolve: ({ since }) => String(since),
    }),
  }),
})

interface Cited {
  readonly entry: bigint
  readonly instrument: bigint
  readonly steps: () => Promise<readonly LineageStep[]>
}

const CitedLookThrough = builder.objectRef<Cited>('CitedLookThrough').implement({
  description: 'All of one instrument, which an authority reads by the signed act that it cites.',
  readers: AUTHORITIES,
  fields: t => ({
    cites: t.field({
      type: Entry,
      description: 'The entry of the look-through.',
      resolve: ({ entry }) => idOf('ent', entry),
    }),
    instrument: t.field({
      type: Instrument,
      description:
        'The instrument. Its lists of titles, claims and holds show the reader all of it.',
      resolve: c => c.instrument,
    }),
    steps: t.field({
      type: [LookThroughStep],
      complexity: LONG_LIST,
      description: `Its steps, oldest first, ${PARTS_MAX} at most from \`offset\` on.`,
      args: { offset: t.arg.int(OFFSET) },
      resolve: async ({ steps }, { offset }, context) =>
        await shown(await steps(), offset, context),
    }),
    stepCount: t.int({
      description: 'How many steps there are.',
      resolve: async ({ steps }) => (await steps()).length,
    }),
  }),
})

builder.objectFields(CitedLookThrough, t => ({
  invoices: t.field({
    type: [CitedInvoice],
    complexity: LONG_LIST,
    description: `Its invoices in the order of their use, ${PARTS_MAX} at most from \`offset\` on.`,
    args: { offset: t.arg.int(OFFSET) },
    resolve: async ({ entry }, { offset }, context) => {
      const text = 'select * from ledger.cited_invoices($1, $2, $3)'
      const values = [entry, Math.max(offset ?? 0, 0), PARTS_MAX]
      const invoices = await context.snapshot.query<CitedInvoice>(text, values)
      return await withParties(invoices, ['seller', 'buyer'], context)
    },
  }),
  invoiceCount: t.int({
    description: 'How many invoices there are.',
    resolve: async ({ entry }, _args, { snapshot }) => {
      const text = 'select ledger.cited_invoice_count($1) as count'
      const [row] = await snapshot.query<{ count: bigint }>(text, [entry])
      return Number(row!.count)
    },
  }),
}))

builder.queryField('citedLookThrough', t =>
  t.field({
    type: CitedLookThrough,
    nullable: true,
    readers: AUTHORITIES,
    description: 'What a look-through of the reader shows. Null for any other entry.',
    args: {
      entry: t.arg.id({
        required: true,
        description: 'The id or the number of the journal entry.',
      }),
    },
    resolve: async (_root, { entry: cited }, { snapshot }) => {
      const entry = readEntryNumber(cited)
      const [row] = await snapshot.query<{ instrument: bigint | null }>(
        'select ledger.looked_through($1) as instrument',
        [entry],
      )
      const instrument = row?.instrument ?? null
      if (instrument === null) return null
      const text = `select ${STEP_COLUMNS} from ledger.cited_chain($1) s`
      const steps = stepsOnce(() => snapshot.query<StepRow>(text, [entry]))
      return { entry, instrument, steps }
    },
  }),
)
