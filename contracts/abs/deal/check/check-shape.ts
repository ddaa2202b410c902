import { isBusinessDate } from '../../../kernel/date.ts'
import { nearest } from '../../expression/nearest.ts'
import dealSchema from '../deal.schema.json' with { type: 'json' }
import { type DealFinding, finding } from './deal-finding.ts'

/** The part of JSON Schema (2020-12) that deal.schema.json uses. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly minProperties?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly examples?: readonly string[]
}

const ROOT = dealSchema as unknown as Schema & { $defs: Record<string, Schema> }

/** Years beyond these are a slip of the pen: the same hold for the cells of a tape. */
const [DATE_FROM, DATE_TO] = ['1900-01-01', '2200-12-31']
/** The deepest nesting, lists and objects counted each: a deeper one would exhaust the stack. */
const LEVELS_MAX = 64

/** Checks a document against deal.schema.json and finds every difference. */
export function checkShape(document: unknown): readonly DealFinding[] {
  const deep = findDeepest(document)
  if (deep !== null) return [finding('conditions_must_not_nest_deeper', deep, String(LEVELS_MAX))]
  return check(document, ROOT, '')
}

/** Finds what lies deeper than the limit, level by level and not by recursion. */
function findDeepest(document: unknown): string | null {
  let level: (readonly [path: string, value: unknown])[] = [['', document]]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LEVELS_MAX) return level[0]![0]
    level = level.flatMap(([path, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([key, item]) => [join(path, key), item] as const)
        : [],
    )
  }
  return null
}

function check(value: unknown, schemaOrRef: Schema, path: string): readonly DealFinding[] {
  const schema = resolve(schemaOrRef)
  if (schema.oneOf) return checkChoice(value, schema.oneOf, path)
  const allowed = schema.enum ?? ('const' in schema ? [schema.const] : null)
  if (allowed) return allowed.includes(value) ? [] : [refuseUnlisted(value, allowed, path)]
  if (schema.type && !hasType(value, schema.type)) return [refuseType(schema.type, path)]
  if (typeof value === 'string') return checkText(value, schema, path)
  if (typeof value === 'number') return within(value, schema.minimum, schema.maximum, path)
  if (Array.isArray(value)) return checkList(value, schema, path)
  return checkFields(value as Record<string, unknown>, schema, path)
}

function resolve(schema: Schema): Schema {
  return schema.$ref ? resolve(ROOT.$defs[schema.$ref.slice('#/$defs/'.length)]!) : schema
}

/** Checks alternatives: the first required field of one (a step's verb) tells which applies. */
function checkChoice(
  value: unknown,
  choices: readonly Schema[],
  path: string,
): readonly DealFinding[] {
  const options = choices.map(resolve)
  const fitting = options.filter(option => mayBe(value, option))
  if (fitting[0]) return check(value, fitting[0], path)
  const ofType = options.filter(option => option.type && hasType(value, option.type))
  if (ofType.length === 1) return check(value, ofType[0]!, path)
  if (!isFields(value)) {
    const words = options.flatMap(option => ('const' in option ? [option.const] : []))
    return [words.length > 0 ? refuseUnlisted(value, words, path) : refuseType('object', path)]
  }
  return [checkDiscriminator(value, ofType, path)]
}

function checkDiscriminator(
  value: Record<string, unknown>,
  options: readonly Schema[],
  path: string,
): DealFinding {
  const keys = [...new Set(options.map(option => option.required![0]!))]
  const present = keys.find(key => key in value)
  if (present) {
    const allowed = options.flatMap(option => allowedBy(option, present) ?? [])
    return refuseUnlisted(value[present], allowed, join(path, present))
  }
  const written = Object.keys(value).find(key => nearest(key, keys) !== null)
  return refuseUnlisted(written ?? Object.keys(value)[0] ?? '', keys, path)
}

