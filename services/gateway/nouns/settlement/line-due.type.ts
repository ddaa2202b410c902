import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import type { ClaimKind, HoldKind } from '../../../../contracts/kernel/title.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'
import { BankAccount } from '../payment/account.type.ts'
import { Total } from '../title/total.type.ts'

type Block = HoldKind | Exclude<ClaimKind, 'pledge'>

const LineBlock = enumOf('LineBlock', 'What keeps a span from being paid.', {
  court: 'A court’s hold.',
  dispute: 'A dispute of its debtor.',
  dilution: 'Red letters took back what backs it.',
  payment: 'A payment of it is in flight.',
  sensor: 'A sensor’s alarm.',
  insurance: 'A lapse of its insurance.',
  term_end: 'The end of its term of storage.',
  offer: 'An offer that is not answered.',
  finance: 'A financing that is not paid out.',
  sale: 'A sale that is not paid.',
  delivery: 'A delivery order.',
} satisfies Record<Block, string>)

export interface LineDueRow {
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly due_on: BusinessDate
  readonly currency: Currency
  readonly holder: bigint
  readonly pledgee: bigint | null
  readonly pledgee_minor: bigint
  readonly holder_account: bigint | null
  readonly pledgee_account: bigint | null
  readonly blocked_by: Block | null
  readonly again_settlement: bigint | null
  readonly again_number: number | null
}

/** Of `ledger.line_due d`. */
export const LINE_DUE_COLUMNS = `d.instrument, d.lo, d.hi, d.due_on, d.currency, d.holder,
  d.again_settlement, d.again_number`

const LineDue = builder.objectRef<LineDueRow>('LineDue').implement({
  description:
    'A span that the party owes, with whom it pays. A pledged one pays its pledgee from its ' +
    'first unit on, up to the debt, and its holder the rest: two lines of a settlement. What was ' +
    'paid and went back is owed on no span, to who was paid.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'An id of its own: of the receivable, and its first unit.',
      resolve: ({ instrument, lo }) => `${idOf('rcv', instrument)}/${lo}`,
    }),
    instrument: t.id({
      description: 'The id of the receivable.',
      resolve: ({ instrument }) => idOf('rcv', instrument),
    }),
    ...spanFields(t),
    amount: t.field({
      type: 'MinorUnits',
      description: 'What is owed on it.',
      resolve: ({ lo, hi }) => hi - lo,
    }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'When it is due.' }),
    holder: t.field({
      type: Party,
      description: 'Who holds it; of what went back, who was paid.',
      resolve: ({ holder }) => idOf('pty', holder),
    }),
    pledgee: t.field({
      type: Party,
      nullable: true,
      description: 'To whom it is pledged. Null where it is not.',
      resolve: ({ pledgee }) => (pledgee === null ? null : idOf('pty', pledgee)),
    }),
  }),
})

builder.objectFields(LineDue, t => ({
  toPledgee: t.expose('pledgee_minor', {
    type: 'MinorUnits',
    description: 'What of it the pledgee is paid, from its first unit on.',
  }),
  holderAccount: t.field({
    type: BankAccount,
    nullable: true,
    description: 'Where the holder is paid. Null: it has no account that is usable.',
    resolve: ({ holder_account: account }) => (account === null ? null : idOf('acc', account)),
  }),
  pledgeeAccount: t.field({
    type: BankAccount,
    nullable: true,
    description: 'Where the pledgee is paid. Null without one, or without an account.',
    resolve: ({ pledgee_account: account }) => (account === null ? null : idOf('acc', account)),
  }),
  blockedBy: t.field({
    type: LineBlock,
    nullable: true,
    description: 'What keeps it from being paid now. Null: nothing does; the rest is paid.',
    resolve: ({ blocked_by: blockedBy }) => blockedBy,
  }),
  again: t.id({
    nullable: true,
    description: 'The line of a settlement that went back and is made again. Null: none did.',
    resolve: ({ again_settlement: settlement, again_number: number }) =>
      settlement === null ? null : `${idOf('stl', settlement)}/${number}`,
  }),
}))

export const LineDueConnection = defineConnection(LineDue, 'LineDue', Total)
