import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { PassThrough, Transform } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Asset } from '../../../contracts/abs/asset.ts'
import type { Words } from '../../../contracts/abs/deal/deal.ts'
import { parseMajor, parseMinor } from '../../../contracts/kernel/money.ts'
import { type Input, missingFile, refused, taken } from '../input/input.ts'
import { type Heading, headingOf } from './heading.ts'
import type { TapeMapping } from './mapping.ts'
import { Rows, type TapeQuality, type TapeReader } from './rows.ts'

/** Ids of all rows are remembered, to find what appears twice: what bounds the memory. */
export const TAPE_ROWS_MAX = 2_000_000
export const TAPE_BYTES_MAX = 4 * 1024 ** 3
export const ROW_BYTES_MAX = 256 * 1024

/**
 * Streams a CSV file through its mapping. Rows with problems are reported and left out; a file that
 * cannot be read as a tape at all is refused, with the row where reading ended.
 */
export async function readTape(
  file: string,
  mapping: TapeMapping,
  reader: TapeReader,
): Promise<Input<TapeQuality>> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return missingFile(file)
  if (found.size > TAPE_BYTES_MAX)
    return refusedFile(file, 'tape_must_be_within_its_limit', `${TAPE_BYTES_MAX / 1024 ** 3} GiB`)

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
          return refusedFile(file, 'tape_must_be_within_its_limit', `${TAPE_ROWS_MAX} rows`)
        rows.take(record, heading)
        if (rows.count % 10_000 === 0) reader.progress?.(bytes.bytesRead, found.size)
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

const SENTENCES = {
  tape_must_be_within_its_limit: {
    zh: '文件超过上限 {0}，请拆分',
    en: 'the tape is beyond the limit of {0}: split it',
  },
  tape_must_have_a_heading: { zh: '文件为空，没有表头', en: 'the file is empty: no heading' },
  tape_must_have_a_row: {
    zh: '资产池为空：没有数据行',
    en: 'the pool is empty: there are no rows',
  },
  tape_must_be_whole: {
    zh: '文件在此处无法继续读取（可能被截断）：{0}',
    en: 'the file cannot be read on from here (is it cut?): {0}',
  },
  tape_must_agree_with_its_control: {
    zh: '与发送方的核对数不符：应为 {0}，实为 {1}',
    en: 'this is not what the sender counted: {0} was declared, {1} found',
  },
} satisfies Record<string, Words>
type TapeRefusal = keyof typeof SENTENCES

function refusedFile(file: string, refusal: TapeRefusal, ...details: string[]): Input<never> {
  return refusedAt(file, '', refusal, ...details)
}

function refusedAt(
  file: string,
  at: string,
  refusal: TapeRefusal,
  ...details: string[]
): Input<never> {
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, n: string) => details[+n] ?? '')
  const { zh, en } = SENTENCES[refusal]
  return refused(file, at, refusal, { zh: fill(zh), en: fill(en) })
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

function controlled(quality: TapeQuality, mapping: TapeMapping): Input<TapeQuality> {
  const { file } = quality
  if (quality.rows === quality.blank) return refusedFile(file, 'tape_must_have_a_row')
  const rows = mapping.control?.rows
  const counted = quality.rows - quality.blank
  if (rows !== undefined && rows !== counted)
    return refusedFile(file, 'tape_must_agree_with_its_control', String(rows), String(counted))
  const declared = mapping.control?.balance
  if (declared === undefined || quality.rejected > 0) return taken(quality)
  const balance =
    mapping.amounts === 'major' ? parseMajor(declared, mapping.currency) : parseMinor(declared)
  if (balance === quality.balance) return taken(quality)
  const found = `${quality.balance} (minor units)`
  return refusedFile(file, 'tape_must_agree_with_its_control', declared, found)
}
