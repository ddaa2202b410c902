import type { KeyId, PartyId, UserId } from '../../../../contracts/kernel/id.ts'
import type { Duty, PartyRole } from '../../../../contracts/party/party.ts'

/** A user of an active party, as its session says. */
export interface Caller {
  readonly party: PartyId
  readonly user: UserId
  readonly duty: Duty
  readonly roles: readonly PartyRole[]
  /** The key of the user's own that opened the session; null where a password did. */
  readonly key: KeyId | null
}
