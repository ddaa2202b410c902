import { idNumber, idOf, type UserId } from '../../../../contracts/kernel/id.ts'
import type { DocumentKind as TradeDocumentKind } from '../../../../contracts/trade/document.ts'
import type { ImportReport } from '../../../intake/index.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { formatRefused } from '../../graph/refused.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { User } from '../party/party.type.ts'

export const DocumentKind = enumOf('DocumentKind', 'What a trade document is.', {
  order: 'A purchase order.',
  delivery: 'A delivery under an order.',
  invoice: 'An invoice; a red letter is an invoice with a negative amount.',
} satisfies Record<ImportRow['kind'], string>)

export interface ImportRow {
  readonly id: bigint
  readonly user_id: bigint
  readonly kind: TradeDocumentKind
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

export const ImportConnection = defineConnection(Import, 'Import')

builder.objectType(Import, {
  description:
    'An import of trade documents from a file or a list, and what became of its rows. Only the ' +
    'party that imported them sees it.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: DocumentKind,
      description: 'What the rows are.',
      resolve: ({ kind }) => kind,
    }),
    name: t.exposeString('name', { description: 'The name that the importer gave it.' }),
    importedBy: t.field({
      type: User,
      description: 'The user who imported them.',
      resolve: ({ user_id }) => idOf('usr', user_id),
    }),
    accepted: t.int({
      description: 'How many rows were recorded.',
      resolve: ({ accepted }) => Number(accepted),
    }),
    duplicate: t.int({
      description: 'How many rows the platform knew already, word for word.',
      resolve: ({ duplicate }) => Number(duplicate),
    }),
    refused: t.int({
      description: 'How many rows were refused. `refusedRows` says why.',
      resolve: ({ refused }) => Number(refused),
    }),
    startedAt: t.expose('started_at', { type: 'DateTime', description: 'When it began.' }),
    endedAt: t.expose('ended_at', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it ended. Null while it runs, or where it was interrupted: sent again, it goes on ' +
        'from there.',
    }),
  }),
})

interface ImportSumRow {
  readonly currency: string
  readonly red_letters: boolean
  readonly recorded_minor: string
  readonly known_minor: string
  readonly refused_minor: string
}

const ImportSum = builder.objectRef<ImportSumRow>('ImportSum').implement({
  description:
    'What the documents of an import were over in one currency, by what became of their rows. A ' +
    'row whose amount or currency cannot be read is in none of its sums.',
  readers: 'members',
  fields: t => ({
    currency: t.exposeString('currency', { description: 'The currency, as CNY (ISO 4217).' }),
    redLetters: t.exposeBoolean('red_letters', {
      description: 'Whether these are the red letters of the import, with what they take back.',
    }),
    sent: t.field({
      type: 'MinorUnits',
      description: 'The sum of all rows, in minor units.',
      resolve: sum =>
        BigInt(sum.recorded_minor) + BigInt(sum.known_minor) + BigInt(sum.refused_minor),
    }),
    recorded: t.field({
      type: 'MinorUnits',
      description: 'The sum of the rows that were recorded.',
      resolve: sum => BigInt(sum.recorded_minor),
    }),
    known: t.field({
      type: 'MinorUnits',
      description: 'The sum of the rows that the platform knew already.',
      resolve: sum => BigInt(sum.known_minor),
    }),
    refused: t.field({
      type: 'MinorUnits',
      description: 'The sum of the rows that were refused.',
      resolve: sum => BigInt(sum.refused_minor),
    }),
  }),
})

const sumsOf = rowsOf<ImportSumRow>(
  `select s.import as owner, s.currency, s.red_letters, s.recorded_minor::text,
          s.known_minor::text, s.refused_minor::text
     from trade.import_sum s where s.import = any($1::bigint[])
    order by s.import, s.currency, s.red_letters`,
)

builder.objectField(Import, 'sums', t =>
  t.field({
    type: [ImportSum],
    description: 'What its documents were over, by currency.',
    resolve: async ({ id }, _args, context) => await sumsOf(id, context),
  }),
)

/** The rows of imports that were refused, as a table `r`. */
export const REFUSED_ROWS = `(
  select import, row_number,
         json_agg(json_build_object('field', field, 'column', column_name, 'refusal', refusal,
                                    'found', found, 'expected', expected,
                                    'details', details) order by field) as cells
    from trade.import_refusal group by import, row_number) r`

type RefusedCellRow = Omit<ImportReport['refusals'][number], 'row'>

export interface RefusedRowRow {
  readonly import: bigint
  readonly row_number: bigint
  readonly cells: readonly RefusedCellRow[]
}

const RefusedCell = builder.objectRef<RefusedCellRow>('RefusedCell').implement({
  description: 'What is wrong with one field of a row, or with the row as a whole.',
  readers: 'members',
  fields: t => ({
    field: t.exposeString('field', {
      description: 'The field of the document. Empty where it is the row as a whole.',
    }),
    column: t.exposeString('column', {
      description: 'The heading or letter of the column. Empty where the row came in a list.',
    }),
    refusal: t.exposeString('refusal', {
      description: 'The code of the duty that was not met; schema/refusals.md lists all.',
    }),
    found: t.exposeString('found', { description: 'What stood there, cut to a readable length.' }),
    expected: t.exposeString('expected', {
      description: 'What may stand there. Empty where that cannot be said in a few words.',
    }),
    details: t.field({
      type: 'RefusalDetails',
      nullable: true,
      description: 'The values that both sentences show. Null where they show none.',
      resolve: ({ details }) => details,
    }),
    zh: t.string({
      description: 'The refusal as a sentence in Chinese.',
      resolve: cell => formatRefused(withoutNull(cell)).zh,
    }),
    en: t.string({
      description: 'The refusal as a sentence in English.',
      resolve: cell => formatRefused(withoutNull(cell)).en,
    }),
  }),
})

function withoutNull({ refusal, details }: RefusedCellRow) {
  return { refusal, details: details ?? undefined }
}

const RefusedRow = builder.objectRef<RefusedRowRow>('RefusedRow').implement({
  description: 'A row that was refused. Nothing of it was recorded.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'The id of the import, and the number of the row.',
      resolve: row => `${idOf('imp', row.import)}.${row.row_number}`,
    }),
    row: t.int({
      description:
        'The number of the row. In a file it is counted as a spreadsheet does, with the heading ' +
        'as row 1; a list begins with row 1.',
      resolve: ({ row_number }) => Number(row_number),
    }),
    cells: t.field({
      type: [RefusedCell],
      description: 'What is wrong with the row, by its fields.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ cells }) => cells,
    }),
  }),
})

export const RefusedRowConnection = defineConnection(RefusedRow, 'RefusedRow')

/** What an import has just answered, as the row that it wrote. */
export function buildImportRow(report: ImportReport, user: UserId): ImportRow {
  const { id, kind, name, accepted, duplicate, refused, startedAt, endedAt } = report
  return {
    ...{ id: idNumber(id), user_id: idNumber(user), kind, name },
    ...{ accepted: BigInt(accepted), duplicate: BigInt(duplicate), refused: BigInt(refused) },
    ...{ started_at: startedAt, ended_at: endedAt },
  }
}
