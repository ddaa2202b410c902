import type { Readable } from 'node:stream'
import { writeCsv } from './csv.ts'
import { writePdf } from './pdf.ts'
import type { Language, Sheet } from './sheet.ts'
import { writeXlsx } from './xlsx.ts'

export type { Cell, CellKind, Sheet } from './sheet.ts'

/** A form in which a list goes out. */
export interface Format {
  readonly mediaType: string
  /** More rows than this are refused; null: all there are. */
  readonly rowsMax: number | null
  readonly write: (sheet: Sheet, language: Language) => Readable | Promise<Readable>
}

export const FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8', rowsMax: null, write: writeCsv },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rowsMax: 200_000,
    write: writeXlsx,
  },
  pdf: { mediaType: 'application/pdf', rowsMax: 5_000, write: writePdf },
} as const satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof FORMATS
