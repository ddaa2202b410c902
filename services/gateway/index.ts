import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { BlobStore } from '../blobs/index.ts'
import { openCustody } from '../custody/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { openProbe } from '../platform/database.ts'
import { type Health, type ReadinessChecks, readHealth } from '../platform/health.ts'
import type { IdentityKey } from '../platform/identity-key.ts'
import type { ClosingTimes, Listening } from '../platform/listen.ts'
import { STORAGE_LIMITS, type StorageLimits } from '../platform/storage-limits.ts'
import { openRecorder } from '../records/index.ts'
import { schema } from './build-schema.ts'
import { exportsLists } from './exports/export-list.ts'
import { buildContext, graphqlHandler } from './graphql-handler.ts'
import { Changes } from './http/changes/changes.ts'
import { ExportSlots } from './http/export-slots.ts'
import { watchUse } from './http/metrics.ts'
import type { OpenPortal } from './http/pages/portal.ts'
import { ReadSlots } from './http/read-slots.ts'
import { buildLimiters, type RequestLimits } from './http/request-limits.ts'
import { startServer } from './http/server.ts'
import type { Services, SharedServices } from './http/services.ts'
import { Sessions } from './http/session/sessions.ts'
import { SignInSlots } from './http/sign-in-slots.ts'
import { watchStorage } from './http/storage-metrics.ts'
import { StrangerSlots } from './http/stranger-slots.ts'
import { givesTokens } from './http/token/give-token.ts'
import { givesBlobs, takesBlobs } from './http/uploads/blob-file.ts'
import { importsFiles, refusedCells } from './http/uploads/import-file.ts'
import { recordsRequests } from './http/uploads/record-request.ts'

export { EDGE_TEXTS } from './graph/refused.ts'

/** A gateway that listens. */
export interface Gateway extends Listening {
  /** What it cannot serve without. */
  readonly checks: ReadinessChecks
}

export interface GatewayOptions {
  readonly ledger: Ledger
  /** As the role tallystick_reader; may be that of a replica. */
  readonly reader: Pool
  /** As the role tallystick_desk. */
  readonly desk: Pool
  /** As the role tallystick_intake. */
  readonly intake: Pool
  /** Files that belong to documents. */
  readonly blobs: BlobStore
  /** Seals the keys in custody: at least 32 bytes from outside the database. */
  readonly custodySecret: Buffer
  /** The one before, which opens what it has sealed, while the root secret is being exchanged. */
  readonly custodySecretBefore?: Buffer | null
  /** Goes over identities: the one that the ledger was founded with. */
  readonly identityKey: IdentityKey
  /** Seals login challenges, the same for all gateways of a ledger; this one's own if not given. */
  readonly challengeSecret?: Buffer
  /** Proxies before us whose word on an address counts: how many, or which; none if not said. */
  readonly trustProxy?: number | string
  /** Hosts of private networks, with ports, that webhooks may name; none if not said. */
  readonly webhookHosts?: ReadonlySet<string>
  /** What one party may keep; the defaults unless given. */
  readonly storage?: StorageLimits
  /** Where they differ from `RATES`. */
  readonly rates?: Partial<RequestLimits>
  readonly port?: number
  readonly host?: string
  /** Where the portal's files are; left out, no pages are shown but what this is. */
  readonly portal?: OpenPortal
  /** What is asked for readiness beside the gateway's own. */
  readonly health?: Health
  /**
   * Whether its pages answer beside GraphQL; if not, they answer elsewhere, since strangers have no
   * business there.
   */
  readonly healthPages?: boolean
  /** How long closing takes, where that is not as usual. */
  readonly closing?: ClosingTimes
}

/** The shared of the ledger: GraphQL over HTTP. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { reader, desk, intake, health = {}, healthPages = false } = options
  const { port = 0, host = '127.0.0.1', trustProxy = 0 } = options
  const probes = { reader: openProbe(reader), desk: openProbe(desk), intake: openProbe(intake) }
  const own = Object.entries(probes).map(([name, probe]) => [name, () => probe.query('select')])
  const checks: ReadinessChecks = Object.fromEntries(own)
  const required = () => ({ ...checks, ...health.required })
  const services = buildServices(options, () => readHealth({ ...health, required: required() }))
  const server = await startServer({
    ...{ port, host, trustProxy, ledger: options.ledger, portal: options.portal ?? null },
    ...(options.closing ? { closing: options.closing } : {}),
    health: healthPages ? { ...health, required: required() } : null,
    strangers: services.shared.strangers,
    graphql: graphqlHandler(services),
    imports: {
      take: [recordsRequests(services.shared, 'post.imports'), importsFiles(services.shared)],
      refused: refusedCells(services),
    },
    blobs: {
      take: [recordsRequests(services.shared, 'post.blobs'), takesBlobs(services.shared)],
      give: givesBlobs(services.shared),
    },
    tokens: [recordsRequests(services.shared, 'post.token'), givesTokens(services)],
    exports: exportsLists(services, schema, (req, res, on) =>
      buildContext(services, { req, res }, on),
    ),
  })
  return {
    url: server.url,
    checks,
    close: async () => {
      services.shared.changes.close()
      await server.close()
      await services.shared.recorder.close()
      for (const probe of Object.values(probes)) await probe.end()
    },
  }
}

function buildServices(options: GatewayOptions, health: SharedServices['health']): Services {
  const { ledger, reader, desk, intake, blobs, custodySecret } = options
  const { custodySecretBefore: secretBefore = null } = options
  const { challengeSecret: secret = randomBytes(32), storage = STORAGE_LIMITS } = options
  const custody = openCustody({ pool: desk, secret: custodySecret, secretBefore })
  const sessions = new Sessions(desk)
  const [readSlots, exportSlots] = [new ReadSlots(), new ExportSlots()]
  const [strangers, signIns] = [new StrangerSlots(), new SignInSlots()]
  watchUse('reads', () => readSlots.use)
  watchUse('exports', () => exportSlots.use)
  watchUse('strangers', () => strangers.use)
  watchUse('sign-ins', () => signIns.use)
  watchStorage({ desk, intake }, storage)
  return {
    ledger,
    reader,
    shared: {
      desk,
      intake,
      blobs,
      sessions,
      custody,
      recorder: openRecorder(desk),
      secret,
      identityKey: options.identityKey,
      webhookHosts: options.webhookHosts ?? new Set(),
      requestLimits: buildLimiters(desk, options.rates),
      storage,
      ...{ readSlots, exportSlots, strangers, signIns, health, changes: new Changes(desk) },
    },
  }
}
