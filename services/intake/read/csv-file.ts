import { createReadStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { type Refused, refuse } from '../../../contracts/kernel/decision.ts'
import type { FileRefusal } from '../refusal.ts'
import type { Mapping } from './mapping.ts'
import type { Spool } from './spool.ts'

export const FILE_ROWS_MAX = 2_000_000
export const ROW_CHARACTERS_MAX = 64 * 1024

/** What reading a file through once has shown; nothing of it has been taken yet. */
export interface Survey {
  readonly headings: readonly string[]
  /** Rows below the heading, blank ones too. */
  readonly rows: number
}

/** Every row of a file, the heading too. Throws CsvError where it cannot be read on. */
export async function* csvRows(
  { path }: Spool,
  mapping: Pick<Mapping, 'encoding' | 'delimiter'>,
): AsyncGenerator<readonly string[]> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 })
  const rows = decoded(bytes, mapping.encoding).pipe(parser(mapping.delimiter))
  bytes.on('error', error => rows.destroy(error))
  try {
    for await (const row of rows as AsyncIterable<string[]>) yield row
  } finally {
    bytes.destroy()
    rows.destroy()
  }
}

/**
 * Reads the file through before anything is written: a cut file is refused whole, with the row that
 * cannot be read, and leaves nothing behind.
 */
export async function surveyFile(
  spool: Spool,
  mapping: Pick<Mapping, 'encoding' | 'delimiter' | 'control'>,
): Promise<Answer<Survey, FileRefusal>> {
  let headings: readonly string[] | null = null
  let rows = 0
  let blank = 0
  let lastWidth = 0
  try {
    for await (const row of csvRows(spool, mapping)) {
      if (headings === null) headings = row.map(heading => heading.trim())
      else rows++
      if (isBlank(row)) blank++
      lastWidth = row.length
      if (rows > FILE_ROWS_MAX) return refuse('file_must_be_within_its_limit', `row.${rows + 1}`)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Rows that were read and not yet handed on are lost with the stream, so it is asked.
    return refuse('file_must_be_whole', `row.${Number(error['records']) + 1}`)
  }
  if (headings === null || isBlank(headings)) return refuse('file_must_have_a_heading')
  const cut = !spool.endsInNewLine && rows > 0 && lastWidth < headings.length
  if (cut) return refuse('file_must_be_whole', `row.${rows + 1}`)
  return agrees({ headings, rows }, rows - blank, mapping)
}

export function isBlank(row: readonly string[]): boolean {
  return row.every(cell => cell.trim() === '')
}

function agrees(
  survey: Survey,
  counted: number,
  { control }: Pick<Mapping, 'control'>,
): Answer<Survey, FileRefusal> | Refused<FileRefusal> {
  return control !== undefined && control.rows !== counted
    ? refuse('file_must_agree_with_its_control', 'mapping.control.rows')
    : answer(survey)
}

/**
 * A quote in the middle of a cell is a character; rows may differ in length, which is judged row by
 * row: one bad row never loses the others.
 */
function parser(delimiter: string): Parser {
  return parse({
    bom: true,
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: ROW_CHARACTERS_MAX,
  })
}

function decoded(bytes: Readable, encoding: Mapping['encoding']): Readable {
  if (encoding === 'utf-8') return bytes
  const decoder = new TextDecoder(encoding)
  return bytes.pipe(
    new Transform({
      transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
      flush: done => done(null, decoder.decode()),
    }),
  )
}
