import { writeFile } from 'node:fs/promises'
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { guarded } from '../../platform/mapped-files/formula.ts'
import { figureText } from './figure.ts'
import { LABELS } from './labels.ts'
import type { Language, Report } from './report.ts'
import type { As, Figure, Value } from './sheet-plan.ts'
import { sheetsOf } from './sheets.ts'
import { withoutTimes } from './timeless-zip.ts'

/**
 * Beyond this a spreadsheet's 15 digits no longer show every fen: the amount is written as text.
 */
const SHOWN_EXACTLY_FEN = 10n ** 15n
const HEADER = { fontWeight: 'bold', backgroundColor: '#1F3A5F', textColor: '#FFFFFF' } as const
const WIDTH = 16
const NUMBER_FORMATS = {
  count: '#,##0',
  years: '0.00',
  price: '0.0000',
  figure: '#,##0.000000',
} as const

/**
 * A workbook: pool, notes, accounts, fees, triggers and each payment with its step, for every
 * scenario; strata and a summary. Amounts are yuan. The same report has the same bytes.
 */
export async function writeSpreadsheet(
  file: string,
  report: Report,
  language: Language,
): Promise<void> {
  const sheets = sheetsOf(report).map(({ name, columns, rows }) => ({
    sheet: LABELS[name][language],
    data: [
      columns.map(([label]): CellObject => ({ value: LABELS[label][language], ...HEADER })),
      ...rows(report, language).map((row): Row => row.map((v, i) => cell(v, columns[i]![1]))),
    ],
    columns: columns.map(([, , width]) => ({ width: width ?? WIDTH })),
    stickyRowsCount: 1,
  }))
  await writeFile(file, withoutTimes(await writeXlsxFile(sheets).toBuffer()))
}

function cell(value: Value, as: As): CellObject | null {
  if (value === null || value === '') return null
  switch (as) {
    case 'money':
      return moneyCell(value as bigint)
    case 'rate':
      return { value: new Rate(value as Rate | string).toNumber(), format: '0.0000%' }
    case 'date':
      return { value: new Date(`${value as string}T00:00:00Z`), format: 'yyyy-mm-dd' }
    case 'number':
      return { value: value as number }
    case 'count':
    case 'years':
    case 'price':
      return { value: value as number, format: NUMBER_FORMATS[as] }
    case 'figure':
      return figureCell(value as Figure)
    case 'text':
      return { value: guarded(String(value)) }
  }
}

/** By its own kind: amounts and numbers can be reckoned with further. */
function figureCell({ kind, value }: Figure): CellObject | null {
  if (value === null) return null
  if (kind === 'money') return moneyCell(BigInt(value))
  if (kind === 'number') return { value: Number(value), format: NUMBER_FORMATS.figure }
  return kind === 'date' ? cell(value, 'date') : { value: figureText(kind, value), align: 'right' }
}

function moneyCell(fen: bigint): CellObject {
  const size = fen < 0n ? -fen : fen
  if (size < SHOWN_EXACTLY_FEN) return { value: Number(fen) / 100, format: '#,##0.00' }
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  return { value: fen < 0n ? `-${text}` : text, align: 'right' }
}
