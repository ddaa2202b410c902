import {
  type ASTVisitor,
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type NamedTypeNode,
  typeFromAST,
  visit,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { findUnstorable, isStorable, JSON_LEVELS_MAX } from '../../platform/json-form.ts'
import { LIST_ITEMS_MAX, TEXT_LENGTH_MAX } from './limits.ts'
import { turnedAway } from './turned-away.ts'

/**
 * Refuses a request whose text cannot be stored or is too long, and lists of too many items, before
 * anything of it is begun. An input field may have a `lengthMax` of its own in its extensions. Rows
 * of trade documents are judged cell by cell, so that one of them loses no other, and commands each
 * for itself.
 */
export function useInputLimits(schema: GraphQLSchema): Plugin {
  return {
    onExecute: ({ args: { document, variableValues }, setResultAndStopExecution }) => {
      const error =
        refuseVariables(schema, document, variableValues ?? {}) ?? refuseLiterals(document)
      if (error) setResultAndStopExecution({ errors: [error] })
    },
  }
}

const JUDGED_ELSEWHERE = new Set(['DocumentRow', 'JWS'])

function refuseVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  values: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  for (const { name, type } of findVariables(document)) {
    const value = values[name]
    if (JUDGED_ELSEWHERE.has(type.name)) continue
    const unstorable = findUnstorable(value)
    if (unstorable !== null) return notStorable([name, unstorable])
    const form = typeFromAST(schema, type.node as NamedTypeNode) as GraphQLInputType | undefined
    const error = refuseValue(value, form, { path: name })
    if (error) return error
  }
  return null
}

interface Place {
  readonly path: string
  readonly lengthMax?: number | undefined
}

/** A value of a form that its type has not is refused by GraphQL itself. */
function refuseValue(
  value: unknown,
  type: GraphQLInputType | undefined,
  { path, lengthMax }: Place,
): GraphQLError | null {
  if (isNonNullType(type)) return refuseValue(value, type.ofType, { path, lengthMax })
  if (typeof value === 'string')
    return refuseLength('text_must_be_within_its_length', path, value.length, lengthMax)
  if (Array.isArray(value) && isListType(type)) {
    const item = type.ofType as GraphQLInputType
    return (
      refuseLength('list_must_be_within_its_length', path, value.length, LIST_ITEMS_MAX) ??
      findFirst(value.keys(), i => refuseValue(value[i], item, { path: `${path}.${i}` }))
    )
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return null
  return findFirst(Object.values(type.getFields()), field =>
    refuseValue((value as Record<string, unknown>)[field.name], field.type, {
      path: `${path}.${field.name}`,
      lengthMax: field.extensions['lengthMax'] as number | undefined,
    }),
  )
}

function findFirst<Part>(
  parts: Iterable<Part>,
  refuse: (part: Part) => GraphQLError | null,
): GraphQLError | null {
  for (const part of parts) {
    const error = refuse(part)
    if (error) return error
  }
  return null
}

function findVariables(document: DocumentNode) {
  return document.definitions.flatMap(definition => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    return (definition.variableDefinitions ?? []).map(({ variable, type: node }) => {
      let named = node
      while (named.kind !== Kind.NAMED_TYPE) named = named.type
      return { name: variable.name.value, type: { name: named.name.value, node } }
    })
  })
}

/** Values that stand in the document itself. */
function refuseLiterals(document: DocumentNode): GraphQLError | null {
  let error: GraphQLError | null = null
  let levels = 0
  const within = (items: number) => {
    levels += 1
    error ??= refuseLength('list_must_be_within_its_length', 'query', items, LIST_ITEMS_MAX)
    if (levels > JSON_LEVELS_MAX)
      error ??= refuseLength(
        'json_must_be_at_most_32_levels_deep',
        'query',
        levels,
        JSON_LEVELS_MAX,
      )
  }
  const leave = () => {
    levels -= 1
  }
  const visitor: ASTVisitor = {
    ListValue: { enter: ({ values }) => within(values.length), leave },
    ObjectValue: { enter: ({ fields }) => within(fields.length), leave },
    StringValue: ({ value }) => {
      error ??= isStorable(value) ? null : notStorable(['query'])
      error ??= refuseLength('text_must_be_within_its_length', 'query', value.length)
    },
  }
  visit(document, visitor)
  return error
}

function refuseLength(
  duty: LengthDuty,
  field: string,
  found: number,
  limit = TEXT_LENGTH_MAX,
): GraphQLError | null {
  return found <= limit ? null : turnedAway(duty, { field, limit, found })
}

type LengthDuty =
  | 'text_must_be_within_its_length'
  | 'list_must_be_within_its_length'
  | 'json_must_be_at_most_32_levels_deep'

function notStorable(path: readonly string[]): GraphQLError {
  return turnedAway('text_must_be_storable', { field: path.filter(name => name !== '').join('.') })
}
