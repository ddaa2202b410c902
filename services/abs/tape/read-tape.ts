import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { PassThrough, Transform } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Asset } from '../../../contracts/abs/asset.ts'
import { type Input, missingFile, taken } from '../input/input.ts'
import { type Heading, headingOf } from './heading.ts'
import type { TapeMapping } from './mapping.ts'
import { Rows, TAPE_ROWS_MAX, type TapeQuality, type TapeReader } from './rows.ts'
import { controlled, gib, refusedAt, refusedFile, tooLarge } from './tape-refusal.ts'

export const TAPE_BYTES_MAX = 4 * 1024 ** 3
export const ROW_BYTES_MAX = 256 * 1024
/** Of a Parquet file. */
const MAGIC = 'PAR1'

/**
 * Streams a CSV or Parquet file through its mapping. Rows with problems are reported and left out;
 * a file that cannot be read as a tape at all is refused, with the row where reading ended.
 */
export async function readTape(
  file: string,
  mapping: TapeMapping,
  reader: TapeReader,
): Promise<Input<TapeQuality>> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return missingFile(file)
  if (found.size > TAPE_BYTES_MAX) return tooLarge(file, gib(found.size), gib(TAPE_BYTES_MAX))
  if (!(await isParquet(file))) return await readCsv(file, found.size, mapping, reader)
  const { readParquet } = await import('./read-parquet.ts')
  return await readParquet(file, mapping, reader)
}

/** Told by its first bytes, whatever the file is called. */
async function isParquet(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    return buffer.toString('latin1') === MAGIC
  } finally {
    await handle.close()
  }
}

async function readCsv(
  file: string,
  size: number,
  mapping: TapeMapping,
  reader: TapeReader,
): Promise<Input<TapeQuality>> {
  const rows = new Rows(mapping, reader)
  let heading: Heading | null = null
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 })
  const records = bytes.pipe(decoder(mapping.encoding)).pipe(csv(mapping.delimiter))
  const fail = (error: Error) => records.destroy(error)
  bytes.on('error', fail)
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      if (heading) {
        if (rows.count === TAPE_ROWS_MAX)
          return tooLarge(file, `> ${TAPE_ROWS_MAX} rows`, String(TAPE_ROWS_MAX))
        rows.take(record, heading)
        if (rows.count % 10_000 === 0) reader.progress?.(bytes.bytesRead, size)
      } else {
        const located = headingOf(file, mapping, record)
        if (!located.ok) return located
        heading = located.value
      }
    }
  } catch (error) {
    return broken(file, rows.count + 2, error)
  } finally {
    bytes.destroy()
  }
  if (!heading) return refusedFile(file, 'tape_must_have_a_heading')
  return controlled(rows.quality(file), mapping)
}

export interface LoadedTape {
  readonly assets: readonly Asset[]
  /** The row of the file that each asset stood in. */
  readonly rows: readonly number[]
  readonly quality: TapeQuality
}

/** Reads a whole tape into memory: for pools, of which every asset is needed. */
export async function loadTape(
  file: string,
  mapping: TapeMapping,
  reader: Omit<TapeReader, 'asset'> = {},
): Promise<Input<LoadedTape>> {
  const assets: Asset[] = []
  const rows: number[] = []
  const keep = (asset: Asset, row: number) => {
    assets.push(asset)
    rows.push(row)
  }
  const read = await readTape(file, mapping, { ...reader, asset: keep })
  return read.ok ? taken({ assets, rows, quality: read.value }) : read
}

/** csv-parse names what is wrong with quotes and sizes; faults of the disk stay faults. */
function broken(file: string, row: number, error: unknown): Input<never> {
  if (!(error instanceof CsvError)) throw error
  return refusedAt(file, `row ${row}`, 'tape_must_be_whole', error.message)
}

/**
 * A quote opens a cell only at its start; records may differ in length, which is judged per row.
 */
function csv(delimiter: string): Parser {
  return parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    max_record_size: ROW_BYTES_MAX,
  })
}

function decoder(encoding: TapeMapping['encoding']): Transform {
  if (encoding === 'utf-8') return new PassThrough()
  const decoder = new TextDecoder(encoding)
  return new Transform({
    transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: done => done(null, decoder.decode()),
  })
}
