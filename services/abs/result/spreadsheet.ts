import { writeFile } from 'node:fs/promises'
import { type BusinessDate, dayNumber } from '../../../contracts/kernel/date.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { LABELS } from './labels.ts'
import type { Language, Report } from './report.ts'
import type { As, Value } from './sheet-plan.ts'
import { sheetsOf } from './sheets.ts'
import type { Cell } from './workbook/sheet-xml.ts'
import { workbookOf } from './workbook/workbook.ts'

/**
 * Beyond this a spreadsheet's 15 digits no longer show every fen: the amount is written as text.
 */
const SHOWN_EXACTLY_FEN = 10n ** 15n
const WIDTH = 16
/** Spreadsheets count days from 30 December 1899. */
const DAYS_BEFORE_1970 = 25_569

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
    name: LABELS[name][language],
    widths: columns.map(([, , width]) => width ?? WIDTH),
    rows: [
      columns.map(([label]): Cell => ({ value: LABELS[label][language], look: 'heading' })),
      ...rows(report, language).map(row => row.map((v, i) => cell(v, columns[i]![1]))),
    ],
  }))
  await writeFile(file, await workbookOf(sheets))
}

function cell(value: Value, as: As): Cell | null {
  if (value === null || value === '') return null
  switch (as) {
    case 'money':
      return moneyCell(value as bigint)
    case 'rate':
      return { value: new Rate(value as Rate | string).toNumber(), look: 'rate' }
    case 'date':
      return { value: dayNumber(value as BusinessDate) + DAYS_BEFORE_1970, look: 'date' }
    case 'number':
      return { value: value as number, look: 'plain' }
    case 'text':
      return { value: String(value), look: 'plain' }
  }
}

function moneyCell(fen: bigint): Cell {
  const size = fen < 0n ? -fen : fen
  if (size < SHOWN_EXACTLY_FEN) return { value: Number(fen) / 100, look: 'money' }
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  return { value: fen < 0n ? `-${text}` : text, look: 'right' }
}
