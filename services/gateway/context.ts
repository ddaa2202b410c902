import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import type { PartyId, UserId } from '../../contracts/kernel/id.ts'
import type { Duty, PartyRole } from '../../contracts/party/party.ts'
import type { Custody } from '../custody/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Snapshot } from './read/snapshot.ts'
import type { Sessions } from './session/sessions.ts'

/** A user of an active party, as its session says. */
export interface Caller {
  readonly party: PartyId
  readonly user: UserId
  readonly duty: Duty
  readonly roles: readonly PartyRole[]
  /** The session was opened with a key of the user's own. */
  readonly byKey: boolean
}

/** What one request has at hand. Nothing is opened or asked before it is needed. */
export interface Context {
  readonly ledger: Ledger
  readonly snapshot: Snapshot
  readonly edge: Edge
  /** Null for a stranger. */
  readonly caller: () => Promise<Caller | null>
  readonly sessionSecret: string | null
  readonly res: ServerResponse
}

/** What all requests share. */
export interface Edge {
  /** As the role tallystick_desk. */
  readonly desk: Pool
  /** As the role tallystick_intake. */
  readonly intake: Pool
  readonly sessions: Sessions
  readonly custody: Custody
  /** Seals challenges: 32 bytes, the same for all gateways of one ledger. */
  readonly secret: Buffer
  readonly https: boolean
}

/** What the gateway stands on. */
export interface Services {
  readonly ledger: Ledger
  /** As the role tallystick_reader; may be that of a replica. */
  readonly reader: Pool
  readonly edge: Edge
}

export interface Http {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}
