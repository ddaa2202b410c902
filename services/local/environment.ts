import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../platform/config.ts'
import { mustConnect } from '../platform/database.ts'
import { sharePostgres } from './servers/postgres.ts'
import { mustReachTemporal, shareTemporal } from './servers/temporal.ts'

export interface LocalEnvironment {
  /** The URL of the database's owner, who migrates; logins of the runtime roles follow from it. */
  databaseUrl: string
  /** Null where Temporal was not asked for. */
  temporalAddress: string | null
  /** Where Temporal’s own page is; null where it is not served from here. */
  temporalPage: string | null
  /** Stops the servers that were started here; others are left alone. */
  stop(): Promise<void>
}

const nothing = async () => undefined

/**
 * Connects to the servers that are configured, or to those that another program runs in the state
 * folder, or starts them there.
 */
export async function startEnvironment(
  config: Config,
  say: (message: string) => void,
  { temporal: needed = true, page = false } = {},
): Promise<LocalEnvironment> {
  const state = config.TALLYSTICK_STATE
  const folder = join(state, 'postgres')
  const postgres = config.DATABASE_URL
    ? { url: config.DATABASE_URL, stop: nothing }
    : await sharePostgres({ folder, port: config.POSTGRES_PORT, say })
  try {
    await mustConnect(postgres.url)
    const temporal = needed
      ? await findTemporal(config, { databaseUrl: postgres.url, page, say })
      : null
    const stop = async () => {
      await temporal?.stop()
      await postgres.stop()
    }
    return {
      databaseUrl: postgres.url,
      temporalAddress: temporal?.address ?? null,
      temporalPage: temporal?.page ?? null,
      stop,
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

interface Finding {
  readonly databaseUrl: string
  readonly page: boolean
  say(message: string): void
}

async function findTemporal(config: Config, { databaseUrl, page, say }: Finding) {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_PORT: port, TALLYSTICK_STATE: state } = config
  if (address) {
    await mustReachTemporal(address)
    return { address, page: null, stop: nothing }
  }
  const options = { folder: join(state, 'temporal'), port, page, say }
  return await shareTemporal(options, find => inTurn(databaseUrl, find))
}

/** Lets programs that begin at the same moment do this one after the other. */
async function inTurn<Found>(databaseUrl: string, find: () => Promise<Found>): Promise<Found> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('tallystick Temporal'))")
    return await find()
  } finally {
    await client.end()
  }
}
