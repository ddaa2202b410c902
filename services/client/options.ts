import type { ActRequest } from '../../contracts/command/command.ts'
import type { PartyId, UserId } from '../../contracts/kernel/id.ts'
import type { CommandFrame } from './command.ts'
import type { SigningKey } from './signing-key.ts'
import type { Transport } from './transport.ts'

export interface ClientOptions {
  readonly transport: Transport
  /** The ledger's name, pinned: what is signed is for this ledger and no other. */
  readonly ledger: string
  readonly party: PartyId
  /** Whose command it is; the first key is this user's. */
  readonly user: UserId
  /** All of them sign each command: one key, or those of a maker and a checker. */
  readonly keys: readonly SigningKey[]
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Set when a key is a person's: what the person is shown is read and signed with each act. */
  readonly people?: boolean
}

/** Signs an act as a command of its own: the text of a JWS. */
export type Sign = (act: ActRequest, frame?: Partial<CommandFrame>) => Promise<string>
