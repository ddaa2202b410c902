import type { IncomingMessage } from 'node:http'
import express, { type NextFunction, type Request, type Response } from 'express'
import { countJsonLevels, JSON_LEVELS_MAX } from '../../platform/json-form.ts'
import {
  answerTurnedAway,
  type TurnedAway,
  turnAway,
} from '../../platform/turned-away/turn-away.ts'
import {
  BODY_BYTES_MAX,
  EXPORT_BODY_BYTES_MAX,
  NAME_LENGTH_MAX,
  QUERY_LENGTH_MAX,
} from './limits.ts'

/** The body is too deep. Its sender's fault, told by the handler of errors. */
export class DepthFault extends Error {
  override name = 'DepthFault'
  readonly turnedAway: TurnedAway

  constructor(found: number) {
    super('json_must_be_at_most_32_levels_deep')
    const passed = { field: 'variables', limit: JSON_LEVELS_MAX, found }
    this.turnedAway = turnAway('json_must_be_at_most_32_levels_deep', passed)
  }
}

const JSON_TYPES = ['application/json', 'application/graphql-response+json']

/** Lets pass what says that it is JSON and takes JSON as an answer. */
export function checkMediaTypes(request: Request, response: Response, next: NextFunction): void {
  if (!request.accepts(JSON_TYPES)) answerTurnedAway(response, turnAway('request_must_accept_json'))
  else checkJsonType(request, response, next)
}

/** Lets pass what says that it is JSON. */
export function checkJsonType(request: Request, response: Response, next: NextFunction): void {
  if (request.is(JSON_TYPES)) next()
  else answerTurnedAway(response, turnAway('request_must_say_that_it_is_json'))
}

/** Reads a body of JSON; its levels are counted before it is parsed. */
function readBody(limit: number) {
  return express.json({
    limit,
    type: () => true,
    verify: (_request: IncomingMessage, _response, bytes: Buffer) => {
      // The body itself is the object around the variables.
      const levels = countJsonLevels(bytes) - 1
      if (levels > JSON_LEVELS_MAX) throw new DepthFault(levels)
    },
  })
}

export const readGraphqlBody = readBody(BODY_BYTES_MAX)
export const readExportBody = readBody(EXPORT_BODY_BYTES_MAX)

/** Lets pass what may be parsed as GraphQL: a document and a name of bounded length, no more. */
export function checkGraphqlBody({ body }: Request, response: Response, next: NextFunction): void {
  const refusal =
    typeof body !== 'object' || body === null || Object.keys(body).length === 0
      ? turnAway('request_must_hold_a_json_document')
      : (refuseLength(body.query, 'query', QUERY_LENGTH_MAX) ??
        refuseLength(body.operationName, 'operationName', NAME_LENGTH_MAX) ??
        refuseExtensions(body.extensions))
  if (refusal) answerTurnedAway(response, refusal)
  else next()
}

function refuseLength(text: unknown, field: string, limit: number): TurnedAway | null {
  if (typeof text !== 'string' || text.length <= limit) return null
  return turnAway('text_must_be_within_its_length', { field, limit, found: text.length })
}

/** None is known here. */
function refuseExtensions(extensions: unknown): TurnedAway | null {
  if (extensions === null || extensions === undefined) return null
  const found = typeof extensions === 'object' ? Object.keys(extensions).length : 1
  if (found === 0) return null
  return turnAway('request_must_hold_no_extensions', { field: 'extensions', limit: 0, found })
}
