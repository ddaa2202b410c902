import { z } from 'zod'
import { nearest } from '../../../contracts/abs/expression/nearest.ts'

type Issue = z.core.$ZodIssue
type Shape = z.core.$ZodType

/** For each misspelt key or word of an issue the nearest that is known, where one is near. */
export function meant(issue: Issue, shape: Shape, document: unknown): readonly string[] {
  const written = issue.code === 'unrecognized_keys' ? issue.keys : [valueAt(document, issue.path)]
  const known = issue.code === 'unrecognized_keys' ? keysAt(shape, issue.path) : wordsOf(issue)
  return written.flatMap(word => (typeof word === 'string' ? (nearest(word, known) ?? []) : []))
}

/** The words an issue would have taken: of an enumeration, or that tell the kinds of a union. */
function wordsOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  const within = issue.errors.flat().filter(({ path }) => path.length === 0)
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  return [...kinds.map(String), ...within.flatMap(wordsOf)]
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  )
}

function keysAt(shape: Shape, path: readonly PropertyKey[]): readonly string[] {
  const [step, ...rest] = path
  return partsOf(shape).flatMap(part => {
    if (step !== undefined) return keysAt(child(part, step), rest)
    if (part instanceof z.ZodObject) return Object.keys(part.shape)
    return part instanceof z.ZodRecord && part.keyType instanceof z.ZodEnum
      ? part.keyType.options.map(String)
      : []
  })
}

/** What a shape is made of, without what only wraps it. */
function partsOf(shape: Shape): readonly Shape[] {
  if (shape instanceof z.ZodUnion) return shape.options.flatMap(partsOf)
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return partsOf(shape.unwrap())
  return shape instanceof z.ZodPipe ? partsOf(shape.in) : [shape]
}

function child(shape: Shape, step: PropertyKey): Shape {
  if (shape instanceof z.ZodObject) return shape.shape[String(step)] ?? z.never()
  if (shape instanceof z.ZodArray) return shape.element
  return shape instanceof z.ZodRecord ? shape.valueType : z.never()
}
