import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { currentRequest } from '../../platform/request-id.ts'

/** Names in each error the request that it is of, so that its caller can say which one failed. */
export function useRequestId(): Plugin {
  return {
    onResultProcess: ({ result, setResult }) => {
      if (!('errors' in result) || !result.errors) return
      const request = currentRequest()
      const errors = result.errors.map(error => {
        const { message, nodes = null, path = null, originalError = null, extensions } = error
        const more = { nodes, path, originalError, extensions: { ...extensions, request } }
        return new GraphQLError(message, more)
      })
      setResult({ ...result, errors })
    },
  }
}
