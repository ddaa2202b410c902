import { parseArgs } from 'node:util'
import { createTrial, trialFolder, writeTrialProfiles } from '../founding/index.ts'
import { openPortal } from '../local/index.ts'
import { describeConfig, readConfig } from '../platform/config.ts'
import { setLogLevel } from '../platform/log.ts'
import { measureProcess } from '../platform/metrics.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { closeInOrder } from '../platform/shutdown.ts'
import { startProgram } from './index.ts'
import { log } from './log.ts'
import { ALL_ROLES, readRoles } from './roles.ts'

const USAGE = `npm start -- [--trial] [--roles=ROLE,ROLE…]
  --trial    founds a ledger to try where there is none; in earnest, see schema/guides/found.md
  --roles    what this process does, everything unless given:
    gateway    answers requests: GraphQL, files, health; with the ledger that writes
    sequencer  gives entries their positions
    relay      tells Temporal which waits are open and answered
    worker     carries out workflows: reminds, escalates, lapses
  Runs until Ctrl-C. Gateways and workers run side by side on one database. Of sequencers and
  relays one works, and the others stand by and take over. Only relay and worker need Temporal,
  only the worker the system key. Processes share one state folder, or DATABASE_URL,
  TEMPORAL_ADDRESS, ROOT_SECRET and IDENTITY_KEY.`

/** `npm start`: until Ctrl-C. */
export async function start(args: string[]): Promise<number> {
  const { help, trial = false, roles: named } = parse(args)
  if (help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const roles = named === undefined ? ALL_ROLES : readRoles(named)
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  for (const line of describeConfig(config)) say(line)
  measureProcess()
  // Built beside what else starts, if it has to be; whoever opens a page is told when it fails.
  void openPortal().catch(() => undefined)
  const { url, healthUrl, ledger, temporalPage, parts } = await startProgram({
    ...{ config, roles, say, temporalPage: trial },
    ...(trial ? { found: date => createTrial(config, date) } : {}),
  })
  closeInOrder(log, parts)
  if (ledger) say(`ledger ${ledger.name}`)
  if (ledger?.trial && url !== null) {
    const folder = trialFolder(config.TALLYSTICK_STATE)
    const profiles = writeTrialProfiles(folder, { url: `${url}/graphql`, ledger: ledger.name })
    say(
      `This ledger is for TRIAL ONLY; its operator’s keys are in ${folder}. To play its officers:`,
    )
    for (const profile of profiles) say(`  npx tallystick desk tasks --as ${profile}`)
    say('In the portal: “Bring in a key file”, with a profile and the .key.pem beside it.')
  }
  if (temporalPage !== null) say(`Temporal’s own page: ${temporalPage}`)
  say(`roles: ${[...roles].join(', ')}`)
  if (url !== null) say(`the portal is at ${url}/, GraphQL answers at ${url}/graphql`)
  say(`health answers at ${healthUrl}/readyz; Ctrl-C ends`)
  return await new Promise<never>(() => setInterval(() => undefined, 60_000))
}

function parse(args: string[]) {
  try {
    const options = {
      roles: { type: 'string' },
      trial: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args, options }).values
  } catch (fault) {
    throw new SetupFault(`${(fault as Error).message}\n${USAGE}`)
  }
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
