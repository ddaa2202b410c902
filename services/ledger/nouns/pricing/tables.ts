import type { PriceListId } from '../../../../contracts/financing/financing.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { PriceList } from '../../../../contracts/pricing/price-list.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import {
  buildPriceList,
  PRICE_LIST_COLUMNS,
  type PriceListRow,
  type PriceRowOfList,
} from './build-price-list.ts'

export const priceLists = defineState<PriceListId, PriceList>('price lists')

/** Price lists, locked: of two that draw from one the second sees what the first has drawn. */
export const PRICE_LISTS: Table<PriceListId> = {
  name: 'price lists',
  order: 418,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const numbers = [...new Set(ids)].map(idNumber)
    const { rows } = await client.query<PriceListRow>(
      `select ${PRICE_LIST_COLUMNS} from ledger.price_list p
        where p.id = any($1::bigint[]) order by p.id ${locking(client, 'for no key update')}`,
      [numbers],
    )
    const prices = await loadRows(client, numbers)
    for (const row of rows) {
      const list = buildPriceList(row, prices.get(row.id) ?? [])
      view.set(priceLists, list.id, list)
    }
  },
}

async function loadRows(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<PriceRowOfList & { readonly price_list: bigint }>(
    `select price_list, debtor, days_max, amount_max_minor, tier_max, rate::text, fee_minor
       from ledger.price_row where price_list = any($1::bigint[]) order by price_list, place`,
    [ids],
  )
  return Map.groupBy(rows, row => row.price_list)
}
