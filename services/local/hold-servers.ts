import { describeConfig, hideSecrets, readConfig } from '../platform/config.ts'
import { createLog, setLogLevel } from '../platform/log.ts'
import { prepareSchema } from '../platform/migrate.ts'
import { closeInOrder } from '../platform/shutdown.ts'
import { startEnvironment } from './environment.ts'

const log = createLog('servers')

/** Keeps the two servers up, with the schema in place, until Ctrl-C: to look around with psql. */
export async function servers(): Promise<number> {
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  for (const line of describeConfig(config)) say(line)
  const environment = await startEnvironment(config, say)
  closeInOrder(log, [{ name: 'servers', close: environment.stop }])
  const done = await prepareSchema(environment.databaseUrl)
  say(`migrations: ${done.length === 0 ? 'nothing to do' : done.join(', ')}`)
  say(`database: ${hideSecrets(environment.databaseUrl)}`)
  say(`Temporal: ${environment.temporalAddress}`)
  say('ready; Ctrl-C ends both')
  return await new Promise<never>(() => setInterval(() => undefined, 60_000))
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
