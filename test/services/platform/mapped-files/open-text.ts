import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CellForm, Cells } from '../../../../services/platform/mapped-files/cells.ts'
import {
  FILE_LIMITS,
  type FileLimits,
  openMappedFile,
} from '../../../../services/platform/mapped-files/mapped-file.ts'
import type { FieldSources, FileForm } from '../../../../services/platform/mapped-files/mapping.ts'
import { whileReading } from '../../../../services/platform/mapped-files/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-mapped-'))
let files = 0

/** A file of this test run with these bytes. */
export function fileOf(bytes: string | Uint8Array): string {
  const path = join(folder, `${++files}`)
  writeFileSync(path, bytes)
  return path
}

export const FORM: FileForm & CellForm = {
  encoding: 'utf-8',
  delimiter: ',',
  dates: 'YYYY-MM-DD',
  amounts: 'major',
  formulas: 'refused',
}

interface Asked {
  readonly form?: Partial<FileForm & CellForm>
  readonly limits?: Partial<FileLimits>
  /** Without them each heading is a field. */
  readonly sources?: FieldSources
  readonly needed?: readonly string[]
}

/** Reads a file to its end: its rows, or the first refusal with what was found and expected. */
export async function readAll(bytes: string | Uint8Array, asked: Asked = {}) {
  const read = await whileReading(async () => {
    const opened = await openMappedFile(fileOf(bytes), {
      form: { ...FORM, ...asked.form },
      limits: { ...FILE_LIMITS, ...asked.limits },
      sources: headings => ({
        ok: true,
        value: asked.sources ?? Object.fromEntries(headings.map(h => [h, h])),
      }),
      needed: asked.needed ?? [],
    })
    if (!opened.ok) return opened
    const rows: (Cells | null)[] = []
    for await (const batch of opened.value.rows()) for (const row of batch) rows.push(row)
    return { ok: true, value: { rows, fields: Object.keys(opened.value.columns.sources) } }
  })
  return read.ok ? read.value : read.refusals[0]
}

/** The cells of a file that is taken as they are found, null for a blank row. */
export async function textsOf(bytes: string | Uint8Array, asked: Asked = {}) {
  const read = await readAll(bytes, asked)
  if ('ok' in read) throw new Error(`${read.refusal} ${read.path} ${read.found}`)
  const { rows, fields } = read
  return rows.map(row => row && fields.map(field => row.optional(field)))
}
