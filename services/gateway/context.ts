import type { Pool } from 'pg'
import type { PartyId, UserId } from '../../contracts/kernel/id.ts'
import type { Duty, PartyRole } from '../../contracts/party/party.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Snapshot } from './read/snapshot.ts'

/** A user of an active party, as its session says. */
export interface Caller {
  readonly party: PartyId
  readonly user: UserId
  readonly duty: Duty
  readonly roles: readonly PartyRole[]
}

/** What one request has at hand. Nothing is opened or asked before it is needed. */
export interface Context {
  readonly ledger: Ledger
  readonly snapshot: Snapshot
  /** Null for a stranger. */
  readonly caller: () => Promise<Caller | null>
}

/** What the gateway stands on. */
export interface Services {
  readonly ledger: Ledger
  /** As the role tallystick_reader; may be that of a replica. */
  readonly reader: Pool
}
