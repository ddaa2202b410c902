import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  asyncBufferFromFile,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
  snappyUncompress,
} from 'hyparquet'
import type { Row } from './columns.ts'
import type { FileForm } from './mapping.ts'
import { plainDouble, plainFloat, writeDate, writeNumber } from './number-form.ts'
import { beyondLimit, FileStopped } from './refusal.ts'

const BATCH_ROWS = 500

type TableForm = Pick<FileForm, 'dates' | 'numbers'>

interface TableLimits {
  readonly rows: number
  readonly rowBytes: number
  readonly rowGroupBytes: number
}

/**
 * Opens a Parquet file; answers with how to read its rows, the heading too. A cell is what a CSV
 * export under the mapping would have; decimals are exact, a float is its shortest decimal.
 */
export async function openParquet(
  path: string,
  form: TableForm,
  limits: TableLimits,
): Promise<(onRead?: (bytes: number) => void) => AsyncGenerator<readonly Row[]>> {
  const buffer = await asyncBufferFromFile(path)
  const metadata = await orBroken(2, () => parquetMetadataAsync(buffer))
  const [, ...elements] = metadata.schema
  mustBeReadable(metadata, elements, limits)
  const scan = await orBroken(2, () =>
    parquetScan({
      file: buffer,
      metadata: { ...metadata, schema: metadata.schema.map(withoutDecimal) },
      compressors: compressorsWithin(limits.rowGroupBytes),
      parsers: { stringFromBytes: bytes => bytes },
    }),
  )
  const texts = elements.map(element => createFormatter(element, form))
  return async function* readRows(onRead) {
    yield [elements.map(({ name }) => name)]
    for (const { rowStart, rowEnd } of scan.ranges) {
      const columns = await orBroken(rowStart + 2, async () => {
        const read: DecodedArray[] = []
        for (const { name: column } of elements)
          read.push(await scan.readColumn({ column, rowStart, rowEnd }))
        return read
      })
      onRead?.((buffer.byteLength * (rowEnd - rowStart)) / Number(metadata.num_rows))
      yield* batches(columns, texts, rowEnd - rowStart, limits.rowBytes)
    }
  }
}

function mustBeReadable(
  metadata: FileMetaData,
  elements: readonly SchemaElement[],
  limits: TableLimits,
): void {
  const nested = elements.find(e => e.num_children || e.repetition_type === 'REPEATED')
  if (nested) throw new FileStopped('file_must_be_flat', nested.name, nested.name)
  const rows = Number(metadata.num_rows)
  if (rows > limits.rows) throw beyondLimit('rows', rows, limits.rows)
  for (const { total_byte_size } of metadata.row_groups)
    mustFit(Number(total_byte_size), limits.rowGroupBytes)
}

function* batches(
  columns: readonly DecodedArray[],
  texts: readonly ((value: unknown) => string)[],
  count: number,
  rowBytesMax: number,
): Generator<readonly Row[]> {
  for (let start = 0; start < count; start += BATCH_ROWS) {
    const batch: Row[] = []
    for (let row = start; row < Math.min(count, start + BATCH_ROWS); row++) {
      const cells = columns.map((column, i) => texts[i]!(column[row]))
      const bytes = cells.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0)
      if (bytes > rowBytesMax) throw beyondLimit('rowBytes', bytes, rowBytesMax)
      batch.push(cells)
    }
    yield batch
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

function createFormatter(element: SchemaElement, form: TableForm): (value: unknown) => string {
  const { type, scale = 0 } = element
  const plain = (value: unknown): string => {
    if (isDecimal(element)) return writeNumber(decimalText(value, scale), form)
    if (value instanceof Uint8Array) return UTF8.decode(value)
    if (value instanceof Date) return dateText(value.toISOString(), form)
    if (typeof value !== 'number') return String(value)
    return writeNumber(type === 'FLOAT' ? plainFloat(value) : plainDouble(value), form)
  }
  return value => (value === null || value === undefined ? '' : plain(value))
}

const UTF8 = new TextDecoder()
const MIDNIGHT = 'T00:00:00.000Z'

function dateText(iso: string, form: TableForm): string {
  return iso.endsWith(MIDNIGHT) ? writeDate(iso.slice(0, -MIDNIGHT.length), form) : iso
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

/** The library says what is broken by errors of no class of their own. */
async function orBroken<Value>(row: number, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FileStopped) throw error
    throw new FileStopped('file_must_be_whole', `row.${row}`, (error as Error).message)
  }
}

/** A page unpacks to what its header says, and to no more than a row group may have. */
function compressorsWithin(most: number): Compressors {
  const options = (length: number) => ({ maxOutputLength: Math.max(1, mustFit(length, most)) })
  return {
    SNAPPY: (input, length) => {
      const output = new Uint8Array(mustFit(length, most))
      snappyUncompress(input, output)
      return output
    },
    GZIP: (input, length) => gunzipSync(input, options(length)),
    BROTLI: (input, length) => brotliDecompressSync(input, options(length)),
    ZSTD: (input, length) => zstdDecompressSync(input, options(length)),
  }
}

function mustFit(bytes: number, most: number): number {
  if (bytes > most) throw beyondLimit('rowGroupBytes', bytes, most)
  return bytes
}
