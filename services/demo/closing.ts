import { createHash } from 'node:crypto'
import Table from 'cli-table3'
import color from 'picocolors'
import { Bug } from '../../contracts/kernel/bug.ts'
import type { Book, Event } from './book.ts'
import type { Cast, Member } from './cast.ts'
import { sentenceOf, yuan } from './words.ts'

export interface Closing {
  readonly text: string
  /** SHA-256 of all counts and of what everybody holds: the same for the same run. */
  readonly digest: string
}

/**
 * The totals of the story. Throws a Bug when they do not close to the fen, or are not the ledger's.
 */
export async function closingOf(book: Book, cast: Cast): Promise<Closing> {
  const held = book.outstanding()
  await mustBeTheLedgers(book, cast, held)
  const tables = [invoiceTable(book), transferTable(book), paymentTable(book, cast, held)]
  const digest = createHash('sha256')
    .update(JSON.stringify([book.counts(), [...held].sort()], (_, v) => textOf(v)))
    .digest('hex')
  return { text: tables.join('\n'), digest }
}

function textOf(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

type Row = readonly [what: string, count: number, amount: bigint]

function tableOf(title: string, rows: readonly Row[], total: Row): string {
  const head = [title, 'number', 'yuan'].map(text => color.bold(text))
  const table = new Table({ head, colAligns: ['left', 'right', 'right'], style: STYLE })
  for (const [what, count, amount] of rows) table.push([what, count, yuan(amount)])
  table.push([total[0], total[1], yuan(total[2])].map(cell => color.green(String(cell))))
  const sum = rows.reduce((sum, row) => sum + row[2], 0n)
  if (sum !== total[2]) throw new Bug(`${title}: ${sum} is not ${total[2]}`)
  return `${table}`
}

const STYLE = { head: [], border: [] }

function invoiceTable(book: Book): string {
  const row = (what: string, event: Event): Row => {
    const { count, amount } = book.sum(event)
    return [what, count, amount]
  }
  const refused = book
    .counts('proposal refused')
    .map((one): Row => [`refused: ${sentenceOf(one.rule!)}`, one.count, one.amount])
  const rows = [
    row('confirmed by the debtor and issued', 'issued'),
    ...refused,
    row('rejected by the debtor', 'proposal rejected'),
    row('lapsed: the debtor never answered', 'proposal lapsed'),
    row('still to be answered', 'proposal open'),
    row('refused at import', 'invoice refused by import'),
  ].filter(([, count]) => count > 0)
  return tableOf('What became of the invoices', rows, row('invoices on debtors', 'invoice'))
}

function transferTable(book: Book): string {
  const events: readonly (readonly [string, Event])[] = [
    ['accepted at once, by standing acceptance', 'passed at once'],
    ['accepted', 'offer accepted'],
    ['rejected by the transferee', 'offer rejected'],
    ['lapsed: nobody answered', 'offer lapsed'],
    ['still to be answered', 'offer open'],
  ]
  const refused = book
    .counts('offer refused')
    .map((one): Row => [`refused: ${sentenceOf(one.rule!)}`, one.count, one.amount])
  const rows = [
    ...events.map(([what, event]): Row => [what, book.sum(event).count, book.sum(event).amount]),
    ...refused,
  ].filter(([, count]) => count > 0)
  const all = book.sum(...events.map(([, event]) => event), 'offer refused')
  return tableOf('What suppliers paid with', rows, ['offers', all.count, all.amount])
}

function paymentTable(book: Book, cast: Cast, held: ReadonlyMap<string, bigint>): string {
  const paid = book.sum('paid')
  const late = book.sum('paid late')
  const issued = book.sum('issued')
  const holders = cast.suppliers.filter(one => held.has(one.code))
  const rows: Row[] = [
    ['paid in time, acknowledged by holders', paid.count - late.count, paid.amount - late.amount],
    ['paid late, acknowledged by holders', late.count, late.amount],
    ...holders.map(
      (one): Row => [
        `still held: ${one.name} (tier ${one.tier})`,
        partsOf(book, one),
        held.get(one.code)!,
      ],
    ),
  ]
  const count = rows.reduce((sum, row) => sum + row[1], 0)
  const disputed = book.sum('disputed')
  const note =
    `Debtors disputed ${disputed.count} receivables: what first suppliers still had of them, ` +
    `${yuan(disputed.amount)}, was held until paid.`
  const table = tableOf('What was issued', rows, ['parts of receivables', count, issued.amount])
  return `${table}\n${note}`
}

function partsOf(book: Book, { code }: Member): number {
  return [...book.open.values()].flatMap(one => one.parts).filter(part => part.holder === code)
    .length
}

/** Each party reads what it holds or owes, under its own rights. */
async function mustBeTheLedgers(
  book: Book,
  cast: Cast,
  held: ReadonlyMap<string, bigint>,
): Promise<void> {
  const owed = new Map<string, bigint>()
  for (const { invoice, parts } of book.open.values())
    for (const { lo, hi } of parts)
      owed.set(invoice.buyer, (owed.get(invoice.buyer) ?? 0n) + hi - lo)
  for (const [members, field, told] of [
    [cast.suppliers, 'exposureTotals', held],
    [cast.debtors, 'debtTotals', owed],
  ] as const)
    for (const { code, name, alone } of members) {
      const { viewer } = await alone.client.read<AmountsRead>(
        `{ viewer { amounts: ${field} { amount } } }`,
      )
      const sum = viewer.amounts.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
      if (sum !== (told.get(code) ?? 0n))
        throw new Bug(`${name}: ${field} is ${sum}, not ${told.get(code)}`)
    }
}

interface AmountsRead {
  readonly viewer: { readonly amounts: readonly { readonly amount: string }[] }
}
