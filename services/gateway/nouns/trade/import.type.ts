import { idNumber, idOf, type UserId } from '../../../../contracts/kernel/id.ts'
import { DOCUMENT_KINDS, type ImportReport } from '../../../intake/index.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { emptyPage, pageCost, readPage } from '../../graph/page.ts'
import { formatRefused } from '../../graph/refused.ts'
import { User } from '../party/party.type.ts'
import { INVOICE_COLUMNS, Invoice, type InvoiceRow } from './invoice.type.ts'

export const DocumentKind = enumOf('DocumentKind', DOCUMENT_KINDS)

export interface ImportRow {
  readonly id: bigint
  readonly user_id: bigint
  readonly kind: (typeof DOCUMENT_KINDS)[number]
  readonly name: string
  readonly accepted: bigint
  readonly duplicate: bigint
  readonly refused: bigint
  readonly started_at: Date
  readonly ended_at: Date | null
}

export const IMPORT_COLUMNS = `m.id, m.user_id, m.kind, m.name, m.accepted, m.duplicate, m.refused,
  m.started_at, m.ended_at`

export const Import = nodeOf<ImportRow>(
  'Import',
  'imp',
  `select ${IMPORT_COLUMNS} from trade.import m where m.id = any($1::bigint[])`,
)

builder.objectType(Import, {
  description: 'A file or list of trade documents, and what became of its rows. Its party sees it.',
  readers: 'members',
  fields: t => ({
    kind: t.field({ type: DocumentKind, resolve: ({ kind }) => kind }),
    name: t.exposeString('name', { description: 'What its people call it.' }),
    importedBy: t.field({ type: User, resolve: ({ user_id }) => idOf('usr', user_id) }),
    accepted: t.int({ description: 'Rows.', resolve: ({ accepted }) => Number(accepted) }),
    duplicate: t.int({
      description: 'Rows that the platform knew already, word for word.',
      resolve: ({ duplicate }) => Number(duplicate),
    }),
    refused: t.int({ description: 'Rows.', resolve: ({ refused }) => Number(refused) }),
    startedAt: t.expose('started_at', { type: 'DateTime' }),
    endedAt: t.expose('ended_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Null: it runs, or was interrupted; the same again goes on with it.',
    }),
  }),
})

const REFUSED_ROWS = `select r.row_number, r.cells from (
  select import, row_number,
         json_agg(json_build_object('field', field, 'column', column_name, 'refusal', refusal,
                                    'found', found, 'expected', expected,
                                    'details', details) order by field) as cells
    from trade.import_refusal group by import, row_number) r`

type RefusedCellRow = Omit<ImportReport['refusals'][number], 'row'>

interface RefusedRowRow {
  readonly row_number: bigint
  readonly cells: readonly RefusedCellRow[]
}

const RefusedCell = builder.objectRef<RefusedCellRow>('RefusedCell').implement({
  description: 'What is wrong with a row, and where.',
  readers: 'members',
  fields: t => ({
    field: t.exposeString('field', { description: 'Empty: the row as a whole.' }),
    column: t.exposeString('column', {
      description: 'Its heading or letter in the file; empty where the cell is in none.',
    }),
    refusal: t.exposeString('refusal', { description: 'The duty, in snake_case.' }),
    found: t.exposeString('found', { description: 'What stood there, cut short.' }),
    expected: t.exposeString('expected', {
      description: 'What may stand there, where that can be said in short.',
    }),
    details: t.field({
      type: 'RefusalDetails',
      nullable: true,
      description: 'The values that the sentences show; null where they show none.',
      resolve: ({ details }) => details,
    }),
    zh: t.string({ resolve: cell => formatRefused(withoutNull(cell)).zh }),
    en: t.string({ resolve: cell => formatRefused(withoutNull(cell)).en }),
  }),
})

function withoutNull({ refusal, details }: RefusedCellRow) {
  return { refusal, details: details ?? undefined }
}

const RefusedRow = builder.objectRef<RefusedRowRow>('RefusedRow').implement({
  description: 'A row that was not taken. Nothing of it was recorded.',
  readers: 'members',
  fields: t => ({
    row: t.int({
      description: 'As a spreadsheet counts: a file’s heading is row 1. A list begins at 1.',
      resolve: ({ row_number }) => Number(row_number),
    }),
    cells: t.field({
      type: [RefusedCell],
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ cells }) => cells,
    }),
  }),
})

builder.objectField(Import, 'refusedRows', t =>
  t.connection({
    type: RefusedRow,
    complexity: pageCost,
    resolve: ({ id, refused }, args, { snapshot }) => {
      if (refused === 0n) return emptyPage<RefusedRowRow>(args)
      return readPage<RefusedRowRow>(snapshot, args, {
        select: REFUSED_ROWS,
        where: 'r.import = $1',
        values: [id],
        keys: ['r.row_number'],
        keyColumns: ['row_number'],
      })
    },
  }),
)

builder.objectField(Import, 'invoices', t =>
  t.connection({
    type: Invoice,
    complexity: pageCost,
    description: 'That this import recorded; what was known before is not among them.',
    resolve: ({ id, kind }, args, { snapshot }) => {
      if (kind !== 'invoice') return emptyPage<InvoiceRow>(args)
      return readPage<InvoiceRow>(snapshot, args, {
        select: `select ${INVOICE_COLUMNS} from trade.invoice i`,
        ...{ where: 'i.import = $1', values: [id] },
        ...{ keys: ['i.id'], keyColumns: ['id'] },
      })
    },
  }),
)

/** What an import has just answered, as the row that it wrote. */
export function buildImportRow(report: ImportReport, user: UserId): ImportRow {
  const { id, kind, name, accepted, duplicate, refused, startedAt, endedAt } = report
  return {
    ...{ id: idNumber(id), user_id: idNumber(user), kind, name },
    ...{ accepted: BigInt(accepted), duplicate: BigInt(duplicate), refused: BigInt(refused) },
    ...{ started_at: startedAt, ended_at: endedAt },
  }
}
