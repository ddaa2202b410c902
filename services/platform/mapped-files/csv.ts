import { Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Row } from './columns.ts'
import type { FileForm } from './mapping.ts'
import { FileStopped } from './refusal.ts'
import { readText } from './text-stream.ts'

const BATCH_ROWS = 100
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
  for await (const batch of parseRows(lines(), createParser(form, rowBytesMax))) {
    if (rows === 0) width = batch[0]!.length
    rows += batch.length
    lastWidth = batch.at(-1)!.length
    yield batch
  }
  if (lastByte !== 0x0a && rows > 1 && lastWidth < width)
    throw new FileStopped('file_must_be_whole', `row.${rows}`)
}

/** Batches of one row at least. */
async function* parseRows(
  lines: AsyncGenerator<Buffer>,
  parser: Parser,
): AsyncGenerator<readonly Row[]> {
  const text = Readable.from(lines, { objectMode: false })
  text.on('error', error => parser.destroy(error))
  let batch: Row[] = []
  try {
    for await (const row of text.pipe(parser) as AsyncIterable<Row>) {
      if (batch.push(row) < BATCH_ROWS) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Rows that were read and not yet handed on are lost with the stream, so it is asked.
    throw new FileStopped('file_must_be_whole', `row.${Number(error['records']) + 1}`, error.code)
  } finally {
    text.destroy()
    parser.destroy()
  }
  if (batch.length > 0) yield batch
}

/** A quote in the middle of a cell is a character. */
function createParser(
  { delimiter, quote = '"' }: Pick<FileForm, 'delimiter' | 'quote'>,
  rowBytesMax: number,
): Parser {
  return parse({
    bom: true,
    delimiter,
    quote: quote === 'none' ? false : quote,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: rowBytesMax,
  })
}
