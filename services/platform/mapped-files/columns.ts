import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import type { FieldSource, FieldSources } from './mapping.ts'
import { type FileAnswer, type FileRefused, refuseFile } from './refusal.ts'

export type Row = readonly string[]

/** Where the fields of a mapping stand in the rows of one file. */
export interface Columns {
  readonly width: number
  readonly sources: FieldSources
  /** What a row says of a field; nothing where the mapping names no source. */
  readonly read: (field: string, row: Row) => string | undefined
}

/** Finds every column once, in the file's heading; all that is not there is refused by name. */
export function findColumns(
  headings: Row,
  sources: FieldSources,
  needed: readonly string[],
): FileAnswer<Columns> {
  const refusals: FileRefused[] = headings
    .filter((heading, i) => heading !== '' && headings.indexOf(heading) < i)
    .flatMap(name => refuseFile('headings_must_be_unique', `heading.${name}`, name).refusals)
  for (const field of needed)
    if (!Object.hasOwn(sources, field)) refusals.push(missing(field, field, headings))
  const readers = new Map<string, (row: Row) => string>()
  for (const [field, source] of Object.entries(sources)) {
    const at = columnIndex(source, headings)
    if (at === -1) refusals.push(missing(field, describeSource(source), headings))
    readers.set(field, createReader(source, at))
  }
  const [first, ...others] = refusals
  if (first) return { ok: false, refusals: [first, ...others] }
  const read = (field: string, row: Row) => readers.get(field)?.(row)
  return { ok: true, value: { width: headings.length, sources, read } }
}

/** The heading or letter by which a mapping finds a field; empty for a constant. */
export function describeSource(source: FieldSource | undefined): string {
  if (source === undefined) return ''
  if (typeof source === 'string') return source
  if ('always' in source) return ''
  return 'column' in source ? source.column : source.letter
}

/** `A` is 0, `AA` is 26. */
export function letterIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Characters of a heading that are shown where none of its columns is near. */
const HEADINGS_SHOWN_MAX = 200

function missing(field: string, name: string, headings: Row): FileRefused {
  const found = nearest(name, headings) || headings.join(' | ').slice(0, HEADINGS_SHOWN_MAX)
  return refuseFile('column_must_be_there', `mapping.columns.${field}`, found, name).refusals[0]
}

function columnIndex(source: FieldSource, headings: Row): number | null {
  if (typeof source === 'string') return headings.indexOf(source)
  if ('always' in source) return null
  if ('column' in source) return headings.indexOf(source.column)
  const at = letterIndex(source.letter)
  return at < headings.length ? at : -1
}

/** A word without a translation stays as it is, and is refused where it is not known. */
function createReader(source: FieldSource, at: number | null): (row: Row) => string {
  if (typeof source === 'string') return row => row[at!] ?? ''
  if ('always' in source) return () => source.always
  const { trim = '' } = source
  const words = new Map(Object.entries(source.words ?? {}))
  return row => {
    const cell = trimmed(row[at!] ?? '', trim)
    return words.get(cell) ?? cell
  }
}

function trimmed(cell: string, characters: string): string {
  let text = cell.trim()
  while (text !== '' && characters.includes(text[0]!)) text = text.slice(1).trimStart()
  while (text !== '' && characters.includes(text.at(-1)!)) text = text.slice(0, -1).trimEnd()
  return text
}
