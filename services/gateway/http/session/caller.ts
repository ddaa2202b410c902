import type { KeyId, PartyId, UserId } from '../../../../contracts/kernel/id.ts'
import type { Duty, PartyRole } from '../../../../contracts/party/party.ts'

/** How a session came about: a person's password, or a key of the user's own. */
export type SessionKind = 'cookie' | 'bearer'

/** A user of a party, as its session says. */
export interface Caller {
  readonly party: PartyId
  /** False while the party is suspended: it reads its own books and does nothing. */
  readonly active: boolean
  readonly user: UserId
  readonly duty: Duty
  readonly roles: readonly PartyRole[]
  /** The key that opened the session, or set the password that did: with it the session ends. */
  readonly key: KeyId
  readonly by: SessionKind
}
