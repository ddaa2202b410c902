import type { Pool } from 'pg'
import type { BlobStore } from '../../blobs/index.ts'
import type { Custody } from '../../custody/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { HealthSeen } from '../../platform/health.ts'
import type { IdentityKey } from '../../platform/identity-key.ts'
import type { StorageLimits } from '../../platform/storage-limits.ts'
import type { Recorder } from '../../records/index.ts'
import type { Changes } from './changes/changes.ts'
import type { ExportSlots } from './export-slots.ts'
import type { ReadSlots } from './read-slots.ts'
import type { RequestLimiters } from './request-limits.ts'
import type { Sessions } from './session/sessions.ts'
import type { SignInSlots } from './sign-in-slots.ts'
import type { StrangerSlots } from './stranger-slots.ts'

/** What the gateway stands on. */
export interface Services {
  readonly ledger: Ledger
  /** As the role tallystick_reader; may be that of a replica. */
  readonly reader: Pool
  readonly shared: SharedServices
}

/** What all requests share. */
export interface SharedServices {
  /** As the role tallystick_desk. */
  readonly desk: Pool
  /** As the role tallystick_intake. */
  readonly intake: Pool
  /** Files that belong to documents. */
  readonly blobs: BlobStore
  readonly sessions: Sessions
  readonly custody: Custody
  readonly recorder: Recorder
  /** Seals challenges: 32 bytes, the same for all gateways of one ledger. */
  readonly secret: Buffer
  /** Goes over the identity of whoever is to act for a party, before it is stored or signed. */
  readonly identityKey: IdentityKey
  readonly requestLimits: RequestLimiters
  /** Hosts of private networks, with ports, that webhooks may name. */
  readonly webhookHosts: ReadonlySet<string>
  /** What one party may keep. */
  readonly storage: StorageLimits
  readonly readSlots: ReadSlots
  /** Tells whoever listens that something of a party has changed. */
  readonly changes: Changes
  readonly exportSlots: ExportSlots
  readonly strangers: StrangerSlots
  readonly signIns: SignInSlots
  /** What works and what does not, as this process sees it. */
  readonly health: () => Promise<HealthSeen>
}
