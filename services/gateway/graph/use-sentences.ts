import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { explainError } from './explain-error.ts'

/**
 * Gives every error of an answer its sentences, whoever has made it. A part of the answer that was
 * refused leaves the status of the rest at 200; a fault does not.
 */
export function useSentences(): Plugin {
  return {
    onResultProcess: ({ result, setResult }) => {
      const { errors, data } = result as ExecutionResult
      if (!errors) return
      const explained = errors.map(explainError)
      const isAnswered = Object.values(data ?? {}).some(part => part !== null)
      setResult({ ...result, errors: isAnswered ? explained.map(withoutStatus) : explained })
    },
  }
}

const FAULT = 500

function withoutStatus(error: GraphQLError): GraphQLError {
  const http = error.extensions['http'] as { status: number } | undefined
  if (http && http.status < FAULT) delete error.extensions['http']
  return error
}
