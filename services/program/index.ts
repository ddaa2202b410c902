import { Client, Connection } from '@temporalio/client'
import { rollDate } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { openBlobStore } from '../blobs/index.ts'
import { openSystemKey } from '../founding/index.ts'
import { type Gateway, startGateway } from '../gateway/index.ts'
import { type Ledger, openLedger } from '../ledger/index.ts'
import { openPortal, startEnvironment } from '../local/index.ts'
import { openMailPort, startPostman } from '../mail/index.ts'
import { chinaCalendar } from '../platform/china-calendar.ts'
import type { Config } from '../platform/config.ts'
import { openProbe } from '../platform/database.ts'
import { dateInZone } from '../platform/date-in-zone.ts'
import type { Health } from '../platform/health.ts'
import { type IdentityKey, mustBeKeysOfLedger, readIdentityKey } from '../platform/identity-key.ts'
import { ledgerClock } from '../platform/ledger-clock.ts'
import { type RootSecret, readRootSecret } from '../platform/root-secret.ts'
import type { Closing } from '../platform/shutdown.ts'
import { readStorageLimits } from '../platform/storage-limits.ts'
import { startRelay } from '../relay/index.ts'
import { mustBeRolled, startRoller } from '../roller/index.ts'
import { mustBePlaced, startSequencer, unplaced, watchUnplaced } from '../sequencer/index.ts'
import { startHolding, startTaxChecks, startTellingDueDates } from '../watch/index.ts'
import { readPrivateHosts, startWebhooks } from '../webhooks/index.ts'
import { mustBeFounded } from './must-be-founded.ts'
import { openStore, type Store } from './open-store.ts'
import { servePages } from './pages.ts'
import { ALL_ROLES, needsLedger, needsTemporal, type Roles } from './roles.ts'
import { findSystemUser, type SystemUser, submitAsSystem } from './system-user.ts'
import { mustBeArchived, watchServer } from './watch-server.ts'

export interface Program {
  /** Where GraphQL answers, at `/graphql`; null where it is no gateway. */
  readonly url: string | null
  /** Where the pages for those who run it answer. */
  readonly healthUrl: string
  /** Null where its roles need none. */
  readonly ledger: Ledger | null
  /** As the database's owner: to audit, and to show what the owner cannot hide. */
  readonly databaseUrl: string
  /** Where Temporal’s own page is; null where it is not served. */
  readonly temporalPage: string | null
  /** What to close, in order. */
  readonly parts: Closing[]
}

export interface ProgramOptions {
  readonly config: Config
  /** Everything in one process, the default of a local installation, unless given. */
  readonly roles?: Roles
  /**
   * Makes the signed genesis of a new ledger, which begins on the business date given. Without it a
   * database that holds no ledger is not started on.
   */
  readonly found?: (date: BusinessDate) => Promise<string>
  /** Serves Temporal’s own page, to whoever is on this machine. */
  readonly temporalPage?: boolean
  say(message: string): void
}

const TASK_QUEUE = 'tallystick'

/** Starts what the roles need, each after what it stands on; what does not start leaves nothing. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const parts: Closing[] = []
  try {
    return await startParts(options, parts)
  } catch (fault) {
    for (const { close } of parts) await close().catch(() => undefined)
    throw fault
  }
}

async function startParts(options: ProgramOptions, parts: Closing[]): Promise<Program> {
  const { config, roles = ALL_ROLES, say } = options
  const opened: Opened = (name, close) => void parts.unshift({ name, close })
  const secret = readRootSecret(config)
  const environment = await startEnvironment(config, say, {
    temporal: needsTemporal(roles),
    page: options.temporalPage ?? false,
  })
  opened('servers', () => environment.stop())
  const { databaseUrl, temporalAddress, temporalPage } = environment
  const store = await openStore(databaseUrl, roles, say)
  opened('pools', () => store.close())
  const ledger = needsLedger(roles) ? await startLedger(options, store, opened) : null
  const identityKey = readIdentityKey(config)
  if (ledger) mustBeKeysOfLedger(identityKey, ledger)
  const health = watchStore(store, config)
  const started = { config, roles, store, secret, identityKey, ledger, health, opened }
  if (roles.has('sequencer')) startPlacing(started)
  if (temporalAddress !== null) await startWaiting(started, temporalAddress)
  return { ...(await startServing(started)), ledger, databaseUrl, temporalPage, parts }
}

/** Notes how to close what was opened: first what was opened last. */
type Opened = (name: string, close: () => Promise<unknown>) => void

