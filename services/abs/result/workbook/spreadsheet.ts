import { writeFile } from 'node:fs/promises'
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node'
import { getCellAddress } from 'write-excel-file/utility'
import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import { guarded } from '../../../../contracts/kernel/formula.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { figureText } from '../figure.ts'
import { LABELS } from '../labels.ts'
import type { Report } from '../report.ts'
import type { CellFormat, CellValue, TriggerFigure } from './sheet-plan.ts'
import { listSheets } from './sheets.ts'
import { removeTimes } from './timeless-zip.ts'

/**
 * From this amount on the 15 digits of a spreadsheet do not show every fen, and text is written.
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
 * Writes a workbook: pool, notes, accounts, fees, triggers and each payment with its step, for
 * every scenario; strata and a summary. Amounts are yuan. Equal reports have equal bytes.
 */
export async function writeSpreadsheet(
  file: string,
  report: Report,
  language: Language,
): Promise<void> {
  const sheets = listSheets(report).map(({ name, columns, rows }) => ({
    sheet: LABELS[name][language],
    data: [
      columns.map(([label]): CellObject => ({ value: LABELS[label][language], ...HEADER })),
      ...rows(report, language).map((row): Row => row.map((v, i) => makeCell(v, columns[i]![1]))),
    ],
    columns: columns.map(([, , width]) => ({ width: width ?? WIDTH })),
    stickyRowsCount: 1,
  }))
  const written = writeXlsxFile(sheets, {
    features: [
      {
        files: {
          transform: {
            'xl/worksheets/sheet{id}.xml': {
              transform: (xml, _, { sheetIndex }) => addFilter(xml, sheets[sheetIndex]!.data),
            },
          },
        },
      },
    ],
  })
  await writeFile(file, removeTimes(await written.toBuffer()))
}

/** Lets a sheet be filtered by its headings; the library leaves this to its users. */
function addFilter(xml: string, data: readonly Row[]): string {
  const last = getCellAddress(data.length - 1, data[0]!.length - 1)
  return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`)
}

function makeCell(value: CellValue, as: CellFormat): CellObject | null {
  if (value === null || value === '') return null
  switch (as) {
    case 'money':
      return makeMoneyCell(value as bigint)
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
      return makeFigureCell(value as TriggerFigure)
    case 'text':
      return { value: guarded(String(value)) }
  }
}

/** Makes a cell by the kind of the figure, so that amounts and numbers can be computed with. */
function makeFigureCell({ kind, value }: TriggerFigure): CellObject | null {
  if (value === null) return null
  if (kind === 'money') return makeMoneyCell(BigInt(value))
  if (kind === 'number') return { value: Number(value), format: NUMBER_FORMATS.figure }
  return kind === 'date'
    ? makeCell(value, 'date')
    : { value: figureText(kind, value), align: 'right' }
}

function makeMoneyCell(fen: bigint): CellObject {
  const size = fen < 0n ? -fen : fen
  if (size < SHOWN_EXACTLY_FEN) return { value: Number(fen) / 100, format: '#,##0.00' }
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  return { value: fen < 0n ? `-${text}` : text, align: 'right' }
}
