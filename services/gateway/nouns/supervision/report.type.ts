import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { Party } from '../party/party.type.ts'

export const ReportKind = enumOf('ReportKind', 'What became of certificates.', {
  issued: 'They came into being: a receivable was confirmed.',
  transferred: 'They passed from one holder to another.',
  pledged: 'They were bound as security of a pledgee.',
  financed: 'They were bound for a lender that finances them.',
  sold: 'They were bound for a buyer of them.',
  released: 'What bound them ended.',
  paid: 'They ended, since they were paid.',
} satisfies Record<ReportRow['kind'], string>)

/** A line of the daily report, as the view `ledger.reported` has it. */
export interface ReportRow {
  readonly entry: bigint
  readonly part: bigint
  readonly kind: 'issued' | 'transferred' | 'pledged' | 'financed' | 'sold' | 'released' | 'paid'
  readonly act: string
  readonly business_date: BusinessDate
  readonly noun: string
  readonly instrument: bigint
  readonly package: string | null
  readonly debtor: bigint | null
  readonly due_on: BusinessDate | null
  readonly currency: string | null
  readonly lo: bigint
  readonly hi: bigint
  readonly from_party: bigint
  readonly to_party: bigint | null
}

export const REPORT_COLUMNS = `m.entry, m.part, m.kind, m.act, m.business_date, m.noun,
  m.instrument, m.package, m.debtor, m.due_on, m.currency, m.lo, m.hi, m.from_party, m.to_party`

export const REPORT_TOTALS = {
  columns: 'm.kind, m.currency, ledger.total(m.hi - m.lo) as amount, count(*) as count',
  by: '1, 2',
}

const party = (number: bigint | null) => (number === null ? null : idOf('pty', number))

export const ReportLine = builder.objectRef<ReportRow>('ReportLine').implement({
  description: 'A line of the daily report: what one act did to one span of a certificate.',
  readers: ['regulator'],
  fields: t => ({
    id: t.id({
      description: 'The id of the line: its entry, and its place in it.',
      resolve: ({ entry, part }) => `${idOf('ent', entry)}.${part}`,
    }),
    kind: t.field({
      type: ReportKind,
      description: 'What became of the units.',
      resolve: ({ kind }) => kind,
    }),
    act: t.exposeString('act', { description: 'The name of the act.' }),
    on: t.expose('business_date', { type: 'Date', description: 'The business date.' }),
    entry: t.id({
      description: 'The number of the journal entry.',
      resolve: ({ entry }) => String(entry),
    }),
    instrument: t.id({
      description: 'The id of the instrument, to look through.',
      resolve: ({ noun, instrument }) => idOf(noun, instrument),
    }),
    packageNumber: t.exposeString('package', {
      nullable: true,
      description: 'Its package number (包号). Null where it has none.',
    }),
  }),
})

builder.objectFields(ReportLine, t => ({
  debtor: t.field({
    type: Party,
    nullable: true,
    description: 'The party that owes it. Null where it is no receivable.',
    resolve: ({ debtor }) => party(debtor),
  }),
  dueOn: t.expose('due_on', {
    type: 'Date',
    nullable: true,
    description: 'The date it is due. Null where it is no receivable.',
  }),
  currency: t.exposeString('currency', {
    nullable: true,
    description: 'The currency of its minor units. Null where its units are no money.',
  }),
  ...spanFields(t),
  amount: t.field({
    type: 'Units',
    description: 'How many units they are.',
    resolve: ({ lo, hi }) => hi - lo,
  }),
  from: t.field({
    type: Party,
    nullable: true,
    description:
      'Whom they left, or who holds what was bound or set free. When a receivable is issued, ' +
      'its debtor.',
    resolve: ({ from_party }) => party(from_party),
  }),
  to: t.field({
    type: Party,
    nullable: true,
    description: 'To whom they came, or who has or had the right. Null where they were paid.',
    resolve: ({ to_party }) => party(to_party),
  }),
}))

interface ReportTotalRow extends Pick<ReportRow, 'kind' | 'currency'> {
  readonly amount: bigint
  readonly count: bigint
}

const ReportTotal = builder.objectRef<ReportTotalRow>('ReportTotal').implement({
  description: 'The sum of the lines of one kind in one currency.',
  readers: ['regulator'],
  fields: t => ({
    kind: t.field({
      type: ReportKind,
      description: 'What became of the units.',
      resolve: ({ kind }) => kind,
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'The currency (ISO 4217). Null where the units are no money.',
    }),
    amount: t.expose('amount', { type: 'Units', description: 'How many units they are in all.' }),
    count: t.int({
      description: 'How many lines they are.',
      resolve: ({ count }) => Number(count),
    }),
  }),
})

export const ReportConnection = defineConnection(ReportLine, 'ReportLine', ReportTotal)
