import type { ServerResponse } from 'node:http'
import type { Ledger } from '../../ledger/index.ts'
import type { SharedServices } from '../http/services.ts'
import type { Caller } from '../http/session/caller.ts'
import type { FoundSession } from '../http/session/find-session.ts'
import type { Outcome } from './outcome.ts'
import type { Snapshot } from './snapshot.ts'

/** What one request has at hand. Nothing is opened or asked before it is needed. */
export interface Context {
  /** The id by which its caller, our log and our records speak of the request. */
  readonly requestId: string
  /** What came of it so far, to be recorded. */
  readonly outcomes: Outcome[]
  readonly ledger: Ledger
  readonly snapshot: Snapshot
  readonly shared: SharedServices
  /** Null for a stranger. */
  readonly caller: () => Promise<Caller | null>
  /** Who asks, or what is wrong with the session that the request names. */
  readonly session: () => Promise<FoundSession>
  readonly sessionSecret: string | null
  /** What the browser holds of an earlier login; empty where it holds none. */
  readonly device: string
  /** Who asks, as far as the network tells. */
  readonly address: string
  /** Whether the request came by TLS, to us or to a proxy that is trusted. */
  readonly https: boolean
  readonly res: ServerResponse
}
