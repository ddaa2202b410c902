import { Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Row } from './columns.ts'
import type { FileForm } from './mapping.ts'
import { FileStopped } from './refusal.ts'

export type CsvForm = Pick<FileForm, 'delimiter' | 'quote'>

const BATCH_ROWS = 100

/** Parses rows behind `before` others, in batches of one at least. */
export async function* parseRows(
  lines: AsyncGenerator<Buffer>,
  form: CsvForm,
  rowBytesMax: number,
  before: number,
): AsyncGenerator<readonly Row[]> {
  const parser = createParser(form, rowBytesMax, before)
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
    const row = before + Number(error['records']) + 1
    throw new FileStopped('file_must_be_whole', `row.${row}`, error.code)
  } finally {
    text.destroy()
    parser.destroy()
  }
  if (batch.length > 0) yield batch
}

/** A quote in the middle of a cell is a character. */
function createParser(
  { delimiter, quote = '"' }: CsvForm,
  rowBytesMax: number,
  before: number,
): Parser {
  return parse({
    bom: before === 0,
    delimiter,
    quote: quote === 'none' ? false : quote,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: rowBytesMax,
  })
}
