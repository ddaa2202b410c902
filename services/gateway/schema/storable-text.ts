import { type DocumentNode, GraphQLError, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair: a request with one of them is its
 * sender's fault, found before anything of it is begun.
 */
export function textMustBeStorable(): Plugin {
  return {
    onExecute: ({ args: { document, variableValues }, setResultAndStopExecution }) => {
      if (!isStorable(variableValues) || !isStorableDocument(document))
        setResultAndStopExecution({ errors: [refusal()] })
    },
  }
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
