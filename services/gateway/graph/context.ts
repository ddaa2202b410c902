import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import type { KeyId, PartyId, UserId } from '../../../contracts/kernel/id.ts'
import type { Duty, PartyRole } from '../../../contracts/party/party.ts'
import type { Custody } from '../../custody/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { RequestLimiters } from '../http/request-limits.ts'
import type { Sessions } from '../http/session/sessions.ts'
import type { Snapshot } from './snapshot.ts'

/** A user of an active party, as its session says. */
export interface Caller {
  readonly party: PartyId
  readonly user: UserId
  readonly duty: Duty
  readonly roles: readonly PartyRole[]
  /** The key of the user's own that opened the session; null where a password did. */
  readonly key: KeyId | null
}

/** What one request has at hand. Nothing is opened or asked before it is needed. */
export interface Context {
  readonly ledger: Ledger
  readonly snapshot: Snapshot
  readonly shared: SharedServices
  /** Null for a stranger. */
  readonly caller: () => Promise<Caller | null>
  readonly sessionSecret: string | null
  /** Who asks, as far as the network tells. */
  readonly address: string
  readonly res: ServerResponse
}

/** What all requests share. */
export interface SharedServices {
  /** As the role tallystick_desk. */
  readonly desk: Pool
  /** As the role tallystick_intake. */
  readonly intake: Pool
  readonly sessions: Sessions
  readonly custody: Custody
  /** Seals challenges: 32 bytes, the same for all gateways of one ledger. */
  readonly secret: Buffer
  readonly https: boolean
  readonly requestLimits: RequestLimiters
}

/** What the gateway stands on. */
export interface Services {
  readonly ledger: Ledger
  /** As the role tallystick_reader; may be that of a replica. */
  readonly reader: Pool
  readonly shared: SharedServices
}

export interface Http {
  /** `ip`: as told by the proxies that are trusted. */
  readonly req: IncomingMessage & { readonly ip?: string | undefined }
  readonly res: ServerResponse
}
