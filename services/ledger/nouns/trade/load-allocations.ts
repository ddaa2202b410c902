import { idOf } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Allocation } from '../../../../contracts/trade/allocation.ts'
import type { Transaction } from '../../../platform/transaction.ts'

/** One look into the index for each entry, whatever the planner knows of the table's size. */
export const SELECT_ALLOCATIONS_OF = `
  cross join lateral (
    select since, invoice, lo, hi, allocated_to from trade.invoice_allocation
     where since = e.entry and since <> 0 offset 0) u
  where u.allocated_to <> 0`

/** Reads what entries have allocated of invoices and is allocated still, by entry. */
export async function loadAllocations(
  client: Transaction,
  entries: readonly EntryNumber[],
): Promise<Map<EntryNumber, readonly Allocation[]>> {
  if (entries.length === 0) return new Map()
  const { rows } = await client.query<{
    since: bigint
    invoice: bigint
    lo: bigint
    hi: bigint
    allocated_to: bigint
  }>(
    `select u.* from unnest($1::bigint[]) e (entry) ${SELECT_ALLOCATIONS_OF}
      order by u.invoice, u.lo`,
    [entries],
  )
  return new Map(
    [...Map.groupBy(rows, row => row.since)].map(([since, ofEntry]) => [
      since,
      ofEntry.map(({ invoice, lo, hi, allocated_to }) => ({
        invoice: idOf('inv', invoice),
        span: { lo, hi },
        on: idOf('rcv', allocated_to),
      })),
    ]),
  )
}
