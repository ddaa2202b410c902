import { createTrial, trialFolder } from '../founding/index.ts'
import { describeConfig, readConfig } from '../platform/config.ts'
import { setLogLevel } from '../platform/log.ts'
import { measureProcess } from '../platform/metrics.ts'
import { closeInOrder } from '../platform/shutdown.ts'
import { startProgram } from './index.ts'
import { log } from './log.ts'

/** `npm start`: everything, until Ctrl-C. */
export async function start(args: string[]): Promise<number> {
  const trial = args.includes('--trial')
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  for (const line of describeConfig(config)) say(line)
  measureProcess()
  const { url, ledger, parts } = await startProgram({
    ...{ config, say },
    ...(trial ? { found: date => createTrial(config.TALLYSTICK_STATE, date) } : {}),
  })
  closeInOrder(log, parts)
  say(`ledger ${ledger.name}`)
  if (ledger.trial) say(describeTrial(config.TALLYSTICK_STATE))
  say(`GraphQL answers at ${url}; Ctrl-C ends`)
  return await new Promise<never>(() => setInterval(() => undefined, 60_000))
}

function describeTrial(state: string): string {
  const folder = trialFolder(state)
  return (
    `This ledger is for TRIAL ONLY. The keys of its operator are in ${folder}; what to do with ` +
    'them is told in schema/guides/found.md.'
  )
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
