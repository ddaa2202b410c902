import { createHash } from 'node:crypto'
import type { CellForm } from '../platform/mapped-files/cells.ts'
import { listRows } from '../platform/mapped-files/list.ts'
import { FILE_LIMITS, openMappedFile, surveyFile } from '../platform/mapped-files/mapped-file.ts'
import { ownSources, readMapping } from '../platform/mapped-files/mapping.ts'
import { beyondLimit, type FileAnswer } from '../platform/mapped-files/refusal.ts'
import { spoolFile } from '../platform/mapped-files/spool.ts'
import type { AnyDraft, DocumentDuty, Documents } from './document/document.ts'
import { openElectronic, type ReadSource } from './electronic-source.ts'
import { DOCUMENT_MAPPING, type DocumentMapping, ownMapping } from './mapping.ts'

export const LIST_ROWS_MAX = 10_000

type Fields = Pick<Documents<AnyDraft>, 'fields' | 'needed'>

/** Rows of a file or a list. */
export interface DocumentSource extends ReadSource {
  /** SHA-256 of what was given. */
  readonly contentHash: Buffer
  readonly close: () => Promise<void>
}

/**
 * Takes a file in and reads it through before anything is written: one that is cut, or is not what
 * its sender counted, is refused whole and leaves nothing behind.
 */
export async function openFile(
  stream: AsyncIterable<Uint8Array>,
  declared: unknown,
  { fields, needed }: Fields,
): Promise<FileAnswer<DocumentSource>> {
  const mapping = readMapping(DOCUMENT_MAPPING, declared ?? ownMapping([]), fields)
  if (!mapping.ok) return mapping
  const spooled = await spoolFile(stream, FILE_LIMITS.bytes)
  if (!spooled.ok) return spooled
  const { path, hash, remove } = spooled.value
  const opened = await openSpool(path, mapping.value, declared === undefined, {
    fields,
    needed,
  }).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  if (opened.ok) return { ok: true, value: { ...opened.value, contentHash: hash, close: remove } }
  await remove()
  return opened
}

async function openSpool(
  path: string,
  declared: DocumentMapping,
  isOwn: boolean,
  { fields, needed }: Fields,
): Promise<FileAnswer<ReadSource>> {
  const electronic = await openElectronic(path, declared, fields)
  if (electronic) return electronic
  const opened = await openMappedFile<DocumentDuty>(path, {
    form: cellForm(declared),
    limits: FILE_LIMITS,
    // Without a mapping the headings are fields.
    sources: headings =>
      isOwn ? ownSources(headings, fields) : { ok: true, value: declared.columns },
    needed,
  })
  if (!opened.ok) return opened
  const rows = await surveyFile(opened.value, declared.control)
  if (!rows.ok) return rows
  const mapping = { ...declared, columns: opened.value.columns.sources }
  return { ok: true, value: { mapping, rowCount: rows.value, rows: opened.value.rows } }
}

/** Rows as JSON objects whose keys are fields and whose values are texts. */
export function openList(
  rows: readonly unknown[],
  declared: unknown,
  { fields }: Fields,
): FileAnswer<DocumentSource> {
  if (rows.length > LIST_ROWS_MAX)
    return { ok: false, refusals: beyondLimit('rows', rows.length, LIST_ROWS_MAX).refusals }
  const mapping = readMapping(DOCUMENT_MAPPING, declared ?? ownMapping([]), fields)
  if (!mapping.ok) return mapping
  const form = { ...cellForm(mapping.value), columns: mapping.value.columns }
  return {
    ok: true,
    value: {
      mapping: mapping.value,
      contentHash: createHash('sha256')
        .update(`rows\n${JSON.stringify(rows)}`)
        .digest(),
      rowCount: rows.length,
      rows: async function* () {
        yield [...listRows(rows, form, fields)]
      },
      close: async () => undefined,
    },
  }
}

function cellForm(mapping: DocumentMapping): DocumentMapping & CellForm {
  return { ...mapping, formulas: 'refused' }
}
