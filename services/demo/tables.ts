import Table from 'cli-table3'
import color from 'picocolors'
import { Bug } from '../../contracts/kernel/bug.ts'
import { type Calendar, rollDate } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Event, StoryBook } from './book.ts'
import type { Cast } from './cast.ts'
import { dutyInWords, yuan } from './words.ts'

export interface ClosingOn {
  readonly date: BusinessDate
  readonly calendar: Calendar
}

type Row = readonly [what: string, count: number, ...amounts: bigint[]]

/** A table whose amounts add up to its last row, column by column; else a Bug. */
function formatTable(heads: readonly string[], rows: readonly Row[], total: Row): string {
  for (let i = 1; i < total.length; i++) {
    const sum = rows.reduce((sum, row) => sum + BigInt(row[i]!), 0n)
    if (sum !== BigInt(total[i]!)) throw new Bug(`${heads[0]}: ${heads[i]} ${sum}, not ${total[i]}`)
  }
  const colAligns = heads.map((_, i) => (i === 0 ? 'left' : 'right'))
  const table = new Table({ head: heads.map(color.bold), colAligns, chars: NO_LINES, style: STYLE })
  const cells = ([what, count, ...amounts]: Row) => [what, String(count), ...amounts.map(yuan)]
  for (const row of rows) table.push(cells(row))
  table.push(cells(total).map(cell => color.green(cell)))
  return `${table}`
}

const STYLE = { head: [], border: [] }
const NO_LINES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' }

export function invoiceTable(book: StoryBook): string {
  const refused = book
    .counts('proposal refused')
    .map((one): Row => [`refused: ${dutyInWords(one.rule!)}`, one.count, one.amount])
  const rows = [
    countRow(book, 'confirmed by the debtor and issued', 'issued'),
    ...refused,
    countRow(book, 'rejected by the debtor', 'proposal rejected'),
    countRow(book, 'lapsed: the debtor never answered', 'proposal lapsed'),
    countRow(book, 'still to be answered', 'proposal open'),
    countRow(book, 'refused at import', 'invoice refused by import'),
  ].filter(([, count]) => count > 0)
  const total = countRow(book, 'invoices on debtors', 'invoice')
  return formatTable(['What became of the invoices', 'invoices', 'yuan'], rows, total)
}

function countRow(book: StoryBook, what: string, event: Event): Row {
  const { count, amount } = book.sum(event)
  return [what, count, amount]
}

export function transferTable(book: StoryBook): string {
  const events: readonly (readonly [string, Event])[] = [
    ['accepted at once, by standing acceptance', 'passed at once'],
    ['accepted', 'offer accepted'],
    ['rejected by the transferee', 'offer rejected'],
    ['lapsed: nobody answered', 'offer lapsed'],
    ['still to be answered', 'offer open'],
  ]
  const refused = book
    .counts('offer refused')
    .map((one): Row => [`refused: ${dutyInWords(one.rule!)}`, one.count, one.amount])
  const rows = [...events.map(([what, event]) => countRow(book, what, event)), ...refused].filter(
    ([, count]) => count > 0,
  )
  const all = book.sum(...events.map(([, event]) => event), 'offer refused')
  const heads = ['What suppliers paid their own suppliers with', 'offers', 'yuan']
  return formatTable(heads, rows, ['offered', all.count, all.amount])
}

/** A part of a receivable that is not paid yet. */
interface Unpaid {
  readonly holder: string
  readonly debtor: string
  readonly amount: bigint
  readonly dueOn: BusinessDate
  readonly overdue: boolean
}

/** What falls due on a weekend is in time on the next business day. */
function unpaidIn(book: StoryBook, { date, calendar }: ClosingOn): readonly Unpaid[] {
  return [...book.open.values()].flatMap(({ invoice: { buyer, dueOn }, parts }) =>
    parts.map(({ holder, lo, hi }) => ({
      ...{ holder, debtor: buyer, amount: hi - lo, dueOn },
      overdue: rollDate(calendar, dueOn, 'following') < date,
    })),
  )
}

