import { closest } from 'fastest-levenshtein'
import { type Input, type InputRefusal, taken } from '../input/input.ts'
import {
  OWN_FORMAT,
  type Source,
  TAPE_COLUMNS,
  type TapeColumn,
  type TapeMapping,
} from './mapping.ts'

/** How to find what a record says of a column; attributes are `attributes.NAME`. */
export interface Heading {
  readonly width: number
  readonly attributes: readonly string[]
  readonly read: (column: string, record: readonly string[]) => string
}

const ATTRIBUTE = 'attributes.'
const NEEDED = [
  'id',
  'product',
  'debtor',
  'originalBalance',
  'balance',
  'originationDate',
  'maturityDate',
] as const satisfies readonly TapeColumn[]

/** Finds every column once, in the file's first row; each that is not found is refused by name. */
export function headingOf(
  file: string,
  mapping: TapeMapping,
  headings: readonly string[],
): Input<Heading> {
  const names = headings.map(h => h.trim())
  const sources = new Map(mapping === OWN_FORMAT ? ownSources(names) : declaredSources(mapping))
  const refusals = [
    ...names.filter((name, i) => name !== '' && names.indexOf(name) < i).map(n => twice(file, n)),
    ...(mapping === OWN_FORMAT ? names.filter(n => !isOwn(n)).map(n => unknown(file, n)) : []),
    ...[...sources.values()]
      .map(columnOf)
      .filter(c => c !== null && !names.includes(c))
      .map(c => missing(file, c!, names)),
    ...NEEDED.filter(n => !sources.has(n)).map(n => missing(file, n, names)),
  ]
  if (refusals.length > 0) return { ok: false, refusals }
  const readers = new Map([...sources].map(([name, s]) => [name, readerOf(s, names)]))
  return taken({
    width: names.length,
    attributes: [...sources.keys()]
      .filter(name => name.startsWith(ATTRIBUTE))
      .map(name => name.slice(ATTRIBUTE.length)),
    read: (column, record) => readers.get(column)?.(record) ?? '',
  })
}

function ownSources(names: readonly string[]): [string, Source][] {
  return names.filter(isOwn).map(name => [name, name])
}

function declaredSources({ columns, attributes }: TapeMapping): [string, Source][] {
  const named = Object.entries(attributes).map(([n, s]): [string, Source] => [ATTRIBUTE + n, s])
  return [...Object.entries(columns), ...named]
}

function isOwn(name: string): boolean {
  return TAPE_COLUMNS.includes(name as TapeColumn) || name.startsWith(ATTRIBUTE)
}

function columnOf(source: Source): string | null {
  if (typeof source === 'string') return source
  return 'column' in source ? source.column : null
}

/** A word without a translation stays as it is, and is refused where it is not known. */
function readerOf(source: Source, names: readonly string[]): (record: readonly string[]) => string {
  if (typeof source !== 'string' && 'always' in source) return () => source.always
  const at = names.indexOf(columnOf(source)!)
  if (typeof source === 'string') return record => record[at] ?? ''
  const words = new Map(Object.entries(source.words))
  return record => words.get((record[at] ?? '').trim()) ?? record[at] ?? ''
}

function twice(file: string, name: string): InputRefusal {
  const sentence = { zh: `表头“${name}”出现两次`, en: `the heading “${name}” stands twice` }
  return { file, at: 'row 1', refusal: 'headings_must_be_unique', sentence }
}

function unknown(file: string, name: string): InputRefusal {
  const near = closest(name, [...TAPE_COLUMNS])
  const sentence = {
    zh: `未知的表头“${name}”，最接近的是“${near}”；其他列请用“attributes.名称”或映射文件`,
    en:
      `unknown heading “${name}”, the nearest is “${near}”; ` +
      'other columns are “attributes.NAME”, or need a mapping',
  }
  return { file, at: 'row 1', refusal: 'heading_must_be_known', sentence }
}

function missing(file: string, column: string, names: readonly string[]): InputRefusal {
  const near = names.length > 0 ? closest(column, [...names]) : ''
  const sentence = {
    zh: `缺少“${column}”列，最接近的是“${near}”`,
    en: `there is no column “${column}”, the nearest is “${near}”`,
  }
  return { file, at: 'row 1', refusal: 'column_must_be_there', sentence }
}
