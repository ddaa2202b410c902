import type { IncomingMessage, ServerResponse } from 'node:http'
import { createYoga, type Plugin } from 'graphql-yoga'
import { schema } from '../build-schema.ts'
import { readsShowTheirToken } from '../graph/at-least.ts'
import type { Caller, Context, Http, Services } from '../graph/context.ts'
import { fieldsMustBeOpen } from '../graph/open-to.ts'
import { Snapshot } from '../graph/snapshot.ts'
import { textMustBeStorable } from '../graph/storable-text.ts'
import { documentLimits } from './limits.ts'
import { log } from './log.ts'
import { requestsAreTimed } from './metrics.ts'
import { requestsArePaced, senderOf } from './request-limits.ts'
import { secretOf } from './session/cookie.ts'

/** Answers GraphQL over HTTP. Errors of ours are masked for the caller and logged whole. */
export function graphqlHandler(services: Services) {
  const yoga = createYoga<Http, Context>({
    schema,
    context: ({ req, res }) => contextOf(services, { req, res }),
    plugins: [
      requestsAreTimed(schema),
      ...documentLimits(),
      textMustBeStorable(),
      requestsArePaced(),
      fieldsMustBeOpen(schema),
      readsShowTheirToken(),
      snapshotsEnd(),
    ],
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    batching: false,
    cors: false,
    healthCheckEndpoint: '/graphql/health',
    // In no environment is a caller shown our errors.
    maskedErrors: { errorMessage: 'fault', isDev: false },
    logging: {
      debug: () => undefined,
      info: () => undefined,
      warn: (...args: unknown[]) => log.warn({ err: args.find(isError) }, 'graphql'),
      error: (...args: unknown[]) => log.error({ err: args.find(isError) }, 'graphql'),
    },
  })
  return async (req: IncomingMessage, res: ServerResponse) => void (await yoga(req, res))
}

function contextOf({ ledger, reader, shared }: Services, { req, res }: Http): Context {
  const sessionSecret = secretOf(req, shared.https)
  const caller = once(
    async (): Promise<Caller | null> =>
      sessionSecret === null ? null : await shared.sessions.find(sessionSecret),
  )
  const address = senderOf(req.ip ?? '')
  const snapshot = new Snapshot(reader, caller)
  return { ledger, caller, shared, address, res, sessionSecret, snapshot }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

function snapshotsEnd(): Plugin<Context> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone: async () => await contextValue.snapshot.end(),
    }),
  }
}

function isError(value: unknown): value is Error {
  return value instanceof Error
}
