import { stat } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  asyncBufferFromFile,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
} from 'hyparquet'
import type { Input } from '../input/input.ts'
import { type Heading, headingOf } from './heading.ts'
import type { TapeMapping } from './mapping.ts'
import { Rows, TAPE_ROWS_MAX, type TapeQuality, type TapeReader } from './rows.ts'
import { controlled, gib, refusedAt, refusedFile, tooLarge } from './tape-refusal.ts'

/** Row groups are read one at a time: the largest bounds the memory. */
const ROW_GROUP_BYTES_MAX = 512 * 1024 ** 2

/** Snappy is the library's own. */
const COMPRESSORS: Compressors = {
  GZIP: input => gunzipSync(input),
  BROTLI: input => brotliDecompressSync(input),
  ZSTD: input => zstdDecompressSync(input),
}

/**
 * Reads a Parquet file by the same mapping as CSV: a cell is what a CSV export would have written.
 * Decimals are exact; dates are written `YYYY-MM-DD`.
 */
export async function readParquet(
  file: string,
  mapping: TapeMapping,
  reader: TapeReader,
): Promise<Input<TapeQuality>> {
  const opened = await openParquet(file)
  if ('ok' in opened) return opened
  const { metadata, elements, scan } = opened
  const heading = headingOf(
    file,
    mapping,
    elements.map(({ name }) => name),
  )
  if (!heading.ok) return heading
  const rows = new Rows(mapping, reader)
  const { size } = await stat(file)
  for (const { rowStart, rowEnd } of scan.ranges) {
    const columns: DecodedArray[] = []
    try {
      for (const { name } of elements)
        columns.push(await scan.readColumn({ column: name, rowStart, rowEnd }))
    } catch (error) {
      return brokenAt(file, rowStart, error)
    }
    takeRows(rows, elements, columns, heading.value, rowEnd - rowStart)
    reader.progress?.(Math.floor((size * rowEnd) / Number(metadata.num_rows)), size)
  }
  return controlled(rows.quality(file), mapping)
}

interface Opened {
  readonly metadata: FileMetaData
  readonly elements: readonly SchemaElement[]
  readonly scan: ParquetScan
}

async function openParquet(file: string): Promise<Opened | Input<never>> {
  try {
    const buffer = await asyncBufferFromFile(file)
    const metadata = await parquetMetadataAsync(buffer)
    const [, ...elements] = metadata.schema
    const nested = elements.find(e => e.num_children || e.repetition_type === 'REPEATED')
    if (nested) return refusedFile(file, 'tape_must_be_flat', nested.name)
    const rows = Number(metadata.num_rows)
    if (rows > TAPE_ROWS_MAX) return tooLarge(file, `${rows} rows`, String(TAPE_ROWS_MAX))
    const large = metadata.row_groups.find(group => group.total_byte_size > ROW_GROUP_BYTES_MAX)
    if (large) {
      const has = `a row group of ${gib(Number(large.total_byte_size))}`
      return tooLarge(file, has, gib(ROW_GROUP_BYTES_MAX))
    }
    const schema = metadata.schema.map(withoutDecimal)
    const scan = await parquetScan({
      file: buffer,
      metadata: { ...metadata, schema },
      compressors: COMPRESSORS,
      parsers: { stringFromBytes: bytes => bytes },
    })
    return { metadata, elements, scan }
  } catch (error) {
    return brokenAt(file, 0, error)
  }
}

/** The library makes doubles of decimals: it is given them as plain numbers or bytes instead. */
function withoutDecimal(element: SchemaElement): SchemaElement {
  if (!isDecimal(element)) return element
  const { converted_type, logical_type, ...plain } = element
  return plain
}

function isDecimal({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'
}

function brokenAt(file: string, row: number, error: unknown): Input<never> {
  return refusedAt(file, `row ${row + 2}`, 'tape_must_be_whole', (error as Error).message)
}

function takeRows(
  rows: Rows,
  elements: readonly SchemaElement[],
  columns: readonly DecodedArray[],
  heading: Heading,
  count: number,
): void {
  const texts = elements.map(textOf)
  for (let row = 0; row < count; row++)
    rows.take(
      columns.map((column, i) => texts[i]!(column[row])),
      heading,
    )
}

function textOf(element: SchemaElement): (value: unknown) => string {
  if (!isDecimal(element)) return plainText
  const scale = element.scale ?? 0
  return value => (value === null || value === undefined ? '' : decimalText(value, scale))
}

const UTF8 = new TextDecoder()

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Uint8Array) return UTF8.decode(value)
  if (!(value instanceof Date)) return String(value)
  return value.toISOString().replace('T00:00:00.000Z', '')
}

function decimalText(value: unknown, scale: number): string {
  const whole = value instanceof Uint8Array ? signed(value) : BigInt(value as number | bigint)
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return whole < 0n ? `-${text}` : text
}

/** Big-endian, in two's complement. */
function signed(bytes: Uint8Array): bigint {
  const unsigned = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
  return BigInt.asIntN(8 * bytes.length, unsigned)
}
