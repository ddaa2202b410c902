import type { IncomingMessage, ServerResponse } from 'node:http'
import { metrics } from './metrics.ts'

/** Something we cannot serve without, by name: settles when it works, throws when it does not. */
export type ReadinessChecks = Record<string, () => Promise<unknown>>

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const CHECK_WAIT_MS = 2_000

/**
 * The three pages for those who run the program: is it alive (else restart it), is it ready (else
 * send it nothing), and its figures for Prometheus. What is `away` is missed but not needed to
 * answer requests.
 */
export function operationsPages(
  requiredChecks: ReadinessChecks,
  optionalChecks: ReadinessChecks = {},
): Record<string, Handler> {
  return {
    '/livez': async (_, response) => answer(response, 200, { alive: true }),
    '/readyz': async (_, response) => {
      const [failing, away] = await Promise.all([requiredChecks, optionalChecks].map(findFailing))
      const ready = failing!.length === 0
      answer(response, ready ? 200 : 503, { ready, failing, away })
    },
    '/metrics': async (_, response) => {
      const text = await metrics.metrics()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
    },
  }
}

/** Names only: why a check fails is in our log, not for whoever asks. */
async function findFailing(checks: ReadinessChecks): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await passes(check)) ? [] : [name])),
  )
  return results.flat()
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), CHECK_WAIT_MS)
  })
  try {
    return await Promise.race([check().then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
