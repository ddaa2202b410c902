import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type { Span } from '../../../contracts/kernel/span.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import { type InvoiceBookState, type KnownInvoice, keysOf } from './invoice-book.ts'
import { documentKey } from './number.ts'

export interface InvoiceName {
  readonly seller: PartyId
  readonly number: DocumentNumber
  /** Until the end of the transaction, so that nobody begins to use it meanwhile. */
  readonly locked: boolean
}

/**
 * Invoices that are known by these names, by seller and number, with and without the code of the
 * paper form. Those that a row may change are locked, and come with the spans that nothing uses.
 */
export async function loadInvoices(
  client: PoolClient,
  names: readonly InvoiceName[],
): Promise<InvoiceBookState['known']> {
  const cancelled = new Set(
    names.filter(n => n.locked).flatMap(n => keysOf(n.seller, n.number.normal, n.number.paper)),
  )
  const found = await selectInvoices(client, names)
  const changing = found.filter(row => mayChange(row, cancelled)).map(row => row.id)
  if (changing.length > 0)
    await client.query(
      'select id from trade.invoice where id = any($1::bigint[]) order by id for no key update',
      [changing],
    )
  const rows = changing.length > 0 ? await selectInvoices(client, names) : found
  const free = await loadFree(client, changing)
  const known = new Map<string, KnownInvoice[]>()
  for (const row of rows) {
    const state = stateOf(row, free.get(row.id) ?? [])
    for (const key of keysOf(state.invoice.seller, row.number, row.paper_number))
      known.set(key, [...(known.get(key) ?? []), state])
  }
  return known
}

/** By a red letter; or since it is an assertion, or leaves its delivery or its code out. */
function mayChange(row: InvoiceRecord, cancelled: ReadonlySet<string>): boolean {
  const isOpen = row.asserted_by !== 0n || row.delivery === null || row.number === row.paper_number
  const keys = keysOf(idOf('pty', row.seller), row.number, row.paper_number)
  return isOpen || keys.some(key => cancelled.has(key))
}

/** What these red letters took back, by seller and number of the red letter. */
export async function loadRedLetters(
  client: PoolClient,
  names: readonly { readonly seller: PartyId; readonly number: string }[],
): Promise<InvoiceBookState['redLetters']> {
  if (names.length === 0) return new Map()
  const { rows } = await client.query<RedLetterRecord>(
    `select r.invoice, r.seller, r.number, r.amount_minor
       from unnest($1::bigint[], $2::text[]) n (seller, number)
       join trade.red_letter r on r.seller = n.seller and r.number = n.number`,
    [names.map(n => idNumber(n.seller)), names.map(n => n.number)],
  )
  return new Map(
    rows.map(row => [
      documentKey(idOf('pty', row.seller), row.number),
      { invoice: idOf('inv', row.invoice), amount: row.amount_minor },
    ]),
  )
}

interface RedLetterRecord {
  invoice: bigint
  seller: bigint
  number: string
  amount_minor: bigint
}

async function selectInvoices(
  client: PoolClient,
  names: readonly InvoiceName[],
): Promise<readonly InvoiceRecord[]> {
  const { rows } = await client.query<InvoiceRecord>(
    `select ${INVOICE_COLUMNS} from (${NAMED} union ${LIKE_NAMED}) n
       join trade.invoice i using (id)`,
    columns(names),
  )
  return rows
}

const INVOICE_COLUMNS = `
  i.id, i.seller, i.number, i.buyer, i.delivery, i.currency, i.amount_minor, i.quantity,
  i.price_minor, i.invoiced_on, i.due_on, i.red_lettered_minor, i.paper_number,
  i.asserted_by, i.denied, case when i.told_apart_by is null then i.alike end as alike`

const NAMED = `
  select i.id from unnest($1::bigint[], $2::text[]) n (seller, number)
    join trade.invoice i on i.seller = n.seller and i.number = n.number`

/** Those of the same paper number, whatever the code of their form. */
const LIKE_NAMED = `
  select i.id from unnest($3::bigint[], $4::text[]) n (seller, number)
    join trade.invoice i on i.seller = n.seller and i.paper_number = n.number`

function columns(names: readonly InvoiceName[]): unknown[] {
  const papers = names.filter(n => n.number.paper !== null)
  return [
    names.map(n => idNumber(n.seller)),
    names.map(n => n.number.normal),
    papers.map(n => idNumber(n.seller)),
    papers.map(n => n.number.paper),
  ]
}

interface InvoiceRecord {
  id: bigint
  seller: bigint
  number: string
  buyer: bigint
  delivery: bigint | null
  currency: Currency
  amount_minor: bigint
  quantity: bigint | null
  price_minor: bigint | null
  invoiced_on: BusinessDate
  due_on: BusinessDate
  red_lettered_minor: bigint
  paper_number: string | null
  asserted_by: bigint
  denied: boolean
  alike: bigint | null
}

function stateOf(row: InvoiceRecord, free: readonly Span[]): KnownInvoice {
  const invoice = {
    id: idOf('inv', row.id),
    seller: idOf('pty', row.seller),
    number: row.number,
    buyer: idOf('pty', row.buyer),
    delivery: row.delivery === null ? null : idOf('dlv', row.delivery),
    currency: row.currency,
    amount: row.amount_minor,
    quantity: row.quantity,
    price: row.price_minor,
    invoicedOn: row.invoiced_on,
    dueOn: row.due_on,
    redLettered: row.red_lettered_minor,
    assertedBy: row.asserted_by === 0n ? null : idOf('pty', row.asserted_by),
    denied: row.denied,
    alike: row.alike === null ? null : idOf('inv', row.alike),
  }
  return { invoice, free, paper: row.paper_number }
}

async function loadFree(
  client: PoolClient,
  invoices: readonly bigint[],
): Promise<Map<bigint, Span[]>> {
  if (invoices.length === 0) return new Map()
  const { rows } = await client.query<Span & { invoice: bigint }>(
    `select invoice, lo, hi from trade.invoice_allocation
      where invoice = any($1::bigint[]) and allocated_to = 0 order by invoice, lo`,
    [invoices],
  )
  return Map.groupBy(rows, row => row.invoice)
}
