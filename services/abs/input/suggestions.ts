import { z } from 'zod'
import { nearest } from '../../../contracts/abs/expression/nearest.ts'

type Issue = z.core.$ZodIssue
type Shape = z.core.$ZodType

/** Finds, for each misspelt key or word of an issue, the nearest that is known. */
export function findSuggestions(issue: Issue, shape: Shape, document: unknown): readonly string[] {
  const written =
    issue.code === 'unrecognized_keys' ? issue.keys : [findValue(document, issue.path)]
  const known = issue.code === 'unrecognized_keys' ? listKeys(shape, issue.path) : listWords(issue)
  return written.flatMap(word => (typeof word === 'string' ? (nearest(word, known) ?? []) : []))
}

/**
 * Lists the words that an issue would have accepted: of an enumeration, or the kinds of a union.
 */
function listWords(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  const within = issue.errors.flat().filter(({ path }) => path.length === 0)
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  return [...kinds.map(String), ...within.flatMap(listWords)]
}

function findValue(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  )
}

function listKeys(shape: Shape, path: readonly PropertyKey[]): readonly string[] {
  const [step, ...rest] = path
  return unwrapShape(shape).flatMap(part => {
    if (step !== undefined) return listKeys(getChild(part, step), rest)
    if (part instanceof z.ZodObject) return Object.keys(part.shape)
    return part instanceof z.ZodRecord && part.keyType instanceof z.ZodEnum
      ? part.keyType.options.map(String)
      : []
  })
}

/** Lists the alternatives of a shape, without what only wraps them. */
function unwrapShape(shape: Shape): readonly Shape[] {
  if (shape instanceof z.ZodUnion) return shape.options.flatMap(unwrapShape)
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return unwrapShape(shape.unwrap())
  return shape instanceof z.ZodPipe ? unwrapShape(shape.in) : [shape]
}

function getChild(shape: Shape, step: PropertyKey): Shape {
  if (shape instanceof z.ZodObject) return shape.shape[String(step)] ?? z.never()
  if (shape instanceof z.ZodArray) return shape.element
  return shape instanceof z.ZodRecord ? shape.valueType : z.never()
}
