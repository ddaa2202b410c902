import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { guarded } from '../../contracts/kernel/formula.ts'
import { type Cell, plainAmount, type Sheet } from './sheet.ts'

/**
 * Writes a sheet as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. Nothing in it
 * runs as a formula. A reader that is slow holds the rows back, not us.
 */
export function writeCsv({ columns, rows }: Sheet): Readable {
  const lines = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ heading }, n) => ({ key: String(n), header: guarded(heading) })),
    record_delimiter: 'windows',
  })
  return Readable.from(writeLines(rows)).compose(lines) as Readable
}

async function* writeLines(rows: Sheet['rows']) {
  for await (const row of rows) yield row.map(writeCell)
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? guarded(cell) : plainAmount(cell)
}
