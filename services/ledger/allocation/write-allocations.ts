import type { PoolClient } from 'pg'
import type {
  AllocationTile,
  AllocationTiling,
} from '../../../contracts/kernel/allocation-tiling.ts'
import { type InvoiceId, idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { numberArray } from '../../platform/sql-array.ts'

/** Writes the rows that differ, in the order the keys allow; a row is known by its `hi`. */
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

/** Reads the whole amounts of all that can be allocated. */
export async function readAmounts(client: PoolClient): Promise<Map<InvoiceId, bigint>> {
  const { rows } = await client.query<{ id: bigint; amount_minor: bigint }>(
    'select id, amount_minor from trade.invoice',
  )
  return new Map(rows.map(row => [idOf('inv', row.id), row.amount_minor]))
}
