import { stat } from 'node:fs/promises'
import type { Asset } from '../../../contracts/abs/asset.ts'
import type { Row } from '../../platform/mapped-files/columns.ts'
import {
  FILE_LIMITS,
  type FileLimits,
  openMappedFile,
} from '../../platform/mapped-files/mapped-file.ts'
import { type FieldSources, ownSources } from '../../platform/mapped-files/mapping.ts'
import { type FileAnswer, whileReading } from '../../platform/mapped-files/refusal.ts'
import { type Input, missingFile, taken } from '../input/input.ts'
import { ATTRIBUTE, LEFT_OUT, OWN_FORMAT, TAPE_COLUMNS, type TapeMapping } from './mapping.ts'
import type { TapeDuty } from './problem.ts'
import { Rows, type TapeQuality, type TapeReader } from './rows.ts'
import { controlled, refusedTape } from './tape-refusal.ts'

export const TAPE_LIMITS: FileLimits = {
  ...FILE_LIMITS,
  bytes: 4 * 1024 ** 3,
  rowBytes: 256 * 1024,
}

const NEEDED = [
  'id',
  'product',
  'debtor',
  'originalBalance',
  'balance',
  'originationDate',
  'maturityDate',
]

/**
 * Streams a CSV, XLSX or Parquet file through its mapping. Rows with problems are reported and left
 * out; a file that cannot be read as a tape at all is refused, with the row where reading ended.
 */
export async function readTape(
  file: string,
  mapping: TapeMapping,
  reader: TapeReader,
): Promise<Input<TapeQuality>> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return missingFile(file)
  const read = await whileReading(() => readRows(file, mapping, reader, found.size))
  return read.ok ? controlled(read.value, mapping) : refusedTape(file, read.refusals)
}

async function readRows(
  file: string,
  mapping: TapeMapping,
  reader: TapeReader,
  size: number,
): Promise<FileAnswer<TapeQuality>> {
  const opened = await openMappedFile<TapeDuty>(file, {
    form: { ...mapping, formulas: 'unguarded' },
    limits: TAPE_LIMITS,
    sources: headings => findSources(mapping, headings),
    needed: NEEDED,
  })
  if (!opened.ok) return opened
  const rows = new Rows(mapping, opened.value.columns.sources, reader)
  let read = 0
  const onRead = (bytes: number) => {
    read += bytes
    reader.progress?.(read, size)
  }
  for await (const batch of opened.value.rows(onRead)) for (const row of batch) rows.take(row)
  return { ok: true, value: rows.quality(file) }
}

/** Attributes are fields of the reader as `attributes.NAME`, as they are headings of our own. */
function findSources(mapping: TapeMapping, headings: Row): FileAnswer<FieldSources> {
  if (mapping === OWN_FORMAT)
    return ownSources(headings, TAPE_COLUMNS, name => {
      return name.startsWith(ATTRIBUTE) || (TAPE_COLUMNS as readonly string[]).includes(name)
    })
  const named = Object.entries(mapping.attributes).map(([name, s]) => [ATTRIBUTE + name, s])
  const { columns, leaveOut } = mapping
  const left = leaveOut && { [LEFT_OUT]: leaveOut.column }
  return { ok: true, value: { ...columns, ...Object.fromEntries(named), ...left } }
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
