import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { readIdentityKey } from '../platform/identity-key.ts'
import { setLogLevel } from '../platform/log.ts'
import { readRootSecret } from '../platform/root-secret.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { type Program, startProgram } from '../program/index.ts'
import { type DemoArguments, readArguments, USAGE } from './arguments.ts'
import { type Market, readMarket } from './market/index.ts'
import { buildOperator, signGenesis, writeOperatorKeys } from './operator.ts'
import { type Run, readRun, writeRun } from './run-file.ts'
import { tellStory } from './tell-story.ts'

/** The Monday on or after which the first invoice falls; two published calendar years follow. */
const START_ON: BusinessDate = '2025-01-06'
const SEED = 20_250_106

/** `npm run demo`: the whole story on a ledger of its own, then its totals. Ends by itself. */
export async function demo(args: string[]): Promise<number> {
  const wanted = readArguments(args)
  if (wanted.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const config = configFor(wanted)
  setLogLevel(config.LOG_LEVEL)
  const folder = config.TALLYSTICK_STATE
  const known = readRun(folder)
  const file = wanted.invoices ?? known?.invoices ?? undefined
  const market = await readMarket({ file, seed: SEED, startOn: known?.startOn ?? START_ON })
  const run = known ?? begin(market, wanted)
  if (run.market !== digestMarket(market))
    throw new SetupFault(`${folder} holds a run on other invoices; add --fresh for a new folder`)
  if (run.ended && run.ended.days >= (wanted.days ?? run.ended.days)) {
    process.stdout.write(`${run.ended.report}\n`)
    if (wanted.stay) return await stay(config, run)
    say(`This run is over; its ledger is in ${folder}. npm start opens it, --fresh begins anew.`)
    return 0
  }
  writeRun(folder, run)
  say(known ? `Going on with the run in ${folder}.` : `A new run, in ${folder}.`)
  say(describe(market))
  await live({ config, market, run, wanted })
  return 0
}

interface Living {
  readonly config: Config
  readonly market: Market
  readonly run: Run
  readonly wanted: Pick<DemoArguments, 'days' | 'stay'>
}

async function live({ config, market, run, wanted }: Living): Promise<void> {
  const started = performance.now()
  const program = await open(config, run)
  try {
    const setUpMs = performance.now() - started
    const told = await tellStory({ program, config, market, run, days: wanted.days, setUpMs })
    process.stdout.write(`${told.report}\n`)
    const report = stripVTControlCharacters(told.report)
    writeRun(config.TALLYSTICK_STATE, { ...run, ended: { days: told.days, report } })
    if (wanted.stay) await untilStopped(program)
  } finally {
    await close(program)
  }
}

/** A run that is over is opened again, to look around in it. */
async function stay(config: Config, run: Run): Promise<number> {
  const program = await open(config, run)
  await untilStopped(program)
  await close(program)
  return 0
}

async function open(config: Config, { startOn }: Run): Promise<Program> {
  const secret = readRootSecret(config)
  writeOperatorKeys(config.TALLYSTICK_STATE, secret)
  const identityKey = readIdentityKey(config)
  const found = () => signGenesis(buildOperator(secret), { date: startOn, identityKey })
  return await startProgram({ config, found, say })
}

async function close({ parts }: Program): Promise<void> {
  for (const { close } of parts) await close().catch(() => undefined)
}

async function untilStopped({ url }: Program): Promise<void> {
  say(`The portal is at ${url}/, with the logins above. Ctrl-C ends.`)
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
  })
}

function configFor({ fresh }: DemoArguments): Config {
  const config = { ...readConfig(), DEMONSTRATION: true }
  // What goes wrong is told in sentences; a log of one's own choice is for those who ask for it.
  if (!process.env['LOG_LEVEL']) config.LOG_LEVEL = 'silent'
  if (!fresh) return config
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  return { ...config, TALLYSTICK_STATE: join(config.TALLYSTICK_STATE, `demo-${stamp}`) }
}

function begin(market: Market, { invoices }: DemoArguments): Run {
  const { startOn, seed } = market
  return { at: Date.now(), startOn, seed, invoices, market: digestMarket(market) }
}

function digestMarket({ invoices }: Market): string {
  const text = JSON.stringify(invoices, (_, v) => (typeof v === 'bigint' ? String(v) : v))
  return createHash('sha256').update(text).digest('hex')
}

function describe({ source, invoices, debtors, shiftedWeeks, startOn, seed }: Market): string {
  const what = `${invoices.length} invoices on ${debtors.length} debtors`
  const from =
    source === 'file'
      ? `${what} of a sample, moved by ${shiftedWeeks} weeks to start on ${startOn}, taken as CNY`
      : `${what}, generated from seed ${seed} (the sample is not here)`
  return `${from}; suppliers, names, orders and deliveries are generated.`
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
