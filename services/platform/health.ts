import type { IncomingMessage, ServerResponse } from 'node:http'
import { metrics } from './metrics.ts'
import type { StandBy } from './stand-by.ts'

/** Something we cannot serve without, by name: settles when it works, throws when it does not. */
export type ReadinessChecks = Record<string, () => Promise<unknown>>

/** What is asked for readiness. */
export interface Health {
  /** Without these nothing is to be sent here. */
  readonly required?: ReadinessChecks
  /** What is missed when it is away, though requests are answered. */
  readonly optional?: ReadinessChecks
  /** Work that one process at a time does. */
  readonly works?: Record<string, Pick<StandBy, 'works'>>
  /** For how many seconds the oldest of some work has waited, whoever should do it. */
  readonly waiting?: Record<string, () => Promise<number>>
}

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const CHECK_WAIT_MS = 2_000

/**
 * The three pages for those who run the program: is it alive (else restart it), is it ready (else
 * send it nothing), and its figures for Prometheus. What is `away` is missed but not needed to
 * answer requests; who stands by for a work is as ready as who does it.
 */
export function operationsPages(health: Health): Record<string, Page> {
  return {
    '/livez': async (_, response) => answer(response, 200, { alive: true }),
    '/readyz': async (_, response) => {
      const state = await readiness(health)
      answer(response, state.ready ? 200 : 503, state)
    },
    '/metrics': async (_, response) => {
      const text = await metrics.metrics()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
    },
  }
}

async function readiness({ required = {}, optional = {}, works = {}, waiting = {} }: Health) {
  const [failing, away, waitingSeconds] = await Promise.all([
    findFailing(required),
    findFailing(optional),
    measure(waiting),
  ])
  const shown = Object.entries(works).map(([name, one]) => {
    return [name, one.works ? 'works' : 'stands by'] as const
  })
  const ready = failing.length === 0
  return { ready, failing, away, works: Object.fromEntries(shown), waitingSeconds }
}

/** Names only: why a check fails is in our log, not for whoever asks. */
async function findFailing(checks: ReadinessChecks): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const passed = await inTime(() => check().then(() => true))
      return passed ? [] : [name]
    }),
  )
  return results.flat()
}

/** What cannot be measured is null. */
async function measure(figures: Record<string, () => Promise<number>>) {
  const measured = await Promise.all(
    Object.entries(figures).map(async ([name, figure]) => [name, await inTime(figure)] as const),
  )
  return Object.fromEntries(measured)
}

async function inTime<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), CHECK_WAIT_MS)
  })
  try {
    return await Promise.race([ask(), late])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
