import { Client, Connection } from '@temporalio/client'
import type { Pool } from 'pg'
import { type Calendar, rollDate } from '../../contracts/kernel/calendar.ts'
import { type BusinessDate, dateOf } from '../../contracts/kernel/date.ts'
import { HOW_TO_FOUND, openSystemKey } from '../founding/index.ts'
import { startGateway } from '../gateway/index.ts'
import { type Ledger, openLedger, readLedgerIdentity, writeGenesis } from '../ledger/index.ts'
import { startEnvironment } from '../local/index.ts'
import { limitConnections } from '../platform/bound-roles.ts'
import { chinaCalendar } from '../platform/china-calendar.ts'
import type { Config } from '../platform/config.ts'
import { openPool, type RuntimeRole, urlAs } from '../platform/database.ts'
import type { ReadinessChecks } from '../platform/health.ts'
import { type LedgerClock, ledgerClock } from '../platform/ledger-clock.ts'
import { migrate } from '../platform/migrate.ts'
import { readRootSecret } from '../platform/root-secret.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Closing } from '../platform/shutdown.ts'
import { startRelay } from '../relay/index.ts'
import { mustBePlaced, startSequencer, unplaced, watchUnplaced } from '../sequencer/index.ts'
import { startWorker } from '../worker/index.ts'
import { log } from './log.ts'
import { findSystemUser, type SystemUser, submitAsSystem } from './system-user.ts'

/** Everything in one process: the default of a local installation. */
export interface Program {
  /** Where GraphQL answers. */
  readonly url: string
  readonly ledger: Ledger
  /** As the database's owner: to audit, and to show what the owner cannot hide. */
  readonly databaseUrl: string
  /** What to close, in order. */
  readonly parts: Closing[]
}

export interface ProgramOptions {
  readonly config: Config
  /**
   * Makes the signed genesis of a new ledger, which begins on the business date given. Without it a
   * database that holds no ledger is not started on.
   */
  readonly found?: (date: BusinessDate) => string
  say(message: string): void
}

const TASK_QUEUE = 'tallystick'

export async function startProgram({ config, found, say }: ProgramOptions): Promise<Program> {
  const secret = readRootSecret(config.ROOT_SECRET, config.TALLYSTICK_STATE)
  const environment = await startEnvironment(config, say)
  const { databaseUrl, temporalAddress: address } = environment
  const done = await migrate(databaseUrl)
  if (done.length > 0) say(`schema: ${done.length} migrations made`)
  await limitConnections(databaseUrl)
  const pools = openPools(databaseUrl)
  const calendar = chinaCalendar()
  // Founded on a weekend, it begins with the business day before.
  await mustBeFounded(pools.ledger, () => found?.(rollDate(calendar, today(), 'preceding')), say)
  const system = await findSystemUser(pools.ledger, await openSystemKey(config))

  const outside = () => (config.DEMONSTRATION ? null : today())
  const partyRate = partyRateOf(config)
  const ledger = await openLedger({ pool: pools.ledger, calendar, today: outside, partyRate })
  watchUnplaced(() => unplaced(pools.sequencer))
  const sequencer = startSequencer(pools.sequencer)
  const clock = ledgerClock(config.DEMONSTRATION ? null : Date.now)
  const waits = await startWaits(address, pools.sequencer, calendar, ledger, system, clock)
  const gateway = await startGateway({
    ...{ ledger, reader: pools.reader, desk: pools.desk, intake: pools.intake },
    custodySecret: secret.derive('custody'),
    challengeSecret: secret.derive('challenge'),
    trustProxy: config.TRUST_PROXY,
    requiredChecks: checksOf(pools),
    optionalChecks: { temporal: waits.temporal },
    ...(config.HTTP_PORT === undefined ? {} : { port: config.HTTP_PORT }),
  })
  const parts = [
    { name: 'gateway', close: () => gateway.close() },
    ...waits.carriers,
    { name: 'ledger', close: () => ledger.close() },
    { name: 'sequencer', close: () => sequencer.close() },
    waits.connection,
    { name: 'pools', close: () => Promise.all(Object.values(pools).map(pool => pool.end())) },
    { name: 'servers', close: () => environment.stop() },
  ]
  return { url: `${gateway.url}/graphql`, ledger, databaseUrl, parts }
}

/** What carries waits from the ledger to Temporal, and what carries them out. */
async function startWaits(
  address: string,
  pool: Pool,
  calendar: Calendar,
  ledger: Ledger,
  system: SystemUser,
  clock: LedgerClock,
): Promise<Waits> {
  const connection = await Connection.connect({ address })
  const worker = await startWorker({
    ...{ address, namespace: 'default', taskQueue: TASK_QUEUE, pool, calendar },
    submitAsOperator: submitAsSystem(ledger, system),
    clock,
  })
  const temporal = new Client({ connection })
  const relay = startRelay({ pool, temporal, taskQueue: TASK_QUEUE, clock })
  return {
    carriers: [
      { name: 'relay', close: () => relay.close() },
      { name: 'worker', close: () => worker.close() },
    ],
    connection: { name: 'temporal connection', close: () => connection.close() },
    temporal: () => connection.workflowService.getSystemInfo({}),
  }
}

interface Waits {
  readonly carriers: Closing[]
  readonly connection: Closing
  /** Throws when Temporal does not answer. */
  readonly temporal: () => Promise<unknown>
}

function openPools(databaseUrl: string) {
  const open = (role: RuntimeRole, max: number, waitMs = 0): Pool => {
    const onBroken = (err: Error) => log.warn({ err, role }, 'a connection broke')
    return openPool(urlAs(databaseUrl, role), { name: role, max, waitMs, onBroken })
  }
  return {
    ledger: open('tallystick_ledger', 4),
    reader: open('tallystick_reader', 8, CONNECTION_WAIT_MS),
    desk: open('tallystick_desk', 4, CONNECTION_WAIT_MS),
    intake: open('tallystick_intake', 4),
    sequencer: open('tallystick_sequencer', 4),
  }
}

function checksOf({ ledger, sequencer }: ReturnType<typeof openPools>): ReadinessChecks {
  return { ledger: () => ledger.query('select'), sequencer: () => mustBePlaced(sequencer) }
}

/** Of what answers requests of the gateway, which have a deadline. */
const CONNECTION_WAIT_MS = 10_000

const RATE_BURST_SECONDS = 10

function partyRateOf({ PARTY_ACTS_PER_SECOND: perSecond }: Config) {
  return { perSecond, burst: RATE_BURST_SECONDS * perSecond }
}

/** Founds the ledger if there is none and a genesis is given; without one, says how to found it. */
async function mustBeFounded(
  pool: Pool,
  found: () => string | undefined,
  say: (message: string) => void,
): Promise<void> {
  if ((await readLedgerIdentity(pool)) !== null) return
  const genesis = found()
  if (genesis === undefined) throw new SetupFault(HOW_TO_FOUND)
  const name = await writeGenesis(pool, genesis)
  say(`a new ledger was founded; its name, for clients to pin: ${name}`)
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** The date in Asia/Shanghai, which knows no summer time. */
function today(): BusinessDate {
  return dateOf(Math.floor((Date.now() + SHANGHAI_OFFSET_MS) / DAY_MS))
}
