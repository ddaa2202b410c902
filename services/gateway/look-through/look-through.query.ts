import { GraphQLError } from 'graphql'
import { idNumber, idOf, isId } from '../../../contracts/kernel/id.ts'
import { Party } from '../party/party.type.ts'
import { Receivable } from '../receivable/receivable.type.ts'
import { TITLE_COLUMNS, Title, type TitleRow } from '../receivable/title.type.ts'
import { builder } from '../schema/builder.ts'
import { INVOICE_COLUMNS, Invoice, type InvoiceRow } from '../trade/invoice.type.ts'
import { type Step, type StepRow, stepsFrom } from './steps.ts'

export const LookThroughStep = builder.objectRef<Step>('LookThroughStep').implement({
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

interface Asked {
  readonly receivable: bigint
  readonly lo: bigint
  readonly hi: bigint
}

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
      description: 'Behind the parts of the span that the reader holds, claims or owes.',
      resolve: async ({ receivable, lo, hi }, _args, { snapshot }) =>
        stepsFrom(
          await snapshot.query<StepRow>('select * from ledger.chain($1, $2, $3)', [
            receivable,
            lo,
            hi,
          ]),
        ),
    }),
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
    invoices: t.field({
      type: [Invoice],
      description: 'That back the receivable or its transfers, and are the reader’s to see.',
      resolve: async ({ receivable }, _args, { snapshot }) =>
        await snapshot.query<InvoiceRow>(
          `select ${INVOICE_COLUMNS} from trade.invoice i
            where i.id in (select invoice from trade.invoice_use where used_on = $1)
            order by i.id limit 500`,
          [receivable],
        ),
    }),
  }),
})

builder.queryField('lookThrough', t =>
  t.field({
    type: LookThrough,
    args: {
      receivable: t.arg.id({ required: true }),
      lo: t.arg({ type: 'MinorUnits', required: true }),
      hi: t.arg({ type: 'MinorUnits', required: true }),
    },
    resolve: (_root, { receivable, lo, hi }) => ({
      receivable: numberOf('rcv', receivable),
      ...{ lo, hi },
    }),
  }),
)

/** The number in an id of this noun; a caller's mistake otherwise. */
export function numberOf(noun: string, id: string): bigint {
  if (isId(noun, id)) return idNumber(id)
  throw new GraphQLError(`id_must_be_of_the_noun_${noun}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}
