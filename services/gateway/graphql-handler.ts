import type { IncomingMessage, ServerResponse } from 'node:http'
import { createYoga } from 'graphql-yoga'
import { forRequest } from '../platform/request-id.ts'
import { schema } from './build-schema.ts'
import { useAtLeast } from './graph/at-least.ts'
import type { Context } from './graph/context.ts'
import { maskFault } from './graph/mask-fault.ts'
import { useOpenFields } from './graph/open-to.ts'
import { Snapshot } from './graph/snapshot.ts'
import { useAcquaintance } from './graph/use-acquaintance.ts'
import { useChangeNotes } from './graph/use-change-notes.ts'
import { useDocumentCache } from './graph/use-document-cache.ts'
import { useDocumentLimits } from './graph/use-document-limits.ts'
import { useInputLimits } from './graph/use-input-limits.ts'
import { useRecords } from './graph/use-records.ts'
import { useRepeatLimit } from './graph/use-repeat-limit.ts'
import { useRequestId } from './graph/use-request-id.ts'
import { useRequestLimits } from './graph/use-request-limits.ts'
import { useRequestTimes } from './graph/use-request-times.ts'
import { useSentences } from './graph/use-sentences.ts'
import { useSnapshotEnd } from './graph/use-snapshot-end.ts'
import { log } from './http/log.ts'
import { findRequest } from './http/name-request.ts'
import { findSender } from './http/sender.ts'
import type { Services } from './http/services.ts'
import { readDevice, readSecret } from './http/session/cookie.ts'
import { findSession } from './http/session/find-session.ts'

export interface Http {
  /** `ip` and `secure`: as told by the proxies that are trusted. */
  readonly req: IncomingMessage & { readonly ip?: string | undefined; readonly secure?: boolean }
  readonly res: ServerResponse
}

/** Answers GraphQL over HTTP. Errors of ours are masked for the caller and logged whole. */
export function graphqlHandler(services: Services) {
  const yoga = createYoga<Http, Context>({
    schema,
    context: ({ req, res }) => buildContext(services, { req, res }),
    plugins: [
      useRequestTimes(schema),
      useRecords(schema),
      useAcquaintance(),
      useSentences(),
      useRequestId(),
      ...useDocumentLimits(),
      useRepeatLimit(),
      useInputLimits(schema),
      useRequestLimits(),
      useOpenFields(schema),
      useAtLeast(),
      useChangeNotes(),
      useSnapshotEnd(),
      useDocumentCache(),
    ],
    // Ours is bounded in bytes.
    parserAndValidationCache: false,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    batching: false,
    cors: false,
    healthCheckEndpoint: '/graphql/health',
    // In no environment is a caller shown our errors.
    maskedErrors: { errorMessage: 'fault', isDev: false, maskError: maskFault },
    logging: {
      debug: () => undefined,
      info: () => undefined,
      warn: (...args: unknown[]) => log.warn({ err: args.find(isError) }, 'graphql'),
      error: (...args: unknown[]) => log.error({ err: args.find(isError) }, 'graphql'),
    },
  })
  return async (req: IncomingMessage, res: ServerResponse) =>
    void (await forRequest(findRequest(res), () => yoga(req, res)))
}

/** Builds what one request has at hand; of a snapshot of its own, unless one is given. */
export function buildContext(
  { ledger, reader, shared }: Services,
  { req, res }: Http,
  given: Snapshot | null = null,
): Context {
  const { secure: https = false } = req
  const sessionSecret = readSecret(req, https)
  const session = once(async () => await findSession(shared.sessions, req, https))
  const caller = async () => (await session()).caller
  const address = findSender(req.ip ?? '')
  const snapshot = given ?? new Snapshot(reader, caller, shared.readSlots)
  const device = readDevice(req, https)
  const noted = { requestId: findRequest(res), outcomes: [] }
  const from = { address, https, res, sessionSecret, device }
  return { ...noted, ...from, ledger, session, caller, shared, snapshot }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

function isError(value: unknown): value is Error {
  return value instanceof Error
}
