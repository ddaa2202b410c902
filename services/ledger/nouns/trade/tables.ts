import type { AllocationTile } from '../../../../contracts/kernel/allocation-tiling.ts'
import { freeSpans } from '../../../../contracts/kernel/allocation-tiling.ts'
import { type InvoiceId, idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import type { InvoicesById } from '../../../../contracts/trade/allocate-invoices.ts'
import type { Invoice, InvoiceState } from '../../../../contracts/trade/invoice.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import { locking } from '../../../platform/transaction.ts'
import { findsNothing, type Table } from '../../engine/act/read.ts'
import { allocations } from '../../engine/view/postings.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'

/** Invoices with their trade, but for what is free of them: their allocations tell that. */
export const invoices = defineState<InvoiceId, Omit<InvoiceState, 'free'>>('invoices')

export const INVOICES: Table<InvoiceId> = {
  name: 'invoices',
  order: 200,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, given, view) => {
    const numbers = numberArray([...new Set(given)].map(idNumber))
    const { rows } = await client.query<InvoiceRecord>(
      `${SELECT_INVOICES} ${locking(client, 'for no key update of i')}`,
      [numbers],
    )
    const tiles = await client.query<TileRecord>(
      `select invoice, lo, hi, allocated_to, since from trade.invoice_allocation
        where invoice = any($1::bigint[]) order by invoice, lo`,
      [numbers],
    )
    const byInvoice = Map.groupBy(tiles.rows, tile => tile.invoice)
    for (const row of rows) {
      const id = idOf('inv', row.id)
      view.set(allocations, id, {
        invoice: id,
        amount: row.amount_minor,
        tiles: byInvoice.get(row.id)!.map(buildTile),
      })
      view.set(invoices, id, {
        invoice: buildInvoice(id, row),
        deliveredOn: row.delivered_on,
        termClause: row.term_clause,
        certificateClause: row.certificate_clause,
      })
    }
  },
}

/** Selects the invoices of these ids as contracts see them; ids that are unknown are left out. */
export function selectInvoices(view: View, ids: readonly InvoiceId[]): InvoicesById {
  const known = ids.flatMap(id => {
    const invoice = view.get(invoices, id)
    const allocation = view.get(allocations, id)
    return invoice && allocation ? [[id, { ...invoice, free: freeSpans(allocation) }] as const] : []
  })
  return new Map(known)
}

// A row of delivery and order is asked for by its key, whatever the planner knows of their sizes: a
// join of all of them would be planned while the tables are small.
const SELECT_INVOICES = `
  select i.id, i.seller, i.buyer, i.number, i.delivery, i.currency, i.amount_minor, i.quantity,
         i.price_minor, i.invoiced_on, i.due_on, i.red_lettered_minor,
         i.asserted_by, i.denied, case when i.told_apart_by is null then i.alike end as alike,
         d.delivered_on, o.certificate_clause, o.term_clause
    from trade.invoice i
    left join lateral (select * from trade.delivery where id = i.delivery limit 1) d on true
    left join lateral (
      select * from trade.purchase_order where id = d.purchase_order limit 1) o on true
   where i.id = any($1::bigint[]) order by i.id`

interface InvoiceRecord {
  id: bigint
  seller: bigint
  buyer: bigint
  number: string
  delivery: bigint | null
  currency: Currency
  amount_minor: bigint
  quantity: bigint | null
  price_minor: bigint | null
  invoiced_on: Invoice['invoicedOn']
  due_on: Invoice['dueOn']
  red_lettered_minor: bigint
  asserted_by: bigint
  denied: boolean
  alike: bigint | null
  delivered_on: InvoiceState['deliveredOn']
  certificate_clause: string | null
  term_clause: string | null
}

function buildInvoice(id: InvoiceId, row: InvoiceRecord): Invoice {
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
    redLettered: row.red_lettered_minor,
    assertedBy: row.asserted_by === 0n ? null : idOf('pty', row.asserted_by),
    denied: row.denied,
    alike: row.alike === null ? null : idOf('inv', row.alike),
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
function buildTile({ lo, hi, allocated_to, since }: TileRecord): AllocationTile {
  return { lo, hi, on: allocated_to === 0n ? null : idOf('rcv', allocated_to), since }
}
