import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { PayoutStatus as Status } from '../../../../contracts/payment/payout.ts'
import { ACCOUNT_COLUMNS, type AccountRow } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Financing } from '../financing/financing.type.ts'
import { BankAccount } from './account.type.ts'
import { type InstructedRow, writePayout } from './payout-message.ts'
import { StatementEntry } from './statement-entry.type.ts'

const PayoutStatus = enumOf('PayoutStatus', 'How a payout stands.', {
  instructed: 'The bank was told to pay, or may have been; nobody knows more.',
  unanswered: 'The bank has said nothing by its date; it may still pay.',
  rejected: 'The bank has signed that it does not pay.',
  abandoned: 'Both sides gave it up.',
  paid: 'It is proven, and the titles have moved with it.',
  late: 'It is proven, after it was rejected or given up: it is owed back.',
  returned: 'It is proven to have gone back, and the titles with it where they had moved.',
  owed: 'It came back when the lender had passed titles on: the lender owes it anew.',
  resent: 'It came back, and is proven to be paid once more.',
} satisfies Record<Status, string>)

interface PayoutRow {
  readonly financing: bigint
  readonly number: number
  readonly status: Status
  readonly from_number: string
  readonly to_number: string
  readonly currency: string
  readonly amount_minor: bigint
  readonly end_to_end_id: string
  readonly execute_on: BusinessDate
  readonly reasons: string | null
  readonly paid_reference: string | null
  readonly returned_reference: string | null
}

const payoutsOf = rowsOf<PayoutRow>(
  `select o.financing as owner, o.financing, o.number, o.status, o.from_number, o.to_number,
          o.currency, o.amount_minor, o.end_to_end_id, o.execute_on, o.reasons, o.paid_reference,
          o.returned_reference
     from ledger.payout o where o.financing = any($1::bigint[]) order by o.financing, o.number`,
)

/** Only the lender sees both accounts, as long as it has something to pay. */
const instructedOf = rowsOf<InstructedRow>(
  `select o.financing as owner, o.number, o.currency, o.amount_minor, o.end_to_end_id,
          o.execute_on, e.business_date as instructed_on, a.name as from_name,
          a.town as from_town, a.country as from_country, a.bank as from_bank, o.from_number,
          b.name as to_name, b.town as to_town, b.country as to_country, b.bank as to_bank,
          o.to_number
     from ledger.payout o
     join ledger.entry e on e.id = o.instructed_by
     join ledger.account a on a.id = o.from_account
     join ledger.account b on b.id = o.to_account
    where o.financing = any($1::bigint[]) and o.status in ('instructed', 'unanswered')`,
)

const accountsOf = rowsOf<AccountRow>(
  `select f.id as owner, ${ACCOUNT_COLUMNS}
     from ledger.financing f
     join ledger.account a on a.holder = f.holder and a.currency = f.currency
      and a.status = 'confirmed'
    where f.id = any($1::bigint[]) order by f.id, a.id`,
)

const Payout = builder.objectRef<PayoutRow>('Payout').implement({
  description: 'What a lender has instructed its bank to pay out. Its two sides see it.',
  readers: 'members',
  fields: t => ({
    financing: t.field({
      type: Financing,
      description: 'What is paid out.',
      resolve: ({ financing }) => idOf('fin', financing),
    }),
    number: t.exposeInt('number', { description: 'Which attempt of its financing it is.' }),
    status: t.field({
      type: PayoutStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    from: t.exposeString('from_number', { description: 'The number of the account that pays.' }),
    to: t.exposeString('to_number', { description: 'The number of the account that is paid.' }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'How much is paid.' }),
    endToEndId: t.exposeString('end_to_end_id', {
      description: 'The id by which both banks name the payment.',
    }),
    executeOn: t.expose('execute_on', { type: 'Date', description: 'When the bank is to pay.' }),
    reasons: t.exposeString('reasons', {
      nullable: true,
      description: 'The codes by which the bank rejected it. Null where it did not.',
    }),
    paidBy: t.exposeString('paid_reference', {
      nullable: true,
      description: 'The bank’s reference of the entry that proves it. Null until one does.',
    }),
    returnedBy: t.exposeString('returned_reference', {
      nullable: true,
      description: 'The bank’s reference of the entry that took it back. Null where none did.',
    }),
    message: t.string({
      nullable: true,
      description:
        'The instruction for the bank of the lender, a pain.001.001.09. Null for others, and ' +
        'once it is known what came of it.',
      resolve: async ({ financing, number }, _args, context) => {
        const rows = await instructedOf(financing, context)
        const own = rows.find(row => row.number === number)
        return own ? writePayout(own) : null
      },
    }),
  }),
})

builder.objectFields(Financing, t => ({
  payTo: t.field({
    type: [BankAccount],
    description: 'The accounts of its holder, as far as the reader may see them.',
    resolve: async ({ id }, _args, context) => await accountsOf(id, context),
  }),
  payouts: t.field({
    type: [Payout],
    description: 'What its lender has instructed its bank to pay, oldest first.',
    resolve: async ({ id }, _args, context) => await payoutsOf(id, context),
  }),
}))

builder.objectFields(StatementEntry, t => ({
  payout: t.field({
    type: Payout,
    nullable: true,
    description: 'The payout that it names by its end-to-end id. Null where it names none.',
    resolve: async ({ named_financing: financing, named_number: number }, _args, context) => {
      if (financing === null) return null
      return (await payoutsOf(financing, context)).find(one => one.number === number) ?? null
    },
  }),
  provesPayout: t.boolean({
    description: 'Whether it is by this entry that the payout is proven, or its return.',
    resolve: ({ proves }) => proves,
  }),
}))
