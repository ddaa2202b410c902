import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { among, between, named, readNumber } from '../../graph/filters.ts'
import { byId, defineList, type Home } from '../../graph/list.ts'
import { moneyTotals } from '../title/total.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  FINDING_COLUMNS,
  FindingConnection,
  type FindingRow,
  FindingSeverity,
  WATCHERS,
} from './finding.type.ts'
import {
  DocumentKind,
  IMPORT_COLUMNS,
  Import,
  ImportConnection,
  type ImportRow,
  REFUSED_ROWS,
  RefusedRowConnection,
  type RefusedRowRow,
} from './import.type.ts'
import { INVOICE_COLUMNS, InvoiceConnection, type InvoiceRow } from './invoice.type.ts'
import { invoiceNamed } from './invoice-named.ts'

const InvoiceSide = enumOf('InvoiceSide', 'On which side of an invoice a party is.', {
  seller: 'It issued the invoice.',
  buyer: 'It is to pay the invoice.',
})

const INVOICE_ORDERS = {
  ...byId('i'),
  DUE: {
    description: 'The earliest due date first.',
    ...{ keys: ['i.due_on', 'i.id'], columns: ['due_on', 'id'] },
    types: ['date', 'bigint'],
  },
} as const

const INVOICE_TOTALS = moneyTotals('i.currency', 'i.amount_minor')

defineList<InvoiceRow>(OF_VIEWER, {
  name: 'invoices',
  connection: InvoiceConnection,
  description: 'The invoices of which the party is seller or buyer.',
  columns: INVOICE_COLUMNS,
  from: 'trade.invoice i',
  own: 'true',
  filters: {
    as: {
      type: InvoiceSide,
      required: true,
      description: 'Which side it is on.',
      where: (side: 'seller' | 'buyer') => `i.${side} = $1`,
    },
    number: {
      type: 'String',
      description: 'Only those of this number, however it is spelled.',
      where: (number: string, place, { code }) =>
        number === '' ? 'true' : invoiceNamed(number, String(code ?? ''), place),
    },
    code: {
      type: 'String',
      description: 'The code (发票代码) beside the number, where it is a paper invoice.',
      where: () => 'true',
    },
    counterparty: {
      type: 'ID',
      description: 'Only those with this party on the other side.',
      where: (id: string, place, { as }) =>
        `i.${as === 'seller' ? 'buyer' : 'seller'} = ${place(readNumber('pty', id))}`,
    },
    ...between('invoiced', 'i.invoiced_on', 'a date of their own'),
    ...between('due', 'i.due_on', 'a due date'),
  },
  orders: INVOICE_ORDERS,
  totals: INVOICE_TOTALS,
})

/** The lists of an import: `$1` is its number. */
const OF_IMPORT: Home = {
  name: 'import',
  add: (field, make) => builder.objectField(Import, field, make),
  values: ({ id }: ImportRow) => [id],
}

defineList<InvoiceRow>(OF_IMPORT, {
  name: 'invoices',
  connection: InvoiceConnection,
  description: 'The invoices that this import recorded, without those that were known before.',
  columns: INVOICE_COLUMNS,
  from: 'trade.invoice i',
  own: 'i.import = $1',
  orders: { OLDEST: byId('i', false).OLDEST },
  totals: INVOICE_TOTALS,
})

defineList<RefusedRowRow>(OF_IMPORT, {
  name: 'refusedRows',
  connection: RefusedRowConnection,
  description: 'The rows that were refused.',
  columns: 'r.import, r.row_number, r.cells',
  from: REFUSED_ROWS,
  own: 'r.import = $1',
  orders: {
    ROW: { description: 'As in the file.', keys: ['r.row_number'], columns: ['row_number'] },
  },
})

defineList<ImportRow>(OF_VIEWER, {
  name: 'imports',
  connection: ImportConnection,
  description: 'The imports of trade documents by the party.',
  columns: IMPORT_COLUMNS,
  from: 'trade.import m',
  own: 'm.party = $1',
  filters: { kind: among(DocumentKind, 'm.kind', 'Only those of documents of these kinds.') },
  orders: byId('m'),
})

defineList<FindingRow>(OF_VIEWER, {
  name: 'findings',
  connection: FindingConnection,
  readers: WATCHERS,
  description:
    'What the platform noticed. The operator sees all findings, a regulator those about chains ' +
    'of holders (rule C8) and about trade that may be none (rule C5).',
  columns: FINDING_COLUMNS,
  from: 'trade.finding f',
  own: 'true',
  values: () => [],
  filters: {
    kind: {
      type: 'String',
      description: 'Only those of this kind, as `tiers_watched`.',
      where: (kind: string, place) => `f.kind = ${place(kind)}`,
    },
    severity: among(FindingSeverity, 'f.severity', 'Only those that are so urgent.'),
    party: named('pty', 'f.party', 'Only those about an act or a document of this party.'),
  },
  orders: byId('f'),
})
