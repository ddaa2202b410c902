import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { PaymentSide as Side } from '../../../../contracts/payment/statement-entry.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { BankAccount } from './account.type.ts'

export const PaymentSide = enumOf('PaymentSide', 'Which way money went.', {
  credit: 'To the account.',
  debit: 'From the account.',
} satisfies Record<Side, string>)

export interface StatementEntryRow {
  readonly told_by: bigint
  readonly account: bigint
  readonly digest: string
  readonly reference: string
  readonly side: Side
  readonly currency: string
  readonly amount_minor: bigint
  readonly booked_on: BusinessDate
  readonly end_to_end_id: string | null
  readonly remittance: string | null
  readonly counterpart: string | null
  readonly returned: boolean
  readonly proven: boolean
  /** What of it nobody has matched. */
  readonly open: bigint
  /** The payout that it names, and whether it is by this entry that it was paid or returned. */
  readonly named_financing: bigint | null
  readonly named_number: number | null
  readonly proves: boolean
}

/** SQL: whether the entry `e` is what proves the payout `o`, or its return. */
export const PROVES = `coalesce((o.paid_told_by, o.paid_reference) = (e.told_by, e.reference)
  or (o.returned_told_by, o.returned_reference) = (e.told_by, e.reference), false)`

/** Of `ledger.statement_entry e`, its `ledger.statement s`, and the `ledger.payout o` it names. */
export const STATEMENT_ENTRY_COLUMNS = `e.told_by, e.account, s.digest, e.reference, e.side,
  e.currency, e.amount_minor, e.booked_on, e.end_to_end_id, e.remittance, e.counterpart,
  e.returned, e.proven_by is not null as proven, o.financing as named_financing,
  o.number as named_number, ${PROVES} as proves, ledger.open_of_entry(e) as open`

export const StatementEntry = builder.objectRef<StatementEntryRow>('StatementEntry').implement({
  description: 'A booking on an account, as its bank told it. The holder of the account sees it.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'An id of its own: of the statement that told it, and of itself.',
      resolve: ({ told_by: by, reference }) => `${idOf('ent', by)}/${reference}`,
    }),
    account: t.field({
      type: BankAccount,
      description: 'The account.',
      resolve: ({ account }) => idOf('acc', account),
    }),
    reference: t.exposeString('reference', {
      description: 'The bank’s reference, by which it is known for ever.',
    }),
    side: t.field({
      type: PaymentSide,
      description: 'Which way the money went.',
      resolve: ({ side }) => side,
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'How much.' }),
    bookedOn: t.expose('booked_on', { type: 'Date', description: 'When it was booked.' }),
    endToEndId: t.exposeString('end_to_end_id', {
      nullable: true,
      description: 'The id that its payer gave it. Null where the bank does not say it.',
    }),
    remittance: t.exposeString('remittance', {
      nullable: true,
      description: 'The reference by which its payee finds it. Null without.',
    }),
    counterpart: t.exposeString('counterpart', {
      nullable: true,
      description: 'The number of the other account. Null where the bank does not say it.',
    }),
    returned: t.exposeBoolean('returned', {
      description: 'Whether it takes an earlier payment back.',
    }),
    proven: t.exposeBoolean('proven', {
      description: 'Whether its bank signed the statement, or two officers confirmed it.',
    }),
    open: t.expose('open', {
      type: 'MinorUnits',
      description:
        'What of it is still to be matched. 0 while it is not proven, and of what names its ' +
        'payment and is of its amount.',
    }),
    statement: t.exposeString('digest', {
      description: 'The digest of the statement that told it, which officers confirm it by.',
    }),
  }),
})

export const StatementEntryConnection = defineConnection(StatementEntry, 'StatementEntry')
