import { describeConfig, readConfig } from '../platform/config.ts'
import { setLogLevel } from '../platform/log.ts'
import { measureProcess } from '../platform/metrics.ts'
import { closeInOrder } from '../platform/shutdown.ts'
import { startProgram } from './index.ts'
import { log } from './log.ts'

/** `npm start`: everything, until Ctrl-C. */
export async function start(): Promise<number> {
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  for (const line of describeConfig(config)) say(line)
  measureProcess()
  const { url, ledger, parts } = await startProgram({ config, say })
  closeInOrder(log, parts)
  say(`ledger ${ledger.name}`)
  say(`GraphQL answers at ${url}; Ctrl-C ends`)
  return await new Promise<never>(() => setInterval(() => undefined, 60_000))
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
