import type { Refusal, Refused as RefusedValue } from '../../../../contracts/kernel/decision.ts'
import type { UserId } from '../../../../contracts/kernel/id.ts'
import { DOCUMENT_KINDS } from '../../../../contracts/trade/document.ts'
import { mayImport } from '../../../../contracts/trade/may-import.ts'
import { fieldsOf, importRows, LIST_ROWS_MAX } from '../../../intake/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { buildImportRow, DocumentKind, Import, type ImportRow } from './import.type.ts'

const FIELDS = DOCUMENT_KINDS.map(kind => `${kind}: ${fieldsOf(kind).join(', ')}`).join('; ')

builder.scalarType('DocumentRow', {
  description:
    'One document as a JSON object whose values are texts. What is anything else is refused as a ' +
    `row, and the other rows are read. Its fields, by the kind of document: ${FIELDS}.`,
  parseValue: value => value,
})

builder.scalarType('DocumentMapping', {
  description:
    'The declared reading of another system’s rows, as a JSON object: {"format": ' +
    '"tallystick.document-mapping.v1", "amounts": "minor" or "major", "dates": their format, ' +
    '"numbers": {"decimal", "group"}, "columns": {field: {"always": text}}, "synthetic"}. For a ' +
    'file it may also have "encoding", "delimiter", "quote", "sheet", "control": {"rows"}, and ' +
    'columns by heading or letter.',
  parseValue: value => value,
})

const ImportResult = builder.unionType('ImportResult', {
  description: 'The import, with what became of its rows, or why nothing was imported.',
  types: [Import, Refused],
  resolveType: refusedOr('Import'),
})

builder.mutationField('importDocuments', t =>
  t.field({
    nullable: true,
    type: ImportResult,
    description:
      'Imports orders, deliveries or invoices of which the party is seller or buyer; a maker or ' +
      `a signer does it. There are at most ${LIST_ROWS_MAX} rows; a larger file is sent to POST ` +
      '/imports. Each row is accepted, known already, or refused by itself. The same list sent ' +
      'again is answered as before.',
    args: {
      kind: t.arg({ type: DocumentKind, required: true, description: 'What the rows are.' }),
      name: t.arg.string({
        required: true,
        description: 'A name by which the people of the party will know the import.',
      }),
      rows: t.arg({
        type: ['DocumentRow'],
        required: { list: true, items: false },
        description: 'The documents, one a row.',
      }),
      mapping: t.arg({
        type: 'DocumentMapping',
        description: 'How the rows are to be read. Without it they have the platform’s own form.',
      }),
    },
    resolve: async (
      _root,
      { kind, name, rows, mapping },
      context,
    ): Promise<ImportRow | RefusedValue<Refusal>> => {
      const caller = (await context.caller())!
      const { party, user } = caller
      const stopped = mayImport(caller)
      if (stopped) return stopped
      const declared = mapping === null || mapping === undefined ? {} : { mapping }
      const { importRows: rowsMax } = context.shared.storage
      const options = { party, user, kind, name, rowsMax, rows: rows as unknown[], ...declared }
      await context.snapshot.end()
      const imported = await importRows(context.shared.intake, options)
      return imported.ok ? buildImportRow(imported.value, user as UserId) : imported
    },
  }),
)
