import { createServer } from 'node:http'
import express, { type NextFunction, type Request, type Response } from 'express'
import { type Health, operationsPages } from '../../platform/health.ts'
import type { LedgerShown } from '../../platform/home-page.ts'
import { type ClosingTimes, type Listening, listen } from '../../platform/listen.ts'
import { SlotsFull } from '../../platform/slots.ts'
import {
  answerTurnedAway,
  type TurnedAway,
  turnAway,
} from '../../platform/turned-away/turn-away.ts'
import { limitConnections, mustArriveWithin, mustKeepComing } from './connections.ts'
import {
  checkGraphqlBody,
  checkJsonType,
  checkMediaTypes,
  parseBody,
  readExportBody,
  readGraphqlBody,
  readTokenForm,
} from './graphql-request.ts'
import { BODY_BYTES_MAX, KEEP_ALIVE_MS, REQUEST_WAIT_MS, UPLOAD_WAIT_MS } from './limits.ts'
import { lineUp, lineUpLarge } from './line-up.ts'
import { log } from './log.ts'
import { nameRequest } from './name-request.ts'
import { noticeProxy } from './notice-proxy.ts'
import { strictHeaders } from './pages/content-security.ts'
import { serveDocuments } from './pages/documents.ts'
import { graphiqlPage, graphiqlParts } from './pages/graphiql.ts'
import { serveHome } from './pages/home.ts'
import { type OpenPortal, servePortal } from './pages/portal.ts'
import { readSecret } from './session/cookie.ts'
import { STRANGERS_WAITING_MAX, type StrangerSlots } from './stranger-slots.ts'

export interface ServerOptions {
  /** 0: a free one. */
  readonly port: number
  readonly host: string
  readonly trustProxy: number | string
  readonly ledger: LedgerShown
  /** Null where no pages are shown but the one that says what this is. */
  readonly portal: OpenPortal | null
  /** Null: its pages answer elsewhere, where strangers do not come. */
  readonly health: Health | null
  /** Answers POST /graphql, the body read and parsed. */
  readonly graphql: express.RequestHandler
  /** Files in at POST /imports, and what was refused of one out. */
  readonly imports: {
    readonly take: readonly express.RequestHandler[]
    readonly refused: express.RequestHandler
  }
  /** Files that belong to documents: in and out at short-lived links. */
  readonly blobs: {
    readonly take: readonly express.RequestHandler[]
    readonly give: express.RequestHandler
  }
  /** Answers POST /token with a session for an assertion, the form read and parsed. */
  readonly tokens: readonly express.RequestHandler[]
  /** Answers POST /exports with a list as a file, the body read and parsed. */
  readonly exports: express.RequestHandler
  /** The line in which those wait whom nobody knows. */
  readonly strangers: StrangerSlots
  /** How long closing takes, where that is not as usual. */
  readonly closing?: ClosingTimes
}

/** HTTP around the gateway: headers, sizes, times and the pages for those who run the program. */
export async function startServer(options: ServerOptions): Promise<Listening> {
  const { port, host, trustProxy, ledger, portal, health } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.use(nameRequest)
  const pages = health ? operationsPages(health) : {}
  for (const [path, page] of Object.entries(pages)) app.get(path, page)
  app.use(noticeProxy(trustProxy), strictHeaders, mustKeepComing)
  const pagesOfPortal = portal ? servePortal(portal, ledger, noteFault) : null
  if (pagesOfPortal) app.get('/', pagesOfPortal.page)
  app.get('/', serveHome(ledger, health !== null))
  serveRequests(app, options)
  if (pagesOfPortal) {
    app.get('/assets/:name', pagesOfPortal.asset)
    app.get('/*path', pagesOfPortal.page)
  }
  app.use((_request, response) => answerTurnedAway(response, turnAway('page_must_exist')))
  app.use(answerFault)

  const server = createServer(
    {
      headersTimeout: REQUEST_WAIT_MS,
      requestTimeout: UPLOAD_WAIT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    app,
  )
  limitConnections(server, trustProxy !== 0)
  return await listen(server, port, host, options.closing)
}

/** GraphQL, files and documents, each under its path. */
function serveRequests(
  app: express.Express,
  { graphql, imports, blobs, tokens, exports, strangers }: ServerOptions,
): void {
  app.get('/graphql', graphiqlPage)
  for (const [path, part] of Object.entries(graphiqlParts)) app.get(path, part)
  app.use('/schema', serveDocuments)
  app.post(
    '/graphql',
    mustArriveWithin(REQUEST_WAIT_MS),
    checkMediaTypes,
    lineUpLarge(strangers),
    readGraphqlBody,
    lineUp(strangers),
    parseBody,
    checkGraphqlBody,
    graphql,
  )
  app.post('/token', mustArriveWithin(REQUEST_WAIT_MS), readTokenForm, lineUp(strangers), ...tokens)
  app.post('/imports', mustArriveWithin(UPLOAD_WAIT_MS), ...imports.take)
  app.get('/imports/:id/refused.csv', imports.refused)
  app.post('/blobs/:link', mustArriveWithin(UPLOAD_WAIT_MS), ...blobs.take)
  app.get('/blobs/:link', blobs.give)
  app.post(
    '/exports',
    mustArriveWithin(REQUEST_WAIT_MS),
    checkJsonType,
    mustNameSession,
    readExportBody,
    lineUp(strangers),
    parseBody,
    exports,
  )
  app.all(['/graphql', '/imports', '/exports', '/token'], mustBePosted)
}

function noteFault(fault: unknown): void {
  log.error({ err: fault }, 'the portal cannot be shown')
}

/** Of whoever names no session nothing is read. */
function mustNameSession(request: Request, response: Response, next: NextFunction): void {
  const { path: fields } = request
  if (readSecret(request, request.secure) !== null) next()
  else answerTurnedAway(response, turnAway('reader_must_be_logged_in', { fields }))
}

function mustBePosted({ path }: Request, response: Response): void {
  answerTurnedAway(response.set('allow', 'POST'), turnAway('request_must_be_posted', { path }))
}

/** What a reader of bodies throws has a type, and of what is too large the limit. */
type BodyFault = Error & {
  readonly status?: number
  readonly type?: string
  readonly limit?: number
}

/** What is wrong with a body is its sender's fault; anything else is ours and not explained. */
function answerFault(
  error: BodyFault,
  _request: Request,
  response: Response,
  _next: NextFunction,
): void {
  if ((error.status ?? 500) >= 500 && !(error instanceof SlotsFull))
    log.error({ err: error }, 'a request failed')
  answerTurnedAway(response, findDuty(error))
}

function findDuty(error: BodyFault): TurnedAway {
  const { status = 500, type, limit = BODY_BYTES_MAX } = error
  if (error instanceof SlotsFull)
    return turnAway('strangers_must_be_fewer_at_once', { limit: STRANGERS_WAITING_MAX })
  if (type === 'entity.too.large') return turnAway('request_must_be_within_its_size', { limit })
  if (type?.endsWith('.unsupported')) return turnAway('request_must_say_that_it_is_json')
  return turnAway(status < 500 ? 'request_must_be_readable' : 'fault')
}
