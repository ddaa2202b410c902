import { createHmac } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { hideSecrets } from './config.ts'
import { watchPool } from './metrics.ts'
import { SetupFault } from './setup-fault.ts'

/** The roles that services log in to the database as. None of them owns anything. */
export const RUNTIME_ROLES = [
  'tallystick_ledger',
  'tallystick_reader',
  'tallystick_intake',
  'tallystick_sequencer',
  'tallystick_desk',
] as const
export type RuntimeRole = (typeof RUNTIME_ROLES)[number]

const { builtins, getTypeParser, setTypeParser } = pg.types
type TypeId = typeof builtins.INT8
// pg names no array types.
const TEXT_ARRAY = 1009 as number as TypeId
const INT8_ARRAY = 1016 as number as TypeId
const DATE_ARRAY = 1182 as number as TypeId

// Money is bigint, a business date is its text; pg's own answers lose fen and shift days.
const parseTextArray = getTypeParser(TEXT_ARRAY) as (text: string) => string[]
setTypeParser(builtins.INT8, BigInt)
setTypeParser(INT8_ARRAY, text => parseTextArray(text).map(BigInt))
setTypeParser(builtins.DATE, String)
setTypeParser(DATE_ARRAY, parseTextArray)

export interface PoolOptions {
  /** The name shown in pg_stat_activity. */
  name: string
  max: number
  /** How many milliseconds a request waits for a connection; without it, as long as it takes. */
  waitMs?: number
  /** Called when a connection broke while idle; the pool opens new ones by itself. */
  onBroken?: (error: Error) => void
  /** What the library takes besides. */
  more?: Pick<pg.PoolConfig, 'idleTimeoutMillis' | 'query_timeout' | 'onConnect'>
}

export function openPool(url: string, options: PoolOptions): pg.Pool {
  const { name, max, waitMs: connectionTimeoutMillis = 0, onBroken, more } = options
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max,
    connectionTimeoutMillis,
    ...more,
  })
  watchPool(pool, name)
  pool.on('error', error => onBroken?.(error))
  // One that breaks while it is checked out between two queries: the next query tells who holds it.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** How long a connection of its own waits to be opened, and for an answer. */
const OWN_WAIT_MS = 2_000

/** A connection of its own to the database of a pool, for what must not wait for others. */
export function openConnection(pool: pg.Pool, name: string): pg.Client {
  return new pg.Client({
    ...pool.options,
    application_name: name,
    connectionTimeoutMillis: OWN_WAIT_MS,
    query_timeout: OWN_WAIT_MS,
    keepAlive: true,
  })
}

/** One connection beside a pool: tells whether the database answers, however busy the pool is. */
export function openProbe(pool: pg.Pool): pg.Pool {
  const probe = new pg.Pool({
    ...pool.options,
    application_name: `${pool.options.application_name} readiness`,
    max: 1,
    connectionTimeoutMillis: OWN_WAIT_MS,
    query_timeout: OWN_WAIT_MS,
  })
  probe.on('error', () => undefined)
  return probe
}

/** `Schema` is the generated interface of the tables. */
export function openDatabase<Schema>(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * Builds the URL of a runtime role in the owner's database. Its password is derived from the
 * owner's, so there is one secret to keep; the owner's cannot be computed from it.
 */
export function urlAs(ownerUrl: string, role: RuntimeRole): string {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = passwordOf(ownerUrl, role)
  return url.href
}

export function passwordOf(ownerUrl: string, role: RuntimeRole): string {
  const secret = decodeURIComponent(new URL(ownerUrl).password)
  return createHmac('sha256', secret).update(`tallystick login ${role}`).digest('base64url')
}

/** Throws SetupFault with one sentence when no database answers here, or it refuses the login. */
export async function mustConnect(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    // Several addresses refused at once come as an AggregateError without a message.
    const { message, code } = error as Error & { code?: string }
    throw new SetupFault(
      `no database at DATABASE_URL ${hideSecrets(url)}: ${message || code || 'no answer'}`,
    )
  }
  await client.end()
}
