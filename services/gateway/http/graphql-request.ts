import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
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
  TOKEN_FORM_BYTES_MAX,
} from './limits.ts'

const JSON_TYPES = ['application/json', 'application/graphql-response+json']
/** What a subscription is answered in, besides. */
const STREAM_TYPE = 'text/event-stream'

/** Lets pass what says that it is JSON and takes JSON as an answer. */
export function checkMediaTypes(request: Request, response: Response, next: NextFunction): void {
  if (!request.accepts([...JSON_TYPES, STREAM_TYPE]))
    answerTurnedAway(response, turnAway('request_must_accept_json'))
  else checkJsonType(request, response, next)
}

/** Lets pass what says that it is JSON, in UTF-8 where it says in what. */
export function checkJsonType(request: Request, response: Response, next: NextFunction): void {
  const [, charset = 'utf-8'] =
    /charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '') ?? []
  if (request.is(JSON_TYPES) && /^utf-?8$/i.test(charset)) next()
  else answerTurnedAway(response, turnAway('request_must_say_that_it_is_json'))
}

/** Reads the bytes of a body; nothing of them is parsed yet. */
export const readGraphqlBody = readBytes(BODY_BYTES_MAX)
export const readExportBody = readBytes(EXPORT_BODY_BYTES_MAX)

/** The form of a request for a token, parsed; it holds one assertion. */
export const readTokenForm = express.urlencoded({ extended: false, limit: TOKEN_FORM_BYTES_MAX })

function readBytes(limit: number): RequestHandler {
  return express.raw({ limit, type: () => true })
}

/** Parses a body of JSON in UTF-8 that is there; its levels are counted before. */
export function parseBody(request: Request, response: Response, next: NextFunction): void {
  const { body } = request
  const refusal = Buffer.isBuffer(body) ? refuseLevels(body) : null
  if (refusal) return void answerTurnedAway(response, refusal)
  try {
    if (Buffer.isBuffer(body)) request.body = JSON.parse(UTF_8.decode(body))
  } catch {
    return void answerTurnedAway(response, turnAway('request_must_be_json'))
  }
  next()
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

function refuseLevels(bytes: Uint8Array): TurnedAway | null {
  // The body itself is the object around the variables.
  const found = countJsonLevels(bytes) - 1
  if (found <= JSON_LEVELS_MAX) return null
  const passed = { field: 'variables', limit: JSON_LEVELS_MAX, found }
  return turnAway('json_must_be_at_most_32_levels_deep', passed)
}

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
