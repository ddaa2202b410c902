import type { Refusal, Refused as RefusedValue } from '../../../../contracts/kernel/decision.ts'
import type { UserId } from '../../../../contracts/kernel/id.ts'
import { mayImport } from '../../../../contracts/trade/may-import.ts'
import { DOCUMENT_KINDS, fieldsOf, importRows, LIST_ROWS_MAX } from '../../../intake/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { buildImportRow, DocumentKind, Import, type ImportRow } from './import.type.ts'

const FIELDS = DOCUMENT_KINDS.map(kind => `${kind}: ${fieldsOf(kind).join(', ')}`).join('; ')

builder.scalarType('DocumentRow', {
  description:
    'One document as a JSON object of texts. Whatever else stands there is refused as that row, ' +
    `so that it loses no other. Fields of ${FIELDS}.`,
  parseValue: value => value,
})

builder.scalarType('DocumentMapping', {
  description:
    'How rows say what a document says, as JSON: {"format": "tallystick.document-mapping.v1", ' +
    '"amounts": "minor" or "major", "dates", "numbers": {"decimal", "group"}, ' +
    '"columns": {field: {"always": text}}, "synthetic"}; of a file also "encoding", "delimiter", ' +
    '"quote", "sheet", columns by heading or letter, "control": {"rows"}.',
  parseValue: value => value,
})

const ImportResult = builder.unionType('ImportResult', {
  types: [Import, Refused],
  resolveType: refusedOr('Import'),
})

builder.mutationField('importDocuments', t =>
  t.field({
    type: ImportResult,
    description:
      'Orders, deliveries or invoices of which the party is seller or buyer, by a maker or a ' +
      `signer; ${LIST_ROWS_MAX} rows at most (a larger file: POST /imports). Each row is ` +
      'accepted, known already, or refused by itself; the same list again is answered as before.',
    args: {
      kind: t.arg({ type: DocumentKind, required: true }),
      name: t.arg.string({ required: true, description: 'What its people call it.' }),
      rows: t.arg({ type: ['DocumentRow'], required: { list: true, items: false } }),
      mapping: t.arg({ type: 'DocumentMapping' }),
    },
    resolve: async (
      _root,
      { kind, name, rows, mapping },
      context,
    ): Promise<ImportRow | RefusedValue<Refusal>> => {
      const { party, user, duty } = (await context.caller())!
      const stopped = mayImport(duty)
      if (stopped) return stopped
      const declared = mapping === null || mapping === undefined ? {} : { mapping }
      const options = { party, user, kind, name, rows: rows as unknown[], ...declared }
      await context.snapshot.end()
      const imported = await importRows(context.shared.intake, options)
      return imported.ok ? buildImportRow(imported.value, user as UserId) : imported
    },
  }),
)
