import { enumOf } from '../../graph/enum-of.ts'
import { among, named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { LOT_FIELDS, LotConnection, type LotRow, LotStatus } from './lot.type.ts'
import {
  RECEIPT_FIELDS,
  ReceiptConnection,
  type ReceiptRow,
  ReceiptStatus,
} from './receipt.type.ts'

const ReceiptSide = enumOf('ReceiptSide', 'On which side of goods in store a party is.', {
  keeper: 'It keeps the goods.',
  depositor: 'It deposited the goods.',
})

const side = (alias: string) => ({
  type: ReceiptSide,
  required: true as const,
  description: 'Which side it is on.',
  where: (one: 'keeper' | 'depositor') => `${alias}.${one} = $1`,
})

defineList<LotRow>(OF_VIEWER, {
  name: 'lots',
  connection: LotConnection,
  description: 'The goods that the party keeps or has deposited, those too that were called off.',
  columns: LOT_FIELDS,
  from: 'ledger.lot l',
  own: 'true',
  filters: {
    as: side('l'),
    status: among(LotStatus, 'l.status', 'Only those that have come so far.'),
  },
  orders: byId('l'),
})

defineList<ReceiptRow>(OF_VIEWER, {
  name: 'receipts',
  connection: ReceiptConnection,
  description:
    'The receipts that the party has issued, or that were issued to it. What it holds of ' +
    'receipts is among its titles.',
  columns: RECEIPT_FIELDS,
  from: 'ledger.receipt r',
  own: 'true',
  filters: {
    as: side('r'),
    status: among(ReceiptStatus, 'r.status', 'Only those of which one of these is true.'),
    lot: named('lot', 'r.lot', 'Only those over this lot.'),
  },
  orders: byId('r'),
})
