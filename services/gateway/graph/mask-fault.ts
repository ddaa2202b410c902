import { GraphQLError } from 'graphql'

/**
 * Masks what went wrong with us: the caller is told one word, and HTTP's status says whether it is
 * worth asking again. Errors that are meant for the caller pass as they are.
 */
export function maskFault(error: unknown, message: string): Error {
  if (!(error instanceof GraphQLError)) return fault(message, findStatus(error))
  const cause = findCause(error)
  const ours = error.path !== undefined && INTERNAL.test(error.message)
  if (cause === null && !ours) return error
  return fault(message, findStatus(cause), error)
}

function fault(message: string, status: number, at?: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: at?.nodes ?? null,
    path: at?.path ?? null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', http: { status } },
  })
}

/** What was thrown below, if it was no error of GraphQL. */
function findCause({ originalError }: GraphQLError): Error | null {
  if (!originalError) return null
  return originalError instanceof GraphQLError ? findCause(originalError) : originalError
}

/** Of graphql itself, about what our resolvers answered. */
const INTERNAL = /^Cannot return null for|^Abstract type|^Expected Iterable|cannot represent/

const FAULT = 500
const AWAY = 503

/** Of pg itself, which gives these no code. */
const NO_CONNECTION = /^timeout exceeded when trying to connect|^Connection terminated/

/** The database is away, has no connection left, or has ended ours: the same again may pass. */
function findStatus(cause: unknown): number {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  if (NO_CONNECTION.test(String(message))) return AWAY
  return typeof code === 'string' && /^(08|53|57P)|ECONN|EPIPE|ETIMEDOUT/.test(code) ? AWAY : FAULT
}
