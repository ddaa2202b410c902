import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, Pool } from 'pg'
import { openConnection } from './database.ts'
import type { Log } from './log.ts'
import { showWork } from './metrics.ts'

/** Work that one process at a time does, while the others stand by. */
export interface StandBy {
  /** Whether this process is the one that works. */
  readonly works: boolean
  /** Ends the work after what is under way; then another process takes over. */
  close(): Promise<void>
}

export interface StandByOptions {
  /** The name of the work: one process at a time does it on one database. */
  readonly name: string
  /** Says where the database is, and as whom to log in; none of its connections is used. */
  readonly pool: Pool
  readonly log: Log
  /** Begins when nobody else works, and is told to stop when this process no longer should. */
  readonly work: (stop: AbortSignal) => Promise<void>
}

/** How often a process that stands by asks for the work, and one that works shows that it lives. */
const ASK_MS = 500
/** PostgreSQL takes the work from a process that it has not heard of for so long. */
const SILENT_MS = 3_000
/** A database that is away is asked again so much later. */
const AWAY_MS = 1_000
/** A connection that does not even end is left to itself. */
const END_WAIT_MS = 1_000

/**
 * Does the work whenever no other process does it. Who works holds an advisory lock of a session of
 * its own: with the process, or with that session, the lock is gone and another takes over. Between
 * the loss of a session and the moment at which its process notices, two may work: work that must
 * not bear this is fenced besides.
 */
export function standBy(options: StandByOptions): StandBy {
  const stop = new AbortController()
  const state = { works: false }
  const show = (works: boolean) => {
    state.works = works
    showWork(options.name, works)
  }
  show(false)
  const ended = standByUntil(options, stop.signal, show)
  return {
    get works() {
      return state.works
    },
    close: async () => {
      stop.abort()
      await ended
      showWork(options.name, null)
    },
  }
}

async function standByUntil(
  options: StandByOptions,
  stop: AbortSignal,
  show: (works: boolean) => void,
): Promise<void> {
  const { name, log } = options
  let away = false
  while (!stop.aborted) {
    try {
      await holdSession(options, stop, show)
      away = false
    } catch (fault) {
      if (!away)
        log.warn({ err: fault, work: name }, 'the database is away: nobody works from here')
      away = true
    }
    await pause(away ? AWAY_MS : ASK_MS, stop)
  }
}

/** One session: stands by until it has the lock, then works until the session or the work ends. */
async function holdSession(
  { pool, name, log, work }: StandByOptions,
  stop: AbortSignal,
  show: (works: boolean) => void,
): Promise<void> {
  const client = openConnection(pool, `tallystick ${name}`)
  const session = new AbortController()
  client.on('error', () => session.abort())
  client.on('end', () => session.abort())
  const over = AbortSignal.any([stop, session.signal])
  try {
    await client.connect()
    await client.query(`set idle_session_timeout = ${SILENT_MS}`)
    while (!(over.aborted || (await takeLock(client, name)))) await pause(ASK_MS, over)
    // The lock may have come at the very moment at which this was closed.
    if (over.aborted) return
    show(true)
    log.info({ work: name }, 'works now')
    await workWithin(client, session, over, work)
    if (!stop.aborted) log.warn({ work: name }, 'stands by again')
  } finally {
    show(false)
    await Promise.race([client.end().catch(() => undefined), sleep(END_WAIT_MS)])
  }
}

async function takeLock(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "select pg_try_advisory_lock(hashtext('tallystick work'), hashtext($1)) as taken",
    [name],
  )
  return rows[0]!.taken
}

/** Works until it is over: told to stop, or without the session that holds the lock. */
async function workWithin(
  client: Client,
  session: AbortController,
  over: AbortSignal,
  work: StandByOptions['work'],
): Promise<void> {
  const done = new AbortController()
  const living = showLife(client, AbortSignal.any([done.signal, session.signal])).catch(() =>
    session.abort(),
  )
  try {
    await work(over)
  } finally {
    done.abort()
    await living
  }
}

/** Throws when the session does not answer in time. */
async function showLife(client: Client, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await client.query('select')
    await pause(ASK_MS, over)
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
