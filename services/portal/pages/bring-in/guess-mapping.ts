import type { DocumentKind } from '../../receivable/document-kinds.ts'
import { FIELDS } from './fields.ts'
import type { FileHead } from './read-head.ts'

/** Where the value of a field comes from: a column, the same in each row, or nowhere. */
export type Source = { readonly column: string } | { readonly always: string } | null

/** How a file is read, as its sender has confirmed it. */
export interface Mapping {
  readonly sources: Readonly<Record<string, Source>>
  readonly dates: (typeof DATE_FORMS)[number]
  readonly amounts: 'major' | 'minor'
}

export const DATE_FORMS = [
  ...(['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD', 'YYYY年MM月DD日'] as const),
  ...(['DD/MM/YYYY', 'MM/DD/YYYY'] as const),
]

/** What the sender's own firm is called, and on which side of its documents it usually is. */
export interface Own {
  readonly code: string
  readonly side: 'seller' | 'buyer'
}

/** Guesses how a file says what its documents say; a person confirms or corrects it. */
export function guessMapping(kind: DocumentKind, head: FileHead, own: Own): Mapping {
  const taken = new Set<string>()
  const sources: Record<string, Source> = {}
  for (const field of FIELDS[kind]) {
    const column = findColumn(field.headings, head.headings, taken)
    if (column !== null) taken.add(column)
    sources[field.name] = column === null ? guessValue(field.name, own) : { column }
  }
  return { sources, dates: guessDates(head), amounts: guessAmounts(head, sources) }
}

/** A heading that says just this before one that only has it among other words. */
function findColumn(
  words: readonly string[],
  headings: readonly string[],
  taken: ReadonlySet<string>,
): string | null {
  const free = headings.filter(heading => !taken.has(heading))
  for (const word of words) {
    const same = free.find(heading => plain(heading) === word)
    if (same !== undefined) return same
  }
  for (const word of words.filter(({ length }) => length > 2)) {
    const having = free.find(heading => plain(heading).includes(word))
    if (having !== undefined) return having
  }
  return null
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[\s_\-（）()]/g, '')
}

function guessValue(field: string, { code, side }: Own): Source {
  if (field === 'currency') return { always: 'CNY' }
  return field === side ? { always: code } : null
}

const DATE_SHAPES: readonly (readonly [RegExp, Mapping['dates']])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'],
  [/^\d{4}\/\d{1,2}\/\d{1,2}$/, 'YYYY/MM/DD'],
  [/^\d{4}年\d{1,2}月\d{1,2}日$/, 'YYYY年MM月DD日'],
  [/^(19|20)\d{6}$/, 'YYYYMMDD'],
  [/^(1[3-9]|2\d|3[01])\/\d{2}\/\d{4}$/, 'DD/MM/YYYY'],
  [/^\d{2}\/(1[3-9]|2\d|3[01])\/\d{4}$/, 'MM/DD/YYYY'],
]

/** The form that most cells have. */
function guessDates({ rows }: FileHead): Mapping['dates'] {
  const cells = rows.flat().map(cell => cell.trim())
  const counted = DATE_SHAPES.map(([shape, form]) => ({
    ...{ form, count: cells.filter(cell => shape.test(cell)).length },
  }))
  const [most] = counted.toSorted((a, b) => b.count - a.count)
  return most!.count > 0 ? most!.form : 'YYYY-MM-DD'
}

/** Decimals or a currency's sign say that amounts are in yuan; a file of ours has whole fen. */
function guessAmounts(
  { headings, rows }: FileHead,
  sources: Readonly<Record<string, Source>>,
): Mapping['amounts'] {
  const { amount } = sources
  if (!amount || !('column' in amount)) return 'major'
  const place = headings.indexOf(amount.column)
  const cells = rows.map(row => row[place] ?? '')
  if (cells.some(cell => /[.¥￥]/.test(cell))) return 'major'
  return amount.column === 'amount' ? 'minor' : 'major'
}

/** The mapping as the server reads it. */
export function buildMapping(mapping: Mapping, head: FileHead): object {
  const { sources, dates, amounts } = mapping
  const columns = Object.entries(sources).flatMap(([name, source]) =>
    source === null ? [] : [[name, 'column' in source ? source.column : source]],
  )
  return {
    format: 'tallystick.document-mapping.v1',
    ...{ encoding: head.encoding, delimiter: head.delimiter, dates, amounts },
    numbers: guessNumbers(head),
    columns: Object.fromEntries(columns),
  }
}

/** A comma before the last one or two digits is a decimal mark, where no full stop stands so. */
function guessNumbers({ rows }: FileHead): object {
  const cells = rows.flat().map(cell => cell.replace(/[\s¥￥元]/g, ''))
  const endsIn = (shape: RegExp) => cells.some(cell => shape.test(cell))
  const isComma = endsIn(/^[\d.]+,\d{1,2}$/) && !endsIn(/^[\d,]+\.\d{1,2}$/)
  const signed = rows.flat().some(cell => /[¥￥]/.test(cell))
  return {
    ...(isComma ? { decimal: ',', group: '.' } : { decimal: '.', group: ',' }),
    ...(signed ? { currency: '¥' } : {}),
  }
}
