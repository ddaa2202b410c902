import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  DeliveryEnded,
  GoodsDelivered,
  ReceiptCancelled,
  ReceiptSurrendered,
} from '../../../../contracts/receipt/facts.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** Rows of delivery orders; trucks come one by one, so one statement a fact. */
export async function insertOrders(
  client: Locked,
  surrendered: readonly FactOfEntry<ReceiptSurrendered>[],
) {
  for (const { fact, entry } of surrendered)
    await client.query(
      `insert into ledger.delivery_order (id, receipt, lot, holder, units, collector, until,
                                          surrendered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[fact.order, fact.receipt, fact.lot, fact.holder].map(idNumber),
        ...[fact.units, fact.collector, fact.until, entry],
      ],
    )
}

export async function deliverOrders(
  client: Locked,
  delivered: readonly FactOfEntry<GoodsDelivered>[],
) {
  for (const { fact, entry } of delivered) {
    await client.query(
      'update ledger.measurement set counted_by = $2 where id = any($1::bigint[])',
      [numberArray(fact.weighings.map(idNumber)), entry],
    )
    await client.query(
      `update ledger.delivery_order set status = 'delivered', weighed_units = $2, ended_by = $3
        where id = $1`,
      [idNumber(fact.order), fact.weighed, entry],
    )
  }
}

export async function endOrders(client: Locked, ended: readonly FactOfEntry<DeliveryEnded>[]) {
  for (const { fact, entry } of ended)
    await client.query(
      "update ledger.delivery_order set status = 'ended', ended_by = $2 where id = $1",
      [idNumber(fact.order), entry],
    )
}

export async function cancelReceipts(
  client: Locked,
  cancelled: readonly FactOfEntry<ReceiptCancelled>[],
) {
  for (const { fact, entry } of cancelled)
    await client.query(
      "update ledger.receipt set status = 'cancelled', ended_by = $2 where id = $1",
      [idNumber(fact.receipt), entry],
    )
}
