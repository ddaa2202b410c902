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

/** What came of asking, each part by its name. */
export interface HealthSeen {
  readonly checks: readonly {
    readonly name: string
    readonly required: boolean
    readonly passes: boolean
  }[]
  readonly works: readonly { readonly name: string; readonly works: boolean }[]
  /** Null: it could not be measured. */
  readonly waiting: readonly { readonly name: string; readonly seconds: number | null }[]
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

async function readiness(health: Health) {
  const { checks, works, waiting } = await readHealth(health)
  const find = (needed: boolean) =>
    checks.filter(one => one.required === needed && !one.passes).map(({ name }) => name)
  const failing = find(true)
  return {
    ...{ ready: failing.length === 0, failing, away: find(false) },
    works: Object.fromEntries(works.map(one => [one.name, one.works ? 'works' : 'stands by'])),
    waitingSeconds: Object.fromEntries(waiting.map(({ name, seconds }) => [name, seconds])),
  }
}

/** Asks every part. Names only: why a check fails is in our log, not for whoever asks. */
export async function readHealth(health: Health): Promise<HealthSeen> {
  const { required = {}, optional = {}, works = {}, waiting = {} } = health
  const [needed, missed, measured] = await Promise.all([
    askAll(required, async check => (await inTime(() => check().then(() => true))) ?? false),
    askAll(optional, async check => (await inTime(() => check().then(() => true))) ?? false),
    askAll(waiting, inTime),
  ])
  const list = (asked: [string, boolean][], required: boolean) =>
    asked.map(([name, passes]) => ({ name, required, passes }))
  return {
    checks: [...list(needed, true), ...list(missed, false)],
    works: Object.entries(works).map(([name, one]) => ({ name, works: one.works })),
    waiting: measured.map(([name, seconds]) => ({ name, seconds })),
  }
}

async function askAll<Part, Found>(
  parts: Readonly<Record<string, Part>>,
  ask: (part: Part) => Promise<Found>,
): Promise<[string, Found][]> {
  const entries = Object.entries(parts)
  return await Promise.all(
    entries.map(async ([name, part]): Promise<[string, Found]> => [name, await ask(part)]),
  )
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
