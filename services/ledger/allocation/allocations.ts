import type { PoolClient } from 'pg'
import { type InvoiceId, idNumber, idOf } from '../../../contracts/kernel/id.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type {
  AllocationTile,
  AllocationTiling,
} from '../../../contracts/trade/allocation-tiling.ts'
import type { Invoice, InvoiceState } from '../../../contracts/trade/invoice.ts'
import { numberArray } from '../../platform/sql-array.ts'

/** An invoice as the contracts see it but for its free spans, and the tiling that tells them. */
export interface LoadedInvoice extends Omit<InvoiceState, 'free'> {
  readonly allocation: AllocationTiling
}

/** Locks the invoices, in one order, and reads them with the tiles of their use. */
export async function loadInvoices(
  client: PoolClient,
  ids: readonly InvoiceId[],
): Promise<Map<InvoiceId, LoadedInvoice>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<InvoiceRecord>(SELECT_INVOICES, [
    numberArray(ids.map(idNumber)),
  ])
  const tiles = await client.query<TileRecord>(
    `select invoice, lo, hi, allocated_to, since from trade.invoice_allocation
      where invoice = any($1::bigint[]) order by invoice, lo`,
    [numberArray(ids.map(idNumber))],
  )
  const byInvoice = Map.groupBy(tiles.rows, tile => tile.invoice)
  return new Map(
    rows.map(row => {
      const id = idOf('inv', row.id)
      const allocation = {
        invoice: id,
        amount: row.amount_minor,
        tiles: byInvoice.get(row.id)!.map(tileOf),
      }
      const { delivered_on, term_clause, certificate_clause } = row
      return [
        id,
        {
          invoice: invoiceOf(id, row),
          deliveredOn: delivered_on,
          termClause: term_clause,
          certificateClause: certificate_clause,
          allocation,
        },
      ]
    }),
  )
}

/** The rows that differ, written in the order the keys allow; a row is known by its `hi`. */
export async function writeAllocations(
  client: PoolClient,
  changes: readonly { readonly before: AllocationTiling; readonly after: AllocationTiling }[],
): Promise<void> {
  const changed: TileRow[] = []
  const added: TileRow[] = []
  for (const { before, after } of changes) {
    const old = new Map(before.tiles.map(tile => [tile.hi, tile]))
    for (const tile of after.tiles) {
      const was = old.get(tile.hi)
      const row = { ...tile, invoice: after.invoice, size: after.amount }
      if (was === undefined) added.push(row)
      else if (was !== tile) changed.push(row)
    }
  }
  if (changed.length > 0)
    await client.query(
      `update trade.invoice_allocation t
          set lo = u.lo, allocated_to = u.allocated_to, since = u.since
         from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                     $6::bigint[])
              u (invoice, lo, hi, size, allocated_to, since)
        where t.invoice = u.invoice and t.hi = u.hi and t.size = u.size`,
      tileColumns(changed),
    )
  if (added.length > 0)
    await client.query(
      `insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since)
       select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                     $6::bigint[])`,
      tileColumns(added),
    )
}

type TileRow = AllocationTile & { readonly invoice: InvoiceId; readonly size: bigint }

function tileColumns(rows: readonly TileRow[]): string[] {
  return [
    rows.map(r => idNumber(r.invoice)),
    rows.map(r => r.lo),
    rows.map(r => r.hi),
    rows.map(r => r.size),
    rows.map(r => (r.on === null ? 0n : idNumber(r.on))),
    rows.map(r => r.since),
  ].map(numberArray)
}

// A row of delivery and order is asked for by its key, whatever the planner knows of their sizes: a
// join of all of them would be planned while the tables are small.
const SELECT_INVOICES = `
  select i.id, i.seller, i.buyer, i.number, i.delivery, i.currency, i.amount_minor, i.quantity,
         i.price_minor, i.invoiced_on, i.due_on, i.red_letter is not null as red_lettered,
         d.delivered_on, o.certificate_clause, o.term_clause
    from trade.invoice i
    left join lateral (select * from trade.delivery where id = i.delivery limit 1) d on true
    left join lateral (
      select * from trade.purchase_order where id = d.purchase_order limit 1) o on true
   where i.id = any($1::bigint[]) order by i.id for no key update of i`

interface InvoiceRecord {
  id: bigint
  seller: bigint
  buyer: bigint
  number: string
  delivery: bigint | null
  currency: Currency
  amount_minor: bigint
  quantity: bigint
  price_minor: bigint
  invoiced_on: Invoice['invoicedOn']
  due_on: Invoice['dueOn']
  red_lettered: boolean
  delivered_on: InvoiceState['deliveredOn']
  certificate_clause: string | null
  term_clause: string | null
}

function invoiceOf(id: InvoiceId, row: InvoiceRecord): Invoice {
  return {
    id,
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
    redLettered: row.red_lettered,
  }
}

interface TileRecord {
  invoice: bigint
  lo: bigint
  hi: bigint
  allocated_to: bigint
  since: bigint
}

/** Only receivables are backed by invoices; receipts and notes have other things under them. */
function tileOf({ lo, hi, allocated_to, since }: TileRecord): AllocationTile {
  return { lo, hi, on: allocated_to === 0n ? null : idOf('rcv', allocated_to), since }
}