interface Started {
  readonly config: Config
  readonly roles: Roles
  readonly store: Store
  readonly secret: RootSecret
  readonly identityKey: IdentityKey
  readonly ledger: Ledger | null
  readonly health: Required<Health>
  readonly opened: Opened
}

async function startLedger(
  { config, found, say }: ProgramOptions,
  store: Store,
  opened: Opened,
): Promise<Ledger> {
  const pool = store.pool('tallystick_ledger')
  const calendar = chinaCalendar()
  // Founded on a weekend, it begins with the business day before.
  const today = () => dateInZone(config.TIME_ZONE)
  await mustBeFounded(pool, () => found?.(rollDate(calendar, today(), 'preceding')), say)
  const outside = () => (config.DEMONSTRATION ? null : today())
  const { PARTY_ACTS_PER_SECOND: perSecond } = config
  const partyRate = { perSecond, burst: RATE_BURST_SECONDS * perSecond }
  const ledger = await openLedger({ pool, calendar, today: outside, partyRate })
  opened('ledger', () => ledger.close())
  return ledger
}

const RATE_BURST_SECONDS = 10

/** What every process tells of the store, whoever places its entries. */
function watchStore({ figures }: Store, config: Config): Required<Health> {
  watchUnplaced(() => unplaced(figures))
  watchServer(figures, config.TALLYSTICK_STATE)
  return {
    required: { sequencer: () => mustBePlaced(figures) },
    optional: { archive: () => mustBeArchived(figures) },
    works: {},
    waiting: { entries: async () => (await unplaced(figures)).oldestSeconds },
  }
}

function startPlacing({ store, health, opened }: Started): void {
  const sequencer = startSequencer(store.pool('tallystick_sequencer'))
  opened('sequencer', () => sequencer.close())
  health.works['sequencer'] = sequencer
}

/** What carries waits from the ledger to Temporal, and what carries them out. */
async function startWaiting(started: Started, address: string): Promise<void> {
  const { config, roles, store, ledger, health, opened } = started
  const taskQueue = TASK_QUEUE
  const clock = ledgerClock(config.DEMONSTRATION ? null : Date.now)
  const pool = store.pool('tallystick_sequencer')
  const connection = await Connection.connect({ address })
  opened('Temporal’s connection', () => connection.close())
  health.optional['temporal'] = () => connection.workflowService.getSystemInfo({})
  if (roles.has('relay')) {
    const relay = startRelay({ pool, temporal: new Client({ connection }), taskQueue, clock })
    opened('relay', () => relay.close())
    health.works['relay'] = relay
  }
  if (roles.has('worker') && ledger) {
    const system = await findSystemUser(
      store.pool('tallystick_ledger'),
      await openSystemKey(config),
    )
    // Loaded only here: it brings a library of its own that takes 100 MB.
    const { startWorker } = await import('../worker/index.ts')
    const worker = await startWorker({
      ...{ address, namespace: 'default', taskQueue, pool, calendar: chinaCalendar(), clock },
      submitAsOperator: submitAsSystem(ledger, system),
    })
    opened('worker', () => worker.close())
    startWatching(started, system, ledger)
    startAskingTax(started)
    startTellingSystems(started, system, ledger)
    if (!config.DEMONSTRATION) startRolling(started, system, ledger)
  }
}

