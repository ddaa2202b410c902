import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import type { LineStatus as Status } from '../../../../contracts/settlement/settlement.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'
import { BankAccount } from '../payment/account.type.ts'
import { StatementEntry, type StatementEntryRow } from '../payment/statement-entry.type.ts'
import { Total } from '../title/total.type.ts'
import { type InstructedLineRow, writeSettlement } from './settlement-message.ts'

export const LineStatus = enumOf('SettlementLineStatus', 'How a line of a settlement stands.', {
  instructed: 'The bank was told to pay, or may have been; its span is held meanwhile.',
  rejected: 'The bank has signed that it does not pay; the span can be paid anew.',
  abandoned: 'Debtor and payee gave it up; the span can be paid anew.',
  paid: 'It is proven, and its span is retired.',
  late: 'It is proven, after it was rejected or given up: it is owed back.',
  returned: 'The payment went back after its span was retired; its payee is owed still.',
  even: 'A payment that was too late went back.',
} satisfies Record<Status, string>)

export interface SettlementRow {
  readonly id: bigint
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly currency: Currency
  readonly from_account: bigint
  readonly reference: string
  readonly amount_minor: bigint
  readonly execute_on: BusinessDate
}

export const SETTLEMENT_COLUMNS = `s.id, s.debtor, s.due_on, s.currency, s.from_account,
  s.reference, s.amount_minor, s.execute_on`

export const Settlement = nodeOf<SettlementRow>(
  'Settlement',
  'stl',
  `select ${SETTLEMENT_COLUMNS} from ledger.settlement s where s.id = any($1::bigint[])`,
)

export const SettlementConnection = defineConnection(Settlement, 'Settlement', Total)

export interface SettlementLineRow {
  readonly settlement: bigint
  readonly number: number
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
  readonly amount_minor: bigint
  readonly currency: Currency
  readonly holder: bigint
  readonly payee: bigint
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly to_account: bigint
  readonly to_number: string
  readonly end_to_end_id: string
  readonly again_settlement: bigint | null
  readonly again_number: number | null
  readonly status: Status
  readonly reasons: string | null
  readonly paid_on: BusinessDate | null
}

/** Of `ledger.settlement_line l`; its receivable is `r`, which its payee sees. */
export const LINE_COLUMNS = `l.settlement, l.number, l.instrument, l.lo, l.hi, l.amount_minor,
  r.currency, r.debtor, r.due_on, l.holder, l.payee, l.to_account, l.to_number, l.end_to_end_id,
  l.again_settlement, l.again_number, l.status, l.reasons, l.paid_on`

const linesOf = rowsOf<SettlementLineRow>(
  `select l.settlement as owner, ${LINE_COLUMNS}
     from ledger.settlement_line l join ledger.receivable r on r.id = l.instrument
    where l.settlement = any($1::bigint[]) order by l.settlement, l.number`,
)

const instructedOf = rowsOf<InstructedLineRow>(
  `select l.settlement as owner, l.number, l.amount_minor, l.end_to_end_id, s.currency,
          s.reference, s.execute_on, e.business_date as instructed_on, a.name as from_name,
          a.town as from_town, a.country as from_country, a.bank as from_bank, s.from_number,
          b.name as to_name, b.town as to_town, b.country as to_country, b.bank as to_bank,
          l.to_number
     from ledger.settlement_line l
     join ledger.settlement s on s.id = l.settlement
     join ledger.entry e on e.id = s.instructed_by
     join ledger.account a on a.id = s.from_account
     join ledger.account b on b.id = l.to_account
    where l.settlement = any($1::bigint[]) and l.status = 'instructed'
    order by l.settlement, l.number`,
)

/** By the line: what is proven of it on the accounts of the reader alone. */
const bookedOf = rowsOf<StatementEntryRow & { readonly number: number }>(
  `select l.settlement as owner, l.number, e.told_by, e.account, s.digest, e.reference, e.side,
          e.currency, e.amount_minor, e.booked_on, e.end_to_end_id, e.remittance, e.counterpart,
          e.returned, true as proven, null::bigint as named_financing,
          null::integer as named_number, false as proves, ledger.open_of_entry(e) as open
     from ledger.settlement_line l
     join ledger.account a on a.holder = (select ledger.me())
     join ledger.statement_entry e
       on e.account = a.id and e.end_to_end_id = l.end_to_end_id and e.proven_by is not null
     join ledger.statement s on s.entry = e.told_by
    where l.settlement = any($1::bigint[])
    order by l.settlement, l.number, e.told_by, e.reference`,
)

