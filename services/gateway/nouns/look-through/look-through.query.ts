import { type InstrumentId, idNumber } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'
import { type WithParties, withParties } from '../party/with-parties.ts'
import { Instrument, readInstrumentId } from '../title/instrument.type.ts'
import { INVOICE_COLUMNS, Invoice, type InvoiceRow } from '../trade/invoice.type.ts'
import { type LineageStep, STEP_COLUMNS, type StepRow, stepsFrom } from './steps.ts'

export const LookThroughStep = builder.objectRef<ShownStep>('LookThroughStep').implement({
  description: 'A step of units to a holder, with parties and date, but no price and no invoice.',
  readers: 'members',
  fields: t => ({
    tier: t.exposeInt('tier', {
      description:
        'How many holders there are from the first supplier to this one; the first supplier is 1.',
    }),
    act: t.exposeString('act', { description: 'The name of the act.' }),
    entry: t.id({
      description: 'The number of the journal entry, as answers name it.',
      resolve: ({ entry }) => String(entry),
    }),
    on: t.expose('on', { type: 'Date', description: 'The business date of the step.' }),
    from: t.field({
      type: Party,
      nullable: true,
      description: 'The party from which they came. Null at issue.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: Party,
      description: 'The party that became their holder.',
      resolve: ({ to }) => to,
    }),
    ...spanFields(t),
  }),
})

type ShownStep = WithParties<LineageStep, 'from' | 'to'>

/** Of all steps those from `offset` on, with their parties. */
export async function shown(
  steps: readonly LineageStep[],
  offset: number | null | undefined,
  context: Context,
): Promise<ShownStep[]> {
  const from = Math.max(offset ?? 0, 0)
  return await withParties(steps.slice(from, from + PARTS_MAX), ['from', 'to'], context)
}

interface Asked {
  readonly instrument: InstrumentId
  readonly lo: bigint
  readonly hi: bigint
  /** Read once, however many fields ask. */
  readonly steps: () => Promise<readonly LineageStep[]>
}

/** From which part on an answer shows them. */
export const OFFSET = { defaultValue: 0, description: 'How many of them are left out before.' }

/** Steps and invoices of one answer; `offset` goes on from there. */
export const PARTS_MAX = 200

const LookThrough = builder.objectRef<Asked>('LookThrough').implement({
  description: 'The way of a span from its issue (穿透), as far as the reader may see it.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({
      type: Instrument,
      nullable: true,
      description:
        'The instrument; its `titles` say who holds it now. Null where the reader may not see it.',
      resolve: ({ instrument }) => instrument,
    }),
    steps: t.field({
      type: [LookThroughStep],
      complexity: LONG_LIST,
      description:
        'The steps behind the parts of the span that the reader holds, claims or owes: ' +
        `oldest first, ${PARTS_MAX} at most from \`offset\` on.`,
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

builder.objectFields(LookThrough, t => ({
  invoices: t.field({
    type: [Invoice],
    complexity: LONG_LIST,
    description:
      'The invoices that back the instrument or its transfers, and are the reader’s to see: ' +
      `${PARTS_MAX} at most from \`offset\` on.`,
    args: { offset: t.arg.int(OFFSET) },
    resolve: async ({ instrument }, { offset }, { snapshot }) =>
      await snapshot.query<InvoiceRow>(
        `select ${INVOICE_COLUMNS} from trade.invoice i where i.id = any(${BACKING})
          order by i.id limit ${PARTS_MAX} offset $2`,
        [idNumber(instrument), Math.max(offset ?? 0, 0)],
      ),
  }),
  invoiceCount: t.int({
    description: 'How many such invoices there are.',
    resolve: async ({ instrument }, _args, { snapshot }) => {
      const text = `select cardinality(${BACKING}) as count`
      const [row] = await snapshot.query<{ count: number }>(text, [idNumber(instrument)])
      return row!.count
    },
  }),
}))

builder.queryField('lookThrough', t =>
  t.field({
    nullable: true,
    type: LookThrough,
    description:
      'Follows the units of a span from their issue to their holders, as far as the party of the ' +
      'reader holds, claims or owes them. What an authority sees by the act of the mutation ' +
      '`lookThrough` is read by `citedLookThrough`.',
    args: {
      instrument: t.arg.id({ required: true, description: 'The id of the instrument.' }),
      lo: t.arg({ type: 'Units', required: true, description: 'The first unit, included.' }),
      hi: t.arg({ type: 'Units', required: true, description: 'The end, excluded.' }),
    },
    resolve: (_root, { instrument: id, lo, hi }, { snapshot }) => {
      const instrument = readInstrumentId(id)
      const part = [idNumber(instrument), lo, hi]
      const text = `select ${STEP_COLUMNS} from ledger.chain($1, $2, $3) s`
      const steps = stepsOnce(() => snapshot.query<StepRow>(text, part))
      return { instrument, lo, hi, steps }
    },
  }),
)

/** As an array, so that nobody's invoices are read to find them. */
const BACKING = `array(select distinct u.invoice from trade.invoice_allocation u
  where u.allocated_to = $1
  and u.allocated_to <> 0)`

/** Reads and follows the steps when first asked. */
export function stepsOnce(read: () => Promise<StepRow[]>): () => Promise<readonly LineageStep[]> {
  let steps: Promise<readonly LineageStep[]> | undefined
  return () => {
    steps ??= read().then(stepsFrom)
    return steps
  }
}
