import { createHash } from 'node:crypto'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import type { AnyDraft, Documents } from '../document/document.ts'
import type { FileRefusal } from '../refusal.ts'
import type { SourceRow } from '../write-chunk.ts'
import { type Mapping, ownMapping, readMapping } from './mapping.ts'
import type { Source } from './source.ts'

export const LIST_ROWS_MAX = 10_000

/** Rows as JSON objects whose keys are fields and whose values are texts. */
export function openList(
  rows: readonly unknown[],
  declared: unknown,
  { fields }: Pick<Documents<AnyDraft>, 'fields'>,
): Answer<Source, FileRefusal> {
  if (rows.length > LIST_ROWS_MAX) return refuse('file_must_be_within_its_limit', 'rows')
  const mapping = readMapping(declared ?? ownMapping([]), fields)
  if (!mapping.ok) return mapping
  return answer({
    mapping: mapping.value,
    contentHash: createHash('sha256')
      .update(`rows\n${JSON.stringify(rows)}`)
      .digest(),
    rowCount: rows.length,
    rows: () => sourceRows(rows, mapping.value, fields),
    close: async () => undefined,
  })
}

async function* sourceRows(
  rows: readonly unknown[],
  mapping: Mapping,
  fields: readonly string[],
): AsyncGenerator<SourceRow> {
  for (const [index, row] of rows.entries()) yield sourceRow(index + 1, row, mapping, fields)
}

/** What is true for all rows may stand in the mapping; a row says the rest. */
function sourceRow(
  number: number,
  row: unknown,
  { columns }: Mapping,
  fields: readonly string[],
): SourceRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { number, read: { field: '', refusal: 'row_must_be_an_object' } }
  const values = new Map<string, unknown>(Object.entries(row))
  const unknown = [...values.keys()].find(key => !fields.includes(key))
  if (unknown !== undefined)
    return { number, read: { field: nameable(unknown), refusal: 'field_must_be_known' } }
  return {
    number,
    read: field => {
      const source = columns[field]
      if (typeof source === 'object' && 'always' in source) return source.always
      return values.get(field)
    },
  }
}

/** A key is the caller's own text: only one that could be a field's name is repeated. */
function nameable(key: string): string {
  return /^\w{1,64}$/.test(key) ? key : ''
}
