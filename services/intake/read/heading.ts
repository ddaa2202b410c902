import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import type { FileRefusal } from '../refusal.ts'
import type { ReadField } from './cells.ts'
import type { Mapping, Source } from './mapping.ts'

/** How to find in a row what it says of a field; nothing where the mapping names no source. */
export type Heading = (row: readonly string[]) => ReadField

/** Finds every column once, in the file's first row; the first that is not there is refused. */
export function headingOf(
  headings: readonly string[],
  { columns }: Pick<Mapping, 'columns'>,
  needed: readonly string[],
): Answer<Heading, FileRefusal> {
  const twice = headings.find((heading, i) => heading !== '' && headings.indexOf(heading) < i)
  if (twice !== undefined) return refuse('headings_must_be_unique', `heading.${twice}`)
  const missing = needed.find(field => columns[field] === undefined)
  if (missing !== undefined) return refuse('column_must_be_there', `mapping.columns.${missing}`)
  const readers = new Map<string, (row: readonly string[]) => string>()
  for (const [field, source] of Object.entries(columns)) {
    const column = columnOf(source)
    if (column !== null && !headings.includes(column))
      return refuse('column_must_be_there', `mapping.columns.${field}`)
    readers.set(field, readerOf(source, headings))
  }
  return answer(row => field => readers.get(field)?.(row))
}

function columnOf(source: Source): string | null {
  if (typeof source === 'string') return source
  return 'column' in source ? source.column : null
}

/** A word without a translation stays as it is, and is refused where it is not known. */
function readerOf(source: Source, headings: readonly string[]): (row: readonly string[]) => string {
  if (typeof source !== 'string' && 'always' in source) return () => source.always
  const at = headings.indexOf(columnOf(source)!)
  if (typeof source === 'string') return row => row[at] ?? ''
  const words = new Map(Object.entries(source.words))
  return row => words.get((row[at] ?? '').trim()) ?? row[at] ?? ''
}