function addUp(parts: readonly Unpaid[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n)
}

export function paymentTable(book: StoryBook, on: ClosingOn): string {
  const unpaid = unpaidIn(book, on)
  const overdue = unpaid.filter(one => one.overdue)
  const months = Map.groupBy(
    unpaid.filter(one => !one.overdue).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    one => one.dueOn.slice(0, 7),
  )
  const paid = book.sum('paid')
  const late = book.sum('paid late')
  const rows: Row[] = [
    [
      'paid in time, acknowledged by the holder',
      paid.count - late.count,
      paid.amount - late.amount,
    ],
    ['paid late, acknowledged by the holder', late.count, late.amount],
    [`overdue on ${on.date}`, overdue.length, addUp(overdue)],
    ...[...months].map(([month, parts]): Row => {
      return [`to be paid: falls due in ${month}`, parts.length, addUp(parts)]
    }),
  ]
  const count = paid.count + unpaid.length
  const issued: Row = ['issued, in parts as they were held', count, book.sum('issued').amount]
  const disputed = book.sum('disputed')
  return [
    formatTable(['What became of what was issued', 'parts', 'yuan'], rows, issued),
    `Debtors disputed ${disputed.count} receivables: what first suppliers still had of them, ` +
      `${yuan(disputed.amount)}, was on hold until paid.`,
    ...(unpaid.length > 0 ? [describeRest(book, unpaid, on)] : []),
  ].join('\n')
}

function describeRest(book: StoryBook, unpaid: readonly Unpaid[], { date }: ClosingOn): string {
  const days = [...book.open.values()].map(({ invoice }) => invoice.settledOn).sort()
  return (
    `The story ends here, on ${date}: ${yuan(addUp(unpaid))} in ${unpaid.length} parts remain ` +
    `to be paid. By the file the next payment comes on ${days[0]}, the last on ${days.at(-1)}.`
  )
}

const AGES = ['parts', 'not yet due', 'overdue', 'yuan'] as const

function aged(what: string, parts: readonly Unpaid[]): Row {
  const overdue = addUp(parts.filter(one => one.overdue))
  return [what, parts.length, addUp(parts) - overdue, overdue, addUp(parts)]
}

export function holderTable(book: StoryBook, cast: Cast, on: ClosingOn): string {
  const unpaid = unpaidIn(book, on)
  const byHolder = Map.groupBy(unpaid, one => one.holder)
  const rows = cast.suppliers
    .filter(one => byHolder.has(one.code))
    .map(({ name, tier, code }) => aged(`${name} (tier ${tier})`, byHolder.get(code)!))
  return formatTable(['Who is still to be paid', ...AGES], rows, aged('all holders', unpaid))
}

const DEBTORS_SHOWN = 5

/** Those that are overdue first, then the largest. */
export function debtorTable(book: StoryBook, cast: Cast, on: ClosingOn): string {
  const unpaid = unpaidIn(book, on)
  const debtors = [...Map.groupBy(unpaid, one => one.debtor)].map(([code, parts]) => ({
    ...{ name: cast.byCode.get(code)!.name, parts, amount: addUp(parts) },
    overdue: addUp(parts.filter(one => one.overdue)),
  }))
  debtors.sort((a, b) => Number(b.overdue - a.overdue) || Number(b.amount - a.amount))
  const shown = debtors.filter(({ overdue }, i) => i < DEBTORS_SHOWN || overdue > 0n)
  const others = debtors.slice(shown.length)
  const rows = shown.map(({ name, parts }) => aged(name, parts))
  if (others.length > 0)
    rows.push(
      aged(
        `${others.length} others, none of them overdue`,
        others.flatMap(({ parts }) => parts),
      ),
    )
  return formatTable(['Who has still to pay', ...AGES], rows, aged('all debtors', unpaid))
}
