import { GraphQLError } from 'graphql'
import { turnAway } from '../../platform/turned-away/turn-away.ts'
import { buildError } from './turned-away.ts'

/**
 * Masks what went wrong with us: the caller is told one word, and HTTP's status says whether it is
 * worth asking again. Errors that are meant for the caller pass as they are.
 */
export function maskFault(error: unknown): Error {
  if (!(error instanceof GraphQLError)) return buildError(findDuty(error))
  const cause = findCause(error)
  const ours = error.path !== undefined && INTERNAL.test(error.message)
  if (cause === null && !ours) return error
  return buildError(findDuty(cause), error)
}

/** What was thrown below, if it was no error of GraphQL. */
function findCause({ originalError }: GraphQLError): Error | null {
  if (!originalError) return null
  return originalError instanceof GraphQLError ? findCause(originalError) : originalError
}

/** Of graphql itself, about what our resolvers answered. */
const INTERNAL = /^Cannot return null for|^Abstract type|^Expected Iterable|cannot represent/

/** Of pg itself, which gives these no code. */
const NO_CONNECTION = /^timeout exceeded when trying to connect|^Connection terminated/

/** The database is away, has no connection left, or has ended ours: the same again may pass. */
function findDuty(cause: unknown) {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  if (NO_CONNECTION.test(String(message))) return turnAway('store_must_be_within_reach')
  const isAway = typeof code === 'string' && /^(08|53|57P)|ECONN|EPIPE|ETIMEDOUT/.test(code)
  return turnAway(isAway ? 'store_must_be_within_reach' : 'fault')
}
