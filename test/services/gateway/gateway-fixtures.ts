import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { PartyRole } from '../../../contracts/party/party.ts'
import {
  type Client,
  httpTransport,
  openClient,
  signingKey,
  type Transport,
} from '../../../services/client/index.ts'
import { type Gateway, type GatewayOptions, startGateway } from '../../../services/gateway/index.ts'
import { openPool, type RuntimeRole } from '../../../services/platform/database.ts'
import { encode, protectedHeader } from '../../../services/platform/jws/jws.ts'
import { STORAGE_LIMITS } from '../../../services/platform/storage-limits.ts'
import type { Actor, TestParty } from '../../support/actor.ts'
import { testBlobs } from '../../support/blobs.ts'
import { IDENTITY_KEY } from '../../support/identity-key.ts'
import { type MarketOptions, type TestMarket, testMarket } from '../../support/market.ts'

/** A market with its gateway, reached over HTTP as parties reach it. */
export interface GatewayWorld extends TestMarket {
  readonly url: string
  readonly transport: Transport
  /** As the gateway's own. */
  readonly desk: pg.Pool
  /** Acts for the party; all of these people sign. */
  client(...signers: readonly Actor[]): Client
  /** A party with a client of its maker and one that both of its people sign for. */
  join(roles: readonly PartyRole[]): Promise<Joined>
}

export interface Joined extends TestParty {
  readonly alone: Client
  readonly both: Client
}

export type WorldOptions = MarketOptions &
  Partial<
    Pick<
      GatewayOptions,
      | 'rates'
      | 'storage'
      | 'identityKey'
      | 'webhookHosts'
      | 'trustProxy'
      | 'health'
      | 'healthPages'
      | 'portal'
    >
  >

export async function gatewayWorld(options: WorldOptions = {}): Promise<GatewayWorld> {
  const {
    rates = {},
    trustProxy = 0,
    health = {},
    healthPages = false,
    portal,
    storage = STORAGE_LIMITS,
    identityKey = IDENTITY_KEY,
    webhookHosts = new Set(),
    ...ofMarket
  } = options
  const market = await testMarket(ofMarket)
  const pools = openPools(market)
  const gateway: Gateway = await startGateway({
    ...{ ledger: market.ledger, ...pools },
    ...{ custodySecret: randomBytes(32), blobs: testBlobs(), rates, storage, trustProxy },
    ...{ identityKey, webhookHosts },
    ...{ health, healthPages },
    // A test has its answers before it closes: no request is still on its way.
    closing: { lingerMs: 0, answerMs: 8_000 },
    ...(portal ? { portal } : {}),
  })
  const url = `${gateway.url}/graphql`
  const transport = httpTransport(url)
  const client: GatewayWorld['client'] = (...signers) => {
    const { party, user } = signers[0]!
    const keys = signers.map(s => signingKey(s.key, s.privateKey))
    return openClient({ transport, ledger: market.ledger.name, party, user, keys })
  }
  return {
    ...market,
    ...{ url: gateway.url, transport, client, desk: pools.desk },
    join: async roles => {
      const party = await market.enrol(roles)
      const { maker, checker } = party
      return { ...party, alone: client(maker), both: client(maker, checker) }
    },
    close: async () => {
      await gateway.close()
      for (const pool of Object.values(pools)) await pool.end()
      await market.close()
    },
  }
}

function openPools({ database }: TestMarket): Record<'reader' | 'desk' | 'intake', pg.Pool> {
  const open = (role: RuntimeRole) =>
    openPool(database.urlAs(role), { name: `test ${role}`, max: 4 })
  return {
    reader: open('tallystick_reader'),
    desk: open('tallystick_desk'),
    intake: open('tallystick_intake'),
  }
}

/** One more signature on a draft. */
export const SIGN = `mutation ($draft: ID!, $header: String!, $signature: String!) {
  sign(draft: $draft, header: $header, signature: $signature) {
    __typename ... on Accepted { entry token } ... on Refused { refusal path zh en }
    ... on Draft { id signedBy { id } } } }`

/** The variables of such a signature. */
export function signsAs({ key, alg, privateKey }: Actor, payload: string) {
  const header = protectedHeader(alg, key)
  const signed = signingKey(key, privateKey).sign(Buffer.from(`${header}.${payload}`))
  return { header, signature: encode(signed) }
}
