import { GraphQLError, type GraphQLErrorOptions } from 'graphql'
import {
  type DetailsOf,
  type TransportDuty,
  type TurnedAway,
  turnAway,
} from '../../platform/turned-away/turn-away.ts'

/** The error of GraphQL that says which duty of requests was not met. */
export function turnedAway<Duty extends TransportDuty>(
  duty: Duty,
  ...details: DetailsOf<Duty>
): GraphQLError {
  return buildError(turnAway(duty, ...details))
}

/** The same, at the place of another error. */
export function buildError(
  { status, retryAfter, message, extensions }: TurnedAway,
  { nodes, path, source, positions }: Partial<GraphQLError> = {},
): GraphQLError {
  const headers = retryAfter === null ? {} : { 'retry-after': String(retryAfter) }
  const at = { nodes, path, source, positions } as GraphQLErrorOptions
  return new GraphQLError(message, {
    ...at,
    extensions: { ...extensions, http: { status, headers } },
  })
}
