import type { IncomingMessage } from 'node:http'
import express, { type NextFunction, type Request, type Response } from 'express'
import { countJsonLevels, JSON_LEVELS_MAX } from '../../platform/json-form.ts'
import { BODY_BYTES_MAX, NAME_LENGTH_MAX, QUERY_LENGTH_MAX } from './limits.ts'

/** A limit of a request that was passed: by which field, and by how much. */
interface LimitPassed {
  readonly field: string
  readonly limit: number
  readonly found: number
}

/** The body is too deep. Its sender's fault, told by the handler of errors. */
export class DepthFault extends Error {
  override name = 'DepthFault'
  readonly passed: LimitPassed

  constructor(found: number) {
    super('json_must_be_at_most_32_levels_deep')
    this.passed = { field: 'variables', limit: JSON_LEVELS_MAX, found }
  }
}

/** Reads the body of a GraphQL request; its levels are counted before it is parsed. */
export const readGraphqlBody = express.json({
  limit: BODY_BYTES_MAX,
  verify: (_request: IncomingMessage, _response, bytes: Buffer) => {
    // The body itself is the object around the variables.
    const levels = countJsonLevels(bytes) - 1
    if (levels > JSON_LEVELS_MAX) throw new DepthFault(levels)
  },
})

/** Lets pass what may be parsed as GraphQL: a document and a name of bounded length, no more. */
export function checkGraphqlBody({ body }: Request, response: Response, next: NextFunction): void {
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) {
    response.status(400).json({ errors: [{ message: 'request_must_hold_a_json_document' }] })
    return
  }
  const refusal =
    refuseLength(body.query, 'query', QUERY_LENGTH_MAX) ??
    refuseLength(body.operationName, 'operationName', NAME_LENGTH_MAX) ??
    refuseExtensions(body.extensions)
  if (refusal) response.status(400).json(refusal)
  else next()
}

function refuseLength(text: unknown, field: string, limit: number) {
  if (typeof text !== 'string' || text.length <= limit) return null
  return refuse('text_must_be_within_its_length', { field, limit, found: text.length })
}

/** None is known here. */
function refuseExtensions(extensions: unknown) {
  if (extensions === null || extensions === undefined) return null
  const found = typeof extensions === 'object' ? Object.keys(extensions).length : 1
  return found === 0
    ? null
    : refuse('request_must_hold_no_extensions', { field: 'extensions', limit: 0, found })
}

export function refuse(message: string, passed: LimitPassed) {
  return { errors: [{ message, extensions: { code: 'BAD_USER_INPUT', ...passed } }] }
}
