import type {
  RecourseAsked as Asked,
  FinancingStatus as Status,
} from '../../../../contracts/financing/financing.ts'
import {
  type QuoteDayCount as DayCount,
  QUOTE_DAY_COUNTS,
} from '../../../../contracts/financing/price.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { findLookOfFinancing, LookType } from '../disclosure/look.query.ts'
import { Party } from '../party/party.type.ts'
import { Wait } from '../task/wait.type.ts'
import { listPayments, type PartRow, partsOf } from './financing-parts.ts'
import {
  PriceResult,
  PriceTermsInput,
  QUOTE_COLUMNS,
  Quote,
  type QuoteRow,
  seePrice,
} from './quote.type.ts'

export const FinancingStatus = enumOf('FinancingStatus', 'How a financing stands.', {
  requested: 'Lenders are asked for quotes, of which one can be chosen.',
  applied: 'A quote is chosen: its spans are bound, its lender has to decide.',
  approved: 'Its lender has approved it.',
  instructed: 'Its lender’s bank has been told to pay; nobody knows more yet.',
  paid: 'The payment is proven and the lender holds the titles.',
  refused: 'Its lender has refused it.',
  withdrawn: 'Its holder has taken it back.',
  lapsed: 'Nobody chose or decided in time.',
  returned: 'The payment went back, and the titles with it.',
  bought_back: 'Who was financed has bought it back: the titles are its own again.',
} satisfies Record<Status, string>)

export const RecourseAsked = enumOf('RecourseAsked', 'Which prices a holder asks for.', {
  with: 'Those with recourse.',
  without: 'Those without recourse.',
  either: 'Both.',
} satisfies Record<Asked, string>)

export interface FinancingRow {
  readonly id: bigint
  readonly holder: bigint
  readonly status: Status
  readonly currency: Currency
  readonly face_minor: bigint
  readonly recourse: Asked
  readonly deadline: Date
  readonly choose_by: Date
  readonly first_due_on: BusinessDate
  readonly wait: bigint
  readonly approval_wait: bigint | null
  readonly words: string | null
}

export const FINANCING_COLUMNS = `f.id, f.holder, f.status, f.currency, f.face_minor, f.recourse,
  f.deadline, f.choose_by, f.first_due_on, f.wait, f.approval_wait, f.words`

export const Financing = nodeOf<FinancingRow>(
  'Financing',
  'fin',
  `select ${FINANCING_COLUMNS} from ledger.financing f where f.id = any($1::bigint[])`,
)

export const FinancingConnection = defineConnection(Financing, 'Financing')

const quotesOf = rowsOf<QuoteRow>(
  `select q.financing as owner, ${QUOTE_COLUMNS} from ledger.quote q
    where q.financing = any($1::bigint[]) order by q.financing, q.net_minor desc, q.id`,
)
const askedOf = rowsOf<AskedRow>(
  `select a.financing as owner, a.lender, a.declined_by is not null as declined, a.reason,
          (select max(l.entry) from ledger.financing_look l
            where l.financing = a.financing and l.lender = a.lender) as look
     from ledger.financing_asked a where a.financing = any($1::bigint[])
    order by a.financing, a.lender`,
)

interface AskedRow {
  readonly lender: bigint
  readonly declined: boolean
  readonly reason: string | null
  /** The entry of its last look. */
  readonly look: bigint | null
}

const FinancingPart = builder.objectRef<PartRow>('FinancingPart').implement({
  description: 'A span that is to be financed.',
  readers: 'members',
  fields: t => ({
    instrument: t.id({
      description: 'The id of the receivable.',
      resolve: ({ instrument }) => idOf('rcv', instrument),
    }),
    ...spanFields(t),
    debtor: t.field({
      type: Party,
      description: 'Who owes it.',
      resolve: ({ debtor }) => idOf('pty', debtor),
    }),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'What is owed on it.' }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'When it is due.' }),
    paidOn: t.expose('paid_on', {
      type: 'Date',
      description: 'The business day on which it is to be paid: the due date, or the next one.',
    }),
  }),
})

const AskedLender = builder.objectRef<AskedRow>('AskedLender').implement({
  description: 'A lender that was asked. Each of them sees itself alone.',
  readers: 'members',
  fields: t => ({
    lender: t.field({
      type: Party,
      description: 'The lender.',
      resolve: ({ lender }) => idOf('pty', lender),
    }),
    declined: t.exposeBoolean('declined', { description: 'Whether it has declined to quote.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it declined. Null where it did not.',
    }),
    look: t.field({
      type: LookType,
      nullable: true,
      description:
        'What it was shown last: its quote and its decision name the digest. Null: it has not ' +
        'looked yet.',
      resolve: async ({ look }, _args, context) =>
        look === null ? null : await findLookOfFinancing(look, context),
    }),
  }),
})

builder.objectType(Financing, {
  description:
    'A financing: spans for which a holder asks lenders for a price, and what came of it. Its ' +
    'holder and the lenders that were asked see it; no lender sees whom else it asked.',
  readers: 'members',
  fields: t => ({
    holder: t.field({
      type: Party,
      description: 'Who asks.',
      resolve: ({ holder }) => idOf('pty', holder),
    }),
    status: t.field({
      type: FinancingStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    face: t.expose('face_minor', {
      type: 'MinorUnits',
      description: 'What was owed on all of it when quotes were asked for.',
    }),
    recourse: t.field({
      type: RecourseAsked,
      description: 'Which prices are asked for.',
      resolve: ({ recourse }) => recourse,
    }),
    deadline: t.expose('deadline', {
      type: 'DateTime',
      description: 'Quotes come in before this.',
    }),
    chooseBy: t.expose('choose_by', {
      type: 'DateTime',
      description: 'One of them is chosen before this.',
    }),
    firstDueOn: t.expose('first_due_on', {
      type: 'Date',
      description: 'When the first of its debts is due.',
    }),
    words: t.exposeString('words', {
      nullable: true,
      description: 'The lender’s note on the term, or its reason to refuse. Null without.',
    }),
  }),
})

builder.objectFields(Financing, t => ({
  parts: t.field({
    type: [FinancingPart],
    description: 'The spans.',
    resolve: async ({ id }, _args, context) => await partsOf(id, context),
  }),
  asked: t.field({
    type: [AskedLender],
    description: 'The lenders that were asked, as far as the reader may see them.',
    resolve: async ({ id }, _args, context) => await askedOf(id, context),
  }),
  quotes: t.field({
    type: [Quote],
    description: 'The quotes that the reader may see: all of them for the holder. Best net first.',
    resolve: async ({ id }, _args, context) => await quotesOf(id, context),
  }),
  wait: t.field({
    type: Wait,
    nullable: true,
    description: 'Who is waited for, and until when. Null for who is not concerned.',
    resolve: ({ wait, approval_wait }) => idOf('wait', approval_wait ?? wait),
  }),
  priceAt: t.field({
    type: PriceResult,
    nullable: true,
    description: 'What it is worth on these terms, with the formula, before anybody signs.',
    args: { terms: t.arg({ type: PriceTermsInput, required: true, description: 'The terms.' }) },
    resolve: async ({ id, currency }, { terms }, context) => {
      const payments = await listPayments(id, context)
      const known = QUOTE_DAY_COUNTS.find(one => one === terms.dayCount)
      const dayCount: DayCount = known ?? 'A/360'
      return seePrice({ payments, currency }, { ...terms, dayCount })
    },
  }),
}))
