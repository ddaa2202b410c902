import * as z from 'zod'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { DATE_FORMATS, type DateFormat } from '../../../contracts/kernel/date-format.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import type { FileRefusal } from '../refusal.ts'

/**
 * How somebody's file says what a document says. Everything is declared, nothing is guessed: which
 * column tells which field, how its dates and amounts are written, what holds for all its rows.
 */
export interface Mapping {
  readonly format: 'tallystick.document-mapping.v1'
  readonly encoding: 'utf-8' | 'gb18030'
  /** None of them is ever a part of a character in either encoding. */
  readonly delimiter: ',' | ';' | '\t'
  readonly dates: DateFormat
  /** `major`: yuan with up to two decimals; `minor`: whole fen. */
  readonly amounts: 'major' | 'minor'
  readonly columns: Readonly<Record<string, Source>>
  /** The documents are made up, and marked so for ever. */
  readonly synthetic: boolean
  /** What the sender counted: a file cut at a row's end is noticed by nothing else. */
  readonly control?: { readonly rows: number } | undefined
}

/**
 * A column by its heading; its words translated if need be (a customer number into the code of a
 * party); or one value for all rows.
 */
export type Source =
  | string
  | { readonly column: string; readonly words: Readonly<Record<string, string>> }
  | { readonly always: string }

const text = z.string().min(1).max(200)
const source = z.union([
  text,
  z.strictObject({ column: text, words: z.record(z.string(), z.string()) }),
  z.strictObject({ always: text }),
])

const shape = z.strictObject({
  format: z.literal('tallystick.document-mapping.v1'),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  delimiter: z.enum([',', ';', '\t']).default(','),
  dates: z.enum(DATE_FORMATS).default('YYYY-MM-DD'),
  amounts: z.enum(['major', 'minor']).default('minor'),
  columns: z.record(z.string(), source),
  synthetic: z.boolean().default(false),
  control: z.strictObject({ rows: z.int().min(0) }).optional(),
})

/** Our own format: the names of the fields are the headings, amounts are whole minor units. */
export function ownMapping(fields: readonly string[], synthetic = false): Mapping {
  return {
    format: 'tallystick.document-mapping.v1',
    encoding: 'utf-8',
    delimiter: ',',
    dates: 'YYYY-MM-DD',
    amounts: 'minor',
    columns: Object.fromEntries(fields.map(field => [field, field])),
    synthetic,
  }
}

/** A mapping as it came in; fields that no document of this kind has are refused by name. */
export function readMapping(
  document: unknown,
  fields: readonly string[],
): Answer<Mapping, FileRefusal> {
  const parsed = shape.safeParse(document)
  if (!parsed.success)
    return refuse('mapping_must_have_its_shape', path(parsed.error.issues[0]!.path))
  const unknown = Object.keys(parsed.data.columns).find(field => !fields.includes(field))
  return unknown === undefined
    ? answer(parsed.data)
    : refuse('mapping_must_name_known_fields', path(['columns', unknown]))
}

function path(parts: readonly PropertyKey[]): string {
  return ['mapping', ...parts].join('.')
}