const SettlementLine = builder.objectRef<SettlementLineRow>('SettlementLine').implement({
  description: 'A payment of a settlement. The debtor, the holder and the payee see it.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'An id of its own: of its settlement, and its number.',
      resolve: ({ settlement, number }) => `${idOf('stl', settlement)}/${number}`,
    }),
    settlement: t.id({
      description: 'The id of its settlement.',
      resolve: ({ settlement }) => idOf('stl', settlement),
    }),
    number: t.exposeInt('number', { description: 'Its number, from 1.' }),
    instrument: t.id({
      description: 'The id of the receivable.',
      resolve: ({ instrument }) => idOf('rcv', instrument),
    }),
    ...spanFields(t),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'How much.' }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    holder: t.field({
      type: Party,
      description: 'Who held the span when it was instructed.',
      resolve: ({ holder }) => idOf('pty', holder),
    }),
    payee: t.field({
      type: Party,
      description: 'Who is paid: the holder, or its pledgee.',
      resolve: ({ payee }) => idOf('pty', payee),
    }),
    to: t.exposeString('to_number', { description: 'The number of the account that is paid.' }),
    debtor: t.field({
      type: Party,
      description: 'Who pays.',
      resolve: ({ debtor }) => idOf('pty', debtor),
    }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'The due date that is paid.' }),
  }),
})

builder.objectFields(SettlementLine, t => ({
  endToEndId: t.exposeString('end_to_end_id', {
    description: 'The id by which both banks name the payment.',
  }),
  status: t.field({
    type: LineStatus,
    description: 'How it stands.',
    resolve: ({ status }) => status,
  }),
  reasons: t.exposeString('reasons', {
    nullable: true,
    description: 'The codes by which the bank rejected it. Null where it did not.',
  }),
  paidOn: t.expose('paid_on', {
    type: 'Date',
    nullable: true,
    description: 'When the bank booked it. Null until it is proven.',
  }),
  toAccount: t.field({
    type: BankAccount,
    nullable: true,
    description: 'The account that is paid. Null for who may not see it, or once it is closed.',
    resolve: ({ to_account: to }) => idOf('acc', to),
  }),
  booked: t.field({
    type: [StatementEntry],
    complexity: { field: 1, multiplier: 1 },
    description:
      'What banks of the reader have booked under its end-to-end id, as proven: the payment, ' +
      'and what took it back.',
    resolve: async ({ settlement, number }, _args, context) =>
      (await bookedOf(settlement, context)).filter(entry => entry.number === number),
  }),
  again: t.id({
    nullable: true,
    description: 'The line that went back and is made again by this one. Null where none did.',
    resolve: ({ again_settlement: settlement, again_number: number }) =>
      settlement === null ? null : `${idOf('stl', settlement)}/${number}`,
  }),
}))

export const SettlementLineConnection = defineConnection(SettlementLine, 'SettlementLine', Total)

builder.objectType(Settlement, {
  description: 'What a debtor has its bank pay of what is due on a date. The debtor sees it.',
  readers: 'members',
  fields: t => ({
    dueOn: t.expose('due_on', { type: 'Date', description: 'The due date that is paid.' }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'All lines together.' }),
    reference: t.exposeString('reference', {
      description: 'The repayment reference of the due date, which every line of it bears.',
    }),
    executeOn: t.expose('execute_on', { type: 'Date', description: 'When the bank is to pay.' }),
    from: t.field({
      type: BankAccount,
      description: 'The account that pays.',
      resolve: ({ from_account: from }) => idOf('acc', from),
    }),
    lines: t.field({
      type: [SettlementLine],
      complexity: LONG_LIST,
      description: 'Its lines.',
      resolve: async ({ id }, _args, context) => await linesOf(id, context),
    }),
    message: t.string({
      nullable: true,
      description:
        'The instruction for the bank of the debtor, a pain.001.001.09, of the lines that are in ' +
        'flight. Null once it is known what came of all of them.',
      resolve: async ({ id }, _args, context) => {
        const rows = await instructedOf(id, context)
        return rows.length > 0 ? writeSettlement(idOf('stl', id), rows) : null
      },
    }),
  }),
})
