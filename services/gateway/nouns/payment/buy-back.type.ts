import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type {
  BuyBackGround as Ground,
  BuyBackStatus as Status,
} from '../../../../contracts/payment/buy-back.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Financing } from '../financing/financing.type.ts'

export const BuyBackGround = enumOf('BuyBackGround', 'Why something is to be bought back.', {
  unpaid: 'The debtor did not pay by the due date and the days of grace.',
  diluted: 'Red letters took back of the invoices behind what was financed.',
} satisfies Record<Ground, string>)

const BuyBackStatus = enumOf('BuyBackStatus', 'How a buy-back stands.', {
  demanded: 'It is to be paid.',
  unanswered: 'Nobody paid by its day; a payment still counts.',
  paid: 'It is proven to be paid, and the titles went back with it.',
  owed_back:
    'It was paid when the lender had not all of the titles free any more: it is owed back.',
  returned: 'What was owed back has gone back.',
  bounced: 'The payment went back after the titles had moved: who bought back owes it.',
} satisfies Record<Status, string>)

interface BuyBackRow {
  readonly number: number
  readonly status: Status
  readonly ground: Ground
  readonly currency: string
  readonly principal_minor: bigint
  readonly interest_minor: bigint
  readonly amount_minor: bigint
  readonly end_to_end_id: string
  readonly to_number: string
  readonly pay_by: BusinessDate
}

const buyBacksOf = rowsOf<BuyBackRow>(
  `select b.financing as owner, b.number, b.status, b.ground, b.currency, b.principal_minor,
          b.interest_minor, b.amount_minor, b.end_to_end_id, b.to_number, b.pay_by
     from ledger.buy_back b where b.financing = any($1::bigint[]) order by b.financing, b.number`,
)

const BuyBack = builder.objectRef<BuyBackRow>('BuyBack').implement({
  description: 'What a lender with recourse demands back of a financing. Its two sides see it.',
  readers: 'members',
  fields: t => ({
    number: t.exposeInt('number', { description: 'Which demand of its financing it is.' }),
    status: t.field({
      type: BuyBackStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    ground: t.field({
      type: BuyBackGround,
      description: 'Why it is demanded.',
      resolve: ({ ground }) => ground,
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    principal: t.expose('principal_minor', {
      type: 'MinorUnits',
      description: 'What is owed on what is to be bought back.',
    }),
    arrears: t.field({
      type: 'MinorUnits',
      description: 'Interest from the day on which it was to be paid, at the rate of the quote.',
      resolve: ({ interest_minor: interest }) => (interest > 0n ? interest : 0n),
    }),
    unearned: t.field({
      type: 'MinorUnits',
      description: 'What the lender took as discount for days that are still to come.',
      resolve: ({ interest_minor: interest }) => (interest < 0n ? -interest : 0n),
    }),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'What is to be paid.' }),
    endToEndId: t.exposeString('end_to_end_id', {
      description: 'The id that the payment has to carry.',
    }),
    to: t.exposeString('to_number', { description: 'The number of the account that is paid.' }),
    payBy: t.expose('pay_by', { type: 'Date', description: 'The day by which it is to be paid.' }),
  }),
})

builder.objectField(Financing, 'buyBacks', t =>
  t.field({
    type: [BuyBack],
    description: 'What its lender has demanded back with recourse, oldest first.',
    resolve: async ({ id }, _args, context) => await buyBacksOf(id, context),
  }),
)
