import * as z from 'zod'
import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import { DATE_FORMATS, type DateFormat } from '../../../contracts/kernel/date-format.ts'
import { type FileAnswer, refuseFile } from './refusal.ts'

/** A declared form of numbers: `1.234,50` has the decimal mark `,` and the grouping mark `.`. */
export interface NumberForm {
  readonly decimal: '.' | ','
  /** Without one no number is grouped. */
  readonly group?: '.' | ',' | ' ' | "'" | undefined
  /** A sign that may stand before or after a number: `¥`, `元`, `EUR`. */
  readonly currency?: string | undefined
}

/** What may part the columns of a text file. */
export const DELIMITERS = [',', ';', '\t', '|'] as const

/** How a file writes its rows and cells; the README says what holds where nothing is declared. */
export interface FileForm {
  /** UTF-16 is told by its byte order mark. */
  readonly encoding: 'utf-8' | 'gb18030'
  readonly delimiter: (typeof DELIMITERS)[number]
  readonly quote?: '"' | "'" | 'none' | undefined
  /** Of a workbook that has several. */
  readonly sheet?: string | undefined
  /** The name of the elements of an XML file that are its rows. */
  readonly element?: string | undefined
  readonly dates: DateFormat
  readonly numbers?: NumberForm | undefined
  /** `major`: yuan with up to two decimals; `minor`: whole fen. */
  readonly amounts: 'major' | 'minor'
}

/** A column by its heading or its letter, or one value for all rows. */
export type FieldSource =
  | string
  | (({ readonly column: string } | { readonly letter: string }) & Refinement)
  | { readonly always: string }

interface Refinement {
  /** Words of the file translated into ours: a customer number into the code of a party. */
  readonly words?: Readonly<Record<string, string>> | undefined
  /** Characters that are taken off both ends of the cell, as blanks always are. */
  readonly trim?: string | undefined
}

export type FieldSources = Readonly<Record<string, FieldSource>>

const name = z.string().min(1).max(200)
const refinement = {
  words: z.record(z.string(), z.string()).optional(),
  trim: z.string().min(1).max(20).optional(),
}
export const FIELD_SOURCE = z.union([
  name,
  z.strictObject({ column: name, ...refinement }),
  z.strictObject({ letter: z.string().regex(/^[A-Z]{1,3}$/), ...refinement }),
  z.strictObject({ always: z.string().max(200) }),
])

const numbers = z
  .strictObject({
    decimal: z.enum(['.', ',']),
    group: z.enum(['.', ',', ' ', "'"]).optional(),
    currency: z
      .string()
      .regex(/^[\p{Sc}\p{L}]{1,5}$/u)
      .optional(),
  })
  .refine(({ decimal, group }) => decimal !== group, { path: ['group'] })

/** The part that all mappings share, as the shape of a `z.strictObject`. */
export const FILE_FORM = {
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  delimiter: z.enum(DELIMITERS).default(','),
  quote: z.enum(['"', "'", 'none']).optional(),
  sheet: name.optional(),
  element: name.optional(),
  dates: z.enum(DATE_FORMATS).default('YYYY-MM-DD'),
  numbers: numbers.optional(),
  amounts: z.enum(['major', 'minor']).default('minor'),
}

/** The shape of a mapping in a format of its own, which may add to it. */
export function mappingShape<Format extends string>(format: Format) {
  return z.strictObject({
    format: z.literal(format),
    ...FILE_FORM,
    columns: z.record(z.string(), FIELD_SOURCE),
    /** What the sender counted: a file cut at a row's end is noticed by nothing else. */
    control: z.strictObject({ rows: z.int().min(0) }).optional(),
  })
}

/** A mapping as it came in; a field that is not one of those known is refused by name. */
export function readMapping<Mapping extends { readonly columns: FieldSources }>(
  shape: z.ZodType<Mapping>,
  document: unknown,
  fields: readonly string[],
): FileAnswer<Mapping> {
  const parsed = shape.safeParse(document)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const permitted = issue.code === 'invalid_value' ? issue.values.join(' | ') : ''
    return refuseFile('mapping_must_have_its_shape', path(issue.path), '', permitted)
  }
  const unknown = Object.keys(parsed.data.columns).find(field => !fields.includes(field))
  return unknown === undefined
    ? { ok: true, value: parsed.data }
    : refuseFile('mapping_must_name_known_fields', path(['columns', unknown]), unknown)
}

/** The sources of a file without a mapping: its headings are the names of fields. */
export function ownSources(
  headings: readonly string[],
  fields: readonly string[],
  isField = (name: string) => fields.includes(name),
): FileAnswer<FieldSources> {
  const [unknown, ...others] = headings
    .filter(name => !isField(name))
    .flatMap(name => {
      const near = nearest(name, fields) ?? ''
      return refuseFile('heading_must_be_known', `heading.${name}`, name, near).refusals
    })
  if (unknown) return { ok: false, refusals: [unknown, ...others] }
  return { ok: true, value: Object.fromEntries(headings.map(name => [name, name])) }
}

function path(parts: readonly PropertyKey[]): string {
  return ['mapping', ...parts].join('.')
}
