import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { mustConnect } from '../platform/database.ts'
import { startPostgres } from './servers/postgres.ts'
import { mustReachTemporal, startTemporal } from './servers/temporal.ts'

export interface LocalEnvironment {
  /** The URL of the database's owner, who migrates; logins of the runtime roles follow from it. */
  databaseUrl: string
  temporalAddress: string
  /** Stops the servers that were started here; configured ones are left alone. */
  stop(): Promise<void>
}

const nothing = async () => undefined

/** Connects to the two servers that are configured, or starts embedded ones in the state folder. */
export async function startEnvironment(
  config: Config,
  say: (message: string) => void,
): Promise<LocalEnvironment> {
  const state = config.TALLYSTICK_STATE
  const postgres = config.DATABASE_URL
    ? { url: config.DATABASE_URL, stop: nothing }
    : await startPostgres({ folder: join(state, 'postgres'), port: config.POSTGRES_PORT, say })
  try {
    await mustConnect(postgres.url)
    if (config.TEMPORAL_ADDRESS) await mustReachTemporal(config.TEMPORAL_ADDRESS)
    const temporal = config.TEMPORAL_ADDRESS
      ? { address: config.TEMPORAL_ADDRESS, stop: nothing }
      : await startTemporal({ folder: join(state, 'temporal'), port: config.TEMPORAL_PORT, say })
    const stop = async () => {
      await temporal.stop()
      await postgres.stop()
    }
    return { databaseUrl: postgres.url, temporalAddress: temporal.address, stop }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
