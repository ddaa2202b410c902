import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { type InvoiceId, idNumber, idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type { Span } from '../../../contracts/kernel/span.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { RedLetterState } from '../../../contracts/trade/red-letter.ts'
import type { Chunk } from './document.ts'
import type {
  AddedInvoice,
  InvoiceBookState,
  InvoiceChanges,
  InvoiceFinding,
} from './invoice-book.ts'
import { documentKey, spelling } from './number.ts'

export interface InvoiceName {
  readonly seller: PartyId
  readonly number: DocumentNumber
  /** Until the end of the transaction, so that nobody begins to use it meanwhile. */
  readonly locked: boolean
}

/**
 * Invoices that are known by these names, by seller and number, with the spans that nothing uses;
 * and which of them are alike but for the code of the paper form.
 */
export async function loadInvoices(
  client: PoolClient,
  names: readonly InvoiceName[],
): Promise<Pick<InvoiceBookState, 'known' | 'alike'>> {
  const locked = names.filter(name => name.locked)
  if (locked.length > 0)
    await client.query(
      `select id from trade.invoice where id in (${NAMED} union ${LIKE_NAMED}) order by id
          for no key update`,
      columns(locked),
    )
  const { rows } = await client.query<InvoiceRecord>(
    `select ${INVOICE_COLUMNS} from (${NAMED} union ${LIKE_NAMED}) n
       join trade.invoice i using (id)`,
    columns(names),
  )
  const free = await loadFree(client, locked.length > 0 ? rows.map(row => row.id) : [])
  const known = new Map<string, RedLetterState>()
  const alike = new Map<string, string[]>()
  for (const row of rows) {
    const state = stateOf(row, free.get(row.id) ?? [])
    const { seller, number } = state.invoice
    known.set(documentKey(seller, number), state)
    if (row.paper_number === null) continue
    const key = documentKey(seller, row.paper_number)
    alike.set(key, [...(alike.get(key) ?? []), number])
  }
  return { known, alike }
}

const INVOICE_COLUMNS = `
  i.id, i.seller, i.number, i.buyer, i.delivery, i.currency, i.amount_minor, i.quantity,
  i.price_minor, i.invoiced_on, i.due_on, i.red_letter, i.paper_number`

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
  quantity: bigint
  price_minor: bigint
  invoiced_on: BusinessDate
  due_on: BusinessDate
  red_letter: string | null
  paper_number: string | null
}

function stateOf(row: InvoiceRecord, free: readonly Span[]): RedLetterState {
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
    redLettered: row.red_letter !== null,
  }
  return { invoice, free, redLetterNumber: row.red_letter }
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

/** An invoice comes with the one tile of its use that says it backs nothing. */
export async function writeInvoices(
  client: PoolClient,
  { added, redLetters, findings }: InvoiceChanges,
  chunk: Chunk,
): Promise<void> {
  if (added.length > 0) await insertInvoices(client, added, redLetters, chunk)
  const fresh = new Set(added.map(one => one.invoice.id))
  const cancelled = [...redLetters].filter(([id]) => !fresh.has(id))
  if (cancelled.length > 0)
    await client.query(
      `update trade.invoice i set red_letter = u.number
         from unnest($1::bigint[], $2::text[]) u (id, number) where i.id = u.id`,
      [cancelled.map(([id]) => idNumber(id)), cancelled.map(([, number]) => number)],
    )
  if (findings.length > 0) await insertFindings(client, findings, chunk)
}

async function insertInvoices(
  client: PoolClient,
  added: readonly AddedInvoice[],
  redLetters: ReadonlyMap<InvoiceId, string>,
  { importNumber, synthetic }: Chunk,
): Promise<void> {
  const ids = added.map(({ invoice }) => idNumber(invoice.id))
  const amounts = added.map(({ invoice }) => invoice.amount)
  await insertPaperNumbers(client, added)
  await client.query(
    `insert into trade.invoice (id, seller, number, buyer, delivery, currency, amount_minor,
       quantity, price_minor, invoiced_on, due_on, red_letter, disputed, paper_number,
       spelling, synthetic, import)
     select u.*, $16, $17
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[],
                   $7::bigint[], $8::bigint[], $9::bigint[], $10::date[], $11::date[], $12::text[],
                   $13::boolean[], $14::text[], $15::text[]) u`,
    [
      ids,
      added.map(({ invoice }) => idNumber(invoice.seller)),
      added.map(({ invoice }) => invoice.number),
      added.map(({ invoice }) => idNumber(invoice.buyer)),
      added.map(({ invoice }) => invoice.delivery && idNumber(invoice.delivery)),
      added.map(({ invoice }) => invoice.currency),
      amounts,
      added.map(({ invoice }) => invoice.quantity),
      added.map(({ invoice }) => invoice.price),
      added.map(({ invoice }) => invoice.invoicedOn),
      added.map(({ invoice }) => invoice.dueOn),
      added.map(({ invoice }) => redLetters.get(invoice.id) ?? null),
      added.map(one => one.disputed),
      added.map(one => one.number.paper),
      added.map(one => spelling(one.number)),
      synthetic,
      importNumber,
    ],
  )
  await client.query(
    `insert into trade.invoice_allocation (invoice, lo, hi, size)
     select id, 0, amount, amount from unnest($1::bigint[], $2::bigint[]) u (id, amount)`,
    [ids, amounts],
  )
}

/** A seller's first invoice of a paper number settles whether it is named with its code. */
async function insertPaperNumbers(
  client: PoolClient,
  added: readonly AddedInvoice[],
): Promise<void> {
  const papers = added.filter(one => one.number.paper !== null)
  if (papers.length === 0) return
  await client.query(
    `insert into trade.paper_number (seller, number, coded)
     select distinct * from unnest($1::bigint[], $2::text[], $3::boolean[])
     on conflict (seller, number) do nothing`,
    [
      papers.map(one => idNumber(one.invoice.seller)),
      papers.map(one => one.number.paper),
      papers.map(one => one.number.normal !== one.number.paper),
    ],
  )
}

async function insertFindings(
  client: PoolClient,
  findings: readonly InvoiceFinding[],
  { party, importNumber }: Chunk,
): Promise<void> {
  await client.query(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     select kind, 'alarm', party, subject, evidence
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::jsonb[])
            u (kind, party, subject, evidence)`,
    [
      findings.map(f => f.kind),
      findings.map(f => idNumber(f.invoice.seller)),
      findings.map(f => idNumber(f.invoice.id)),
      findings.map(f =>
        JSON.stringify({ ...f.evidence, import: String(importNumber), importer: party }),
      ),
    ],
  )
}
