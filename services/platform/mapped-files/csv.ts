import type { Row } from './columns.ts'
import type { FileForm } from './mapping.ts'
import type { CsvForm } from './parse-csv.ts'
import { FileStopped } from './refusal.ts'
import { readText } from './text-stream.ts'

/** A UTF-16 unit has no more bytes in UTF-8. */
const BYTES_PER_UNIT = 3
const BYTE_ORDER_MARK = /^\uFEFF/
/** A line has no more bytes in any encoding than so many times what it has in UTF-8. */
const LINE_BYTES_PER_BYTE = 4

/**
 * Every row of a CSV file in batches, the heading too. Rows may differ in length, which is judged
 * row by row; a file that ends within its last row is stopped, as is a row without an end.
 */
export async function* readCsv(
  path: string,
  form: Pick<FileForm, 'encoding' | 'delimiter' | 'quote'>,
  rowBytesMax: number,
  onRead?: (bytes: number) => void,
): AsyncGenerator<readonly Row[]> {
  const lineBytesMax = rowBytesMax * LINE_BYTES_PER_BYTE
  let lastByte = 0
  const lines = async function* () {
    for await (const text of readText(path, form.encoding, lineBytesMax, onRead)) {
      lastByte = text.at(-1)!
      yield text
    }
  }
  let rows = 0
  let width = 0
  let lastWidth = 0
  for await (const batch of readRows(lines(), form, rowBytesMax)) {
    if (rows === 0) width = batch[0]!.length
    rows += batch.length
    lastWidth = batch.at(-1)!.length
    yield batch
  }
  if (lastByte !== 0x0a && rows > 1 && lastWidth < width)
    throw new FileStopped('file_must_be_whole', `row.${rows}`)
}

/**
 * Batches of one row at least. Lines without a quote are only split; from the first quote on a
 * parser reads, for a row may then be of several lines.
 */
async function* readRows(
  lines: AsyncGenerator<Buffer>,
  form: CsvForm,
  rowBytesMax: number,
): AsyncGenerator<readonly Row[]> {
  const { quote = '"' } = form
  let rows = 0
  for await (const text of lines) {
    if (quote !== 'none' && text.includes(quote)) {
      const { parseRows } = await import('./parse-csv.ts')
      yield* parseRows(prepend(text, lines), form, rowBytesMax, rows)
      return
    }
    const batch = splitRows(text, form.delimiter, rowBytesMax, rows)
    rows += batch.length
    if (batch.length > 0) yield batch
  }
}

/** Splits whole lines as the parser would; the file's mark of its byte order is no part of it. */
function splitRows(text: Buffer, delimiter: string, rowBytesMax: number, before: number): Row[] {
  const lines = text.toString().split('\n')
  if (before === 0) lines[0] = lines[0]!.replace(BYTE_ORDER_MARK, '')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line, i) => {
    const row = (line.endsWith('\r') ? line.slice(0, -1) : line).split(delimiter)
    if (line.length * BYTES_PER_UNIT > rowBytesMax && countBytes(row) > rowBytesMax)
      throw new FileStopped('file_must_be_whole', `row.${before + i + 1}`, 'CSV_MAX_RECORD_SIZE')
    return row
  })
}

function countBytes(row: Row): number {
  return row.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0)
}

async function* prepend(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* others
}
