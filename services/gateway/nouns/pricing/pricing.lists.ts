import { PRICE_LIST_COLUMNS, type PriceListRow } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { among, named } from '../../graph/filters.ts'
import { byId, defineList, type Home } from '../../graph/list.ts'
import { ENTRIES_OF_PAGE, EntryConnection, type EntryRow } from '../journal/entry.type.ts'
import { OF_ALL } from '../viewer/party.lists.ts'
import { PriceList, PriceListConnection, PriceListStatus } from './price-list.type.ts'

defineList<PriceListRow>(OF_ALL, {
  name: 'priceLists',
  connection: PriceListConnection,
  description: 'Price lists of lenders, ended ones as well. A lender sees its own alone.',
  columns: PRICE_LIST_COLUMNS,
  from: 'ledger.price_list p',
  own: 'true',
  filters: {
    status: among(PriceListStatus, 'p.status', 'Only those that stand so.'),
    lender: named('pty', 'p.lender', 'Only those of this lender.'),
  },
  orders: byId('p'),
})

/** The lists of a price list: `$1` is the price list. */
const OF_PRICE_LIST: Home = {
  name: 'priceList',
  add: (field, make) => builder.objectField(PriceList, field, make),
  values: ({ id }: PriceListRow) => [id],
}

defineList<EntryRow>(OF_PRICE_LIST, {
  name: 'story',
  connection: EntryConnection,
  description: 'What happened to the price list, as far as it concerns the reader.',
  columns: 'distinct t.entry as id',
  from: 'ledger.touch t',
  own: "t.subject = $1 and t.noun = 'prl'",
  orders: {
    OLDEST: { keys: ['t.entry'], columns: ['id'], description: 'The oldest first.' },
  },
  joined: ENTRIES_OF_PAGE,
})