function mayBe(value: unknown, option: Schema): boolean {
  if ('const' in option) return option.const === value
  if (!option.type || !hasType(value, option.type)) return false
  if (!isFields(value)) return true
  const key = option.required![0]!
  return key in value && (allowedBy(option, key)?.includes(value[key]) ?? true)
}

function allowedBy(option: Schema, key: string): readonly unknown[] | null {
  const field = option.properties?.[key]
  const schema = field ? resolve(field) : {}
  return schema.enum ?? ('const' in schema ? [schema.const] : null)
}

function checkText(value: string, schema: Schema, path: string): readonly DealFinding[] {
  const example = schema.examples?.[0] ?? ''
  const shown = value.slice(0, 40)
  const wellFormed = !schema.pattern || new RegExp(schema.pattern, 'u').test(value)
  const isDate = schema.format === 'date'
  if (!wellFormed || (isDate && !isBusinessDate(value)))
    return [finding('text_must_have_its_form', path, shown, example)]
  if (isDate && (value < DATE_FROM || value > DATE_TO))
    return [finding('date_must_lie_from_1900_to_2200', path, shown)]
  const { minLength = 0, maxLength = Infinity } = schema
  if (value.length >= minLength && value.length <= maxLength) return []
  const bounds = [value.length, minLength, maxLength].map(String)
  return [finding('text_must_be_within_its_length', path, ...bounds)]
}

function checkList(
  value: readonly unknown[],
  schema: Schema,
  path: string,
): readonly DealFinding[] {
  return [
    ...countWithin(value.length, schema.minItems, schema.maxItems, path),
    ...value.flatMap((item, i) => {
      const itemSchema = schema.prefixItems?.[i] ?? schema.items
      return itemSchema ? check(item, itemSchema, join(path, String(i))) : []
    }),
  ]
}

function checkFields(
  value: Record<string, unknown>,
  schema: Schema,
  path: string,
): readonly DealFinding[] {
  const known = schema.properties ?? {}
  const missing = (schema.required ?? []).filter(key => !Object.hasOwn(value, key))
  return [
    ...missing.map(key => finding('field_must_be_present', path, key)),
    ...countWithin(Object.keys(value).length, schema.minProperties, undefined, path),
    ...Object.entries(value).flatMap(([key, field]) => {
      const here = join(path, key)
      if (Object.hasOwn(known, key)) return check(field, known[key]!, here)
      if (typeof schema.additionalProperties !== 'object') {
        const near = nearest(key, Object.keys(known)) ?? ''
        return [finding('field_must_be_known', here, key, near)]
      }
      const name = schema.propertyNames ? check(key, schema.propertyNames, here) : []
      return [...name, ...check(field, schema.additionalProperties, here)]
    }),
  ]
}

function within(size: number, least = 0, most = Infinity, path = ''): readonly DealFinding[] {
  if (size >= least && size <= most) return []
  const bounds = [String(size), String(least), String(most)]
  return [finding('value_must_lie_within_its_bounds', path, ...bounds)]
}

function countWithin(count: number, least = 0, most = Infinity, path = ''): readonly DealFinding[] {
  if (count >= least && count <= most) return []
  const bounds = [String(count), String(least), most === Infinity ? '' : String(most)]
  return [finding('entries_must_be_within_their_number', path, ...bounds)]
}

function refuseUnlisted(value: unknown, allowed: readonly unknown[], path: string): DealFinding {
  const texts = allowed.map(String)
  const shown =
    typeof value === 'string' ? value.slice(0, 40) : String(JSON.stringify(value)).slice(0, 40)
  const near = typeof value === 'string' ? (nearest(shown, texts) ?? '') : ''
  return finding('value_must_be_one_of', path, shown, texts.join(', '), near)
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: '{…}',
  array: '[…]',
  string: '"…"',
  integer: '0, 1, 2, …',
}

function refuseType(type: string, path: string): DealFinding {
  return finding('value_must_have_its_type', path, TYPE_WORDS[type] ?? type)
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isFields(value)
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string'
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
