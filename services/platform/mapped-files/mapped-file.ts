import { open, stat } from 'node:fs/promises'
import { type CellForm, Cells } from './cells.ts'
import { type Columns, findColumns, type Row } from './columns.ts'
import { readCsv } from './csv.ts'
import { DELIMITERS, type FieldSources, type FileForm } from './mapping.ts'
import { beyondLimit, type FileAnswer, FileStopped, refuseFile, whileReading } from './refusal.ts'
import type { UnpackLimits } from './zip.ts'

/** Each is the most there may be; what is beyond is refused by the limit's name. */
export interface FileLimits extends UnpackLimits {
  readonly bytes: number
  /** Below the heading, blank ones too. */
  readonly rows: number
  readonly columns: number
  /** Of its cells together, in UTF-8. */
  readonly rowBytes: number
  /** Row groups of a Parquet file are read one at a time: the largest bounds the memory. */
  readonly rowGroupBytes: number
}

export const FILE_LIMITS: FileLimits = {
  bytes: 1024 ** 3,
  rows: 2_000_000,
  columns: 1_000,
  rowBytes: 64 * 1024,
  unpackedBytes: 2 * 1024 ** 3,
  unpackedRatio: 200,
  sharedTextBytes: 128 * 1024 ** 2,
  rowGroupBytes: 512 * 1024 ** 2,
}

/** A file under its mapping. Its rows can be read more than once. */
export interface MappedFile<Duty extends string = never> {
  readonly columns: Columns
  /** Batch by batch, in order; null for a blank row. Throws FileStopped where it cannot go on. */
  readonly rows: (onRead?: OnRead) => AsyncGenerator<readonly (Cells<Duty> | null)[]>
}

/** Told how many bytes more of the file were read. */
type OnRead = (bytes: number) => void

export interface Opening {
  readonly form: FileForm & CellForm
  readonly limits: FileLimits
  /** Which column says what, once the heading is known. */
  readonly sources: (headings: Row) => FileAnswer<FieldSources>
  /** Fields without which no row can be read. */
  readonly needed: readonly string[]
}

/** Opens a CSV, XLSX, Parquet or XML file, told by its first bytes, whatever it is called. */
export async function openMappedFile<Duty extends string = never>(
  path: string,
  { form, limits, sources, needed }: Opening,
): Promise<FileAnswer<MappedFile<Duty>>> {
  return await whileReading(async () => {
    const { size } = await stat(path)
    if (size > limits.bytes) throw beyondLimit('bytes', size, limits.bytes)
    const read = await openRows(path, form, limits)
    const headings = await readHeadings(read())
    if (headings.every(heading => heading === '')) return refuseFile('file_must_have_a_heading')
    const { length } = headings
    if (length > limits.columns) throw beyondLimit('columns', length, limits.columns)
    const known = sources(headings)
    if (!known.ok) return refuseDelimiter(headings) ?? known
    const columns = findColumns(headings, known.value, needed)
    if (!columns.ok) return refuseDelimiter(headings) ?? columns
    const rows = (onRead?: OnRead) =>
      mappedRows<Duty>(read(onRead), columns.value, form, limits.rows)
    return { ok: true, value: { columns: columns.value, rows } }
  })
}

/**
 * Reads a file to its end, before anything is taken of it, and answers with the number of its rows
 * below the heading. Those that are not blank are held against what the sender counted.
 */
export async function surveyFile(
  file: Pick<MappedFile<string>, 'rows'>,
  control: { readonly rows: number } | undefined,
): Promise<FileAnswer<number>> {
  let rows = 0
  let blank = 0
  return await whileReading(async () => {
    for await (const batch of file.rows()) {
      rows += batch.length
      blank += batch.filter(row => row === null).length
    }
    const found = rows - blank
    if (control && control.rows !== found)
      return refuseFile(
        'file_must_agree_with_its_control',
        'mapping.control.rows',
        found,
        control.rows,
      )
    return { ok: true, value: rows }
  })
}

/** Of UTF-8, as bytes. */
const BYTE_ORDER_MARK = '\xef\xbb\xbf'

type ReadRows = (onRead?: OnRead) => AsyncGenerator<readonly Row[]>

async function openRows(path: string, form: FileForm, limits: FileLimits): Promise<ReadRows> {
  const start = await firstBytes(path)
  if (start === 'PAR1') return await (await import('./parquet.ts')).openParquet(path, form, limits)
  if (start.startsWith('PK')) return await (await import('./xlsx.ts')).openXlsx(path, form, limits)
  if (isXml(start, form))
    return await (await import('./xml-table.ts')).openXmlTable(path, form, limits)
  // The container of old and of encrypted workbooks.
  if (start === '\xd0\xcf\x11\xe0') throw new FileStopped('file_must_be_csv_xlsx_or_parquet')
  return onRead => readCsv(path, form, limits.rowBytes, onRead)
}

/** An XML file says so; one that does not is known by its mapping. */
function isXml(start: string, { element }: FileForm): boolean {
  const text = start.replace(BYTE_ORDER_MARK, '')
  return start === '<?xm' || (text.startsWith('<') && (element !== undefined || text !== start))
}

async function firstBytes(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function readHeadings(rows: AsyncGenerator<readonly Row[]>): Promise<Row> {
  for await (const [first] of rows) if (first) return first.map(heading => heading.trim())
  return []
}

/** A heading without the columns that are needed, and parted by what was not declared. */
function refuseDelimiter([heading, ...others]: Row): ReturnType<typeof refuseFile> | null {
  const parting = DELIMITERS.find(delimiter => heading?.includes(delimiter))
  if (others.length > 0 || parting === undefined) return null
  return refuseFile('delimiter_must_be_declared', 'mapping.delimiter', heading, parting)
}

async function* mappedRows<Duty extends string>(
  batches: AsyncGenerator<readonly Row[]>,
  { read, width, sources }: Columns,
  form: CellForm,
  rowsMax: number,
): AsyncGenerator<readonly (Cells<Duty> | null)[]> {
  let number = 0
  const mapped = (row: Row): Cells<Duty> | null => {
    number++
    if (row.every(cell => cell.trim() === '')) return null
    const cells = new Cells<Duty>(number, field => read(field, row), form, sources)
    if (row.length !== width)
      cells.problem('', 'row_must_have_every_cell', String(row.length), String(width))
    return cells
  }
  for await (const batch of batches) {
    if (number + batch.length > rowsMax + 1) throw beyondLimit('rows', `> ${rowsMax}`, rowsMax)
    const rows = number === 0 ? batch.slice(1) : batch
    if (number === 0) number = 1
    yield rows.map(mapped)
  }
}
