import { GraphQLError } from 'graphql'
import { idNumber, idOf, isId } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Party } from '../party/party.type.ts'
import { type WithParties, withParties } from '../party/with-parties.ts'
import { Receivable } from '../receivable/receivable.type.ts'
import { TITLE_COLUMNS, Title, type TitleRow } from '../receivable/title.type.ts'
import { INVOICE_COLUMNS, Invoice, type InvoiceRow } from '../trade/invoice.type.ts'
import { type LineageStep, STEP_COLUMNS, type StepRow, stepsFrom } from './steps.ts'

export const LookThroughStep = builder.objectRef<ShownStep>('LookThroughStep').implement({
  description: 'Units passed to a holder. Parties and dates; no price, no invoice.',
  readers: 'members',
  fields: t => ({
    tier: t.exposeInt('tier', { description: 'The distance of the holder from the debtor.' }),
    act: t.exposeString('act'),
    entry: t.field({ type: 'MinorUnits', resolve: ({ entry }) => entry }),
    on: t.expose('on', { type: 'Date' }),
    from: t.field({
      type: Party,
      nullable: true,
      description: 'Null at issue: from the debtor.',
      resolve: ({ from }) => from,
    }),
    to: t.field({ type: Party, resolve: ({ to }) => to }),
    lo: t.expose('lo', { type: 'MinorUnits' }),
    hi: t.expose('hi', { type: 'MinorUnits' }),
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
  readonly receivable: bigint
  readonly lo: bigint
  readonly hi: bigint
  /** Read once, however many fields ask. */
  readonly steps: () => Promise<readonly LineageStep[]>
}

/** Steps and invoices of one answer; `offset` goes on from there. */
export const PARTS_MAX = 200

const LookThrough = builder.objectRef<Asked>('LookThrough').implement({
  description: '穿透: the way of a span from the debtor, as far as it is the reader’s to see.',
  readers: 'members',
  fields: t => ({
    receivable: t.field({
      type: Receivable,
      nullable: true,
      resolve: ({ receivable }) => idOf('rcv', receivable),
    }),
    steps: t.field({
      type: [LookThroughStep],
      description:
        'Behind the parts of the span that the reader holds, claims or owes: ' +
        `oldest first, ${PARTS_MAX} at most from \`offset\` on.`,
      args: { offset: t.arg.int({ defaultValue: 0 }) },
      resolve: async ({ steps }, { offset }, context) =>
        await shown(await steps(), offset, context),
    }),
    stepCount: t.int({ resolve: async ({ steps }) => (await steps()).length }),
    holders: t.field({
      type: [Title],
      description: 'Forward: all holders for the debtor, for others their own titles. 500 at most.',
      resolve: async ({ receivable, lo, hi }, _args, { snapshot }) =>
        await snapshot.query<TitleRow>(
          `select ${TITLE_COLUMNS} from ledger.title t
            where t.instrument = $1 and t.lo < $3 and t.hi > $2 order by t.lo limit 500`,
          [receivable, lo, hi],
        ),
    }),
  }),
})

builder.objectFields(LookThrough, t => ({
  invoices: t.field({
    type: [Invoice],
    description:
      'That back the receivable or its transfers, and are the reader’s to see: ' +
      `${PARTS_MAX} at most from \`offset\` on.`,
    args: { offset: t.arg.int({ defaultValue: 0 }) },
    resolve: async ({ receivable }, { offset }, { snapshot }) =>
      await snapshot.query<InvoiceRow>(
        `select ${INVOICE_COLUMNS} from trade.invoice i where i.id = any(${BACKING})
          order by i.id limit ${PARTS_MAX} offset $2`,
        [receivable, Math.max(offset ?? 0, 0)],
      ),
  }),
  invoiceCount: t.int({
    resolve: async ({ receivable }, _args, { snapshot }) => {
      const text = `select cardinality(${BACKING}) as count`
      const [row] = await snapshot.query<{ count: number }>(text, [receivable])
      return row!.count
    },
  }),
}))

builder.queryField('lookThrough', t =>
  t.field({
    type: LookThrough,
    args: {
      receivable: t.arg.id({ required: true }),
      lo: t.arg({ type: 'MinorUnits', required: true }),
      hi: t.arg({ type: 'MinorUnits', required: true }),
    },
    resolve: (_root, { receivable: id, lo, hi }, { snapshot }) => {
      const receivable = parseNumber('rcv', id)
      const text = `select ${STEP_COLUMNS} from ledger.chain($1, $2, $3) s`
      const steps = stepsOnce(() => snapshot.query<StepRow>(text, [receivable, lo, hi]))
      return { receivable, lo, hi, steps }
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

/** The number in an id of this noun; a caller's mistake otherwise. */
export function parseNumber(noun: string, id: string): bigint {
  if (isId(noun, id)) return idNumber(id)
  throw new GraphQLError(`id_must_be_of_the_noun_${noun}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}
