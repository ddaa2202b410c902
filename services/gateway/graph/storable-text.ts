import { type DocumentNode, GraphQLError, type TypeNode, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair: a request with one of them is its
 * sender's fault, found before anything of it is begun. Rows of trade documents are read cell by
 * cell, so that one of them loses no other.
 */
export function textMustBeStorable(): Plugin {
  return {
    onExecute: ({ args: { document, variableValues }, setResultAndStopExecution }) => {
      const rows = variablesOf(document, 'DocumentRow')
      const others = Object.entries(variableValues ?? {}).filter(([name]) => !rows.has(name))
      if (!isStorable(others) || !isStorableDocument(document))
        setResultAndStopExecution({ errors: [refusal()] })
    },
  }
}

function variablesOf(document: DocumentNode, wanted: string): ReadonlySet<string> {
  const names = new Set<string>()
  const VariableDefinition = (node: { variable: { name: { value: string } }; type: TypeNode }) => {
    let type = node.type
    while (type.kind !== 'NamedType') type = type.type
    if (type.name.value === wanted) names.add(node.variable.name.value)
    return false
  }
  visit(document, { VariableDefinition, SelectionSet: () => false })
  return names
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isStorable)
}

function isStorableDocument(document: DocumentNode): boolean {
  const texts: string[] = []
  visit(document, { StringValue: ({ value }) => void texts.push(value) })
  return isStorable(texts)
}

function refusal(): GraphQLError {
  return new GraphQLError('text_must_be_storable', { extensions: { code: 'BAD_USER_INPUT' } })
}
