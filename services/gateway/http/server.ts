import { createServer } from 'node:http'
import express, { type NextFunction, type Request, type Response } from 'express'
import { type Health, operationsPages } from '../../platform/health.ts'
import type { LedgerShown } from '../../platform/home-page.ts'
import { type Listening, listen } from '../../platform/listen.ts'
import { limitConnections, mustArriveWithin, mustKeepComing } from './connections.ts'
import { checkGraphqlBody, DepthFault, readGraphqlBody, refuse } from './graphql-request.ts'
import { KEEP_ALIVE_MS, REQUEST_WAIT_MS, UPLOAD_WAIT_MS } from './limits.ts'
import { log } from './log.ts'
import { strictHeaders } from './pages/content-security.ts'
import { serveDocuments } from './pages/documents.ts'
import { graphiqlPage, graphiqlParts } from './pages/graphiql.ts'
import { serveHome } from './pages/home.ts'

export interface ServerOptions {
  /** 0: a free one. */
  readonly port: number
  readonly host: string
  readonly trustProxy: number | string
  readonly ledger: LedgerShown
  readonly health: Health
  /** Answers POST /graphql, the body read and parsed. */
  readonly graphql: express.RequestHandler
  /** Files in at POST /imports, and what was refused of one out. */
  readonly imports: {
    readonly take: express.RequestHandler
    readonly refused: express.RequestHandler
  }
}

/** HTTP around the gateway: headers, sizes, times and the pages for those who run the program. */
export async function startServer(options: ServerOptions): Promise<Listening> {
  const { port, host, trustProxy, ledger, health, graphql, imports } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  for (const [path, page] of Object.entries(operationsPages(health))) app.get(path, page)
  app.use(strictHeaders, mustKeepComing)
  app.get('/', serveHome(ledger))
  app.get('/graphql', graphiqlPage)
  for (const [path, part] of Object.entries(graphiqlParts)) app.get(path, part)
  app.use('/schema', serveDocuments)
  app.post(
    '/graphql',
    mustArriveWithin(REQUEST_WAIT_MS),
    readGraphqlBody,
    checkGraphqlBody,
    graphql,
  )
  app.post('/imports', mustArriveWithin(UPLOAD_WAIT_MS), imports.take)
  app.get('/imports/:id/refused.csv', imports.refused)
  app.use((_request, response) => void response.status(404).json(fault('page_must_exist')))
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
  return await listen(server, port, host)
}

/** A body too large or no JSON is the sender's fault; anything else is ours and not explained. */
function answerFault(
  error: Error & { status?: number; type?: string },
  _request: Request,
  response: Response,
  _next: NextFunction,
): void {
  const { status = 500, type } = error
  if (error instanceof DepthFault) {
    response.status(400).json(refuse(error.message, error.passed))
    return
  }
  if (status >= 500) log.error({ err: error }, 'a request failed')
  const known = type === undefined ? undefined : BODY_FAULTS[type]
  response.status(status).json(fault(known ?? (status < 500 ? 'request_must_be_json' : 'fault')))
}

const BODY_FAULTS: Record<string, string> = {
  'entity.too.large': 'request_must_be_at_most_4_mib',
}

function fault(message: string) {
  return { errors: [{ message }] }
}
