import type { AnyText } from '../../../contracts/kernel/refusal-text.ts'

/** What programs that speak GraphQL know of an error. */
type ErrorCode =
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'TOO_MANY_REQUESTS'
  | 'TRY_AGAIN'
  | 'INTERNAL_SERVER_ERROR'

/** A duty of requests: HTTP's status and the code of the error, and both sentences. */
export interface TransportText<Text extends AnyText> {
  readonly status: number
  readonly code: ErrorCode
  readonly text: Text
}

export function told<const Text extends AnyText>(
  status: number,
  code: ErrorCode,
  text: Text,
): TransportText<Text> {
  return { status, code, text }
}

/** A limit that was passed, by which field and by how much. */
export type Passed = {
  readonly field: string
  readonly limit: number
  readonly found: number
}

/** Where in a document, and what GraphQL itself says of it. */
export type At = {
  readonly line: number
  readonly column: number
  readonly reason: string
}
