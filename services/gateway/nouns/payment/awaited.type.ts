import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { PaymentSide as Side } from '../../../../contracts/payment/statement-entry.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { BankAccount } from './account.type.ts'
import { PaymentSide } from './statement-entry.type.ts'

export interface AwaitedRow {
  readonly end_to_end_id: string
  readonly account: bigint
  readonly side: Side
  readonly other: string | null
  readonly currency: string
  readonly amount_minor: bigint
  readonly open: bigint
  readonly due_on: BusinessDate
  readonly status: string
  readonly noun: 'fin' | 'stl'
  readonly subject: bigint
  readonly number: number
}

/** Of `ledger.awaited_payment p`. */
export const AWAITED_COLUMNS = `p.end_to_end_id, p.account, p.side, p.other, p.currency,
  p.amount_minor, ledger.open_of_payment(p) as open, p.due_on, p.status, p.noun, p.subject,
  p.number`

/** Of what was rejected or given up nothing is awaited. */
export const IS_AWAITED = `p.status not in ('rejected', 'abandoned')
  and ledger.open_of_payment(p) > 0`

const AwaitedPayment = builder.objectRef<AwaitedRow>('AwaitedPayment').implement({
  description: 'A payment that was instructed or demanded, as it is awaited on one account.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'An id of its own: of the account, and the end-to-end id.',
      resolve: ({ account, end_to_end_id }) => `${idOf('acc', account)}/${end_to_end_id}`,
    }),
    endToEndId: t.exposeString('end_to_end_id', { description: 'By it both banks name it.' }),
    account: t.field({
      type: BankAccount,
      description: 'The account on which it is awaited.',
      resolve: ({ account }) => idOf('acc', account),
    }),
    side: t.field({
      type: PaymentSide,
      description: 'Which way the money goes.',
      resolve: ({ side }) => side,
    }),
    counterpart: t.exposeString('other', {
      nullable: true,
      description: 'The number of the other account. Null where any may pay.',
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'How much.' }),
    open: t.expose('open', {
      type: 'MinorUnits',
      description: 'What of it has neither been booked under its id nor been matched.',
    }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'When it is to be paid.' }),
    status: t.exposeString('status', { description: 'How it stands, as `instructed`.' }),
    of: t.id({
      description: 'The id of the financing or of the settlement that it is of.',
      resolve: ({ noun, subject }) => idOf(noun, subject),
    }),
    number: t.exposeInt('number', { description: 'Which of its payments, from 1.' }),
  }),
})

export const AwaitedPaymentConnection = defineConnection(AwaitedPayment, 'AwaitedPayment')