function startWatching(
  { config, store, opened }: Started,
  system: SystemUser,
  ledger: Ledger,
): void {
  const services = {
    ...{ pool: store.pool('tallystick_ledger'), submit: submitAsSystem(ledger, system) },
    calendar: chinaCalendar(),
  }
  const holding = startHolding(services)
  opened('holding of dilution', () => holding.close())
  // In a demonstration weeks pass in seconds: nobody would read it.
  if (config.DEMONSTRATION) return
  const telling = startTellingDueDates(services)
  opened('telling of due dates', () => telling.close())
}

/** What webhooks are told is signed with the system key, under a header of its own. */
function startTellingSystems(
  { config, store, opened }: Started,
  { key: signer }: SystemUser,
  { name: ledger }: Ledger,
): void {
  const privateHosts = readPrivateHosts(config.WEBHOOK_PRIVATE_HOSTS)
  const pool = store.pool('tallystick_ledger')
  const webhooks = startWebhooks({ pool, ledger, signer, privateHosts })
  opened('webhooks', () => webhooks.close())
}

/** Only where the configuration names an authority. */
function startAskingTax({ config: { TAX_CHECK_URL: url }, store, opened }: Started): void {
  if (url === undefined) return
  const checks = startTaxChecks({ pool: store.pool('tallystick_ledger'), url })
  opened('checks of invoices', () => checks.close())
}

/** In a demonstration days are ended by hand. */
function startRolling(
  { config, store, health, opened }: Started,
  system: SystemUser,
  ledger: Ledger,
) {
  const services = {
    pool: store.pool('tallystick_ledger'),
    calendar: chinaCalendar(),
    today: () => dateInZone(config.TIME_ZONE),
    operator: system.party,
    submit: submitAsSystem(ledger, system),
  }
  const roller = startRoller(services)
  opened('roller', () => roller.close())
  health.works['roller'] = roller
  health.optional['businessDate'] = () => mustBeRolled(services)
}

/** The gateway, and the pages for those who run this process. */
async function startServing(started: Started): Promise<Pick<Program, 'url' | 'healthUrl'>> {
  const { config, roles, store, ledger, health, opened } = started
  const { HTTP_PORT, HEALTH_PORT, HEALTH_HOST: host } = config
  const together = HEALTH_PORT !== undefined && HEALTH_PORT === HTTP_PORT
  const gateway =
    roles.has('gateway') && ledger ? await openGateway(started, ledger, together) : null
  if (gateway) startTelling(started)
  if (gateway && together) return { url: gateway.url, healthUrl: gateway.url }
  Object.assign(health.required, gateway?.checks)
  const pages = await servePages(health, store.figures, { host, port: HEALTH_PORT ?? 0 })
  opened('pages', () => pages.close())
  return { url: gateway?.url ?? null, healthUrl: pages.url }
}

async function openGateway(
  { config, store, secret, identityKey, health, opened }: Started,
  ledger: Ledger,
  withHealth: boolean,
): Promise<Gateway> {
  const probe = openProbe(store.pool('tallystick_ledger'))
  opened('probe', () => probe.end())
  health.required['ledger'] = () => probe.query('select')
  const gateway = await startGateway({
    ...{ ledger, port: config.HTTP_PORT ?? 0, trustProxy: config.TRUST_PROXY },
    ...{ health, healthPages: withHealth },
    reader: store.pool('tallystick_reader'),
    desk: store.pool('tallystick_desk'),
    intake: store.pool('tallystick_intake'),
    blobs: openBlobStore(config),
    portal: openPortal,
    custodySecret: secret.derive('custody'),
    custodySecretBefore: secret.deriveBefore('custody'),
    identityKey,
    challengeSecret: secret.derive('challenge'),
    webhookHosts: readPrivateHosts(config.WEBHOOK_PRIVATE_HOSTS),
    storage: readStorageLimits(config),
  })
  opened('gateway', () => gateway.close())
  return gateway
}

/** Tells people by mail, where an operator has said how. */
function startTelling({ config, store, opened }: Started): void {
  const port = openMailPort(config)
  if (port === null) return
  const pool = store.pool('tallystick_desk')
  const postman = startPostman({ pool, port, days: config.MAIL_TASK_DAYS })
  opened('postman', () => postman.close())
}
