import { type DocumentNode, type GraphQLSchema, getOperationAST, Kind } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { Histogram } from 'prom-client'
import { metrics } from '../../platform/metrics.ts'

const requestSeconds = new Histogram({
  name: 'tallystick_request_seconds',
  help: 'How long a request was carried out, by the one field of its root: there are few of those.',
  labelNames: ['operation'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
})

/**
 * Measures how long each request is carried out. The first plugin, so that what others refuse is
 * counted too.
 */
export function useRequestTimes(schema: GraphQLSchema): Plugin {
  return {
    onExecute: ({ args: { document, operationName } }) => {
      const done = requestSeconds.startTimer({
        operation: nameOperation(schema, document, operationName),
      })
      return { onExecuteDone: () => void done() }
    },
  }
}

/** Never a name that the sender made up: `query.viewer`, `mutation.submit`, or `several`. */
export function nameOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null | undefined,
): string {
  const operation = getOperationAST(document, name)
  const [field, ...more] = operation?.selectionSet.selections ?? []
  if (!operation || field?.kind !== Kind.FIELD || more.length > 0) return 'several'
  const known = schema.getRootType(operation.operation)?.getFields()[field.name.value]
  return known ? `${operation.operation}.${known.name}` : 'other'
}
