import type { SignatureAlgorithm } from '../command/command.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Fact } from '../kernel/fact.ts'
import type { KeyId, PartyId, PersonId, UserId } from '../kernel/id.ts'
import type { Duty, MandateId, PartyRole, PartyStatus, SizeClass } from './party.ts'
import type { StandingInstruction, StandingInstructionId } from './standing-instruction.ts'

/** What has happened to parties, their users and keys. The ledger writes their rows from it. */
export type PartyFact =
  | PartyEnrolled
  | PartyStatusChanged
  | UserAdded
  | UserEnded
  | KeyEnrolled
  | KeyRevoked
  | PolicySet
  | MandateGiven
  | MandateWithdrawn
  | StandingInstructionGiven
  | StandingInstructionWithdrawn

export interface PartyEnrolled extends Fact {
  readonly type: 'party.enrolled.v1'
  readonly party: PartyId
  readonly code: string
  readonly codeKind: 'uscc' | 'lei'
  readonly name: string
  readonly roles: readonly PartyRole[]
  readonly size: SizeClass
}

export interface PartyStatusChanged extends Fact {
  readonly type: 'party.suspended.v1' | 'party.reinstated.v1'
  readonly party: PartyId
  readonly status: PartyStatus
  readonly reason: string
}

export interface UserAdded extends Fact {
  readonly type: 'party.user-added.v1'
  readonly user: UserId
  readonly party: PartyId
  readonly person: PersonId
  /** Keyed digest of the identity document: the person is known by it, once. */
  readonly identity: Digest
  readonly duty: Duty
  readonly representative: boolean
}

export interface UserEnded extends Fact {
  readonly type: 'party.user-ended.v1'
  readonly user: UserId
  readonly party: PartyId
}

export interface KeyEnrolled extends Fact {
  readonly type: 'party.key-enrolled.v1'
  readonly key: KeyId
  readonly user: UserId
  readonly party: PartyId
  readonly alg: SignatureAlgorithm
  /** base64url: 32 bytes of Ed25519, or the 65 of an uncompressed point on P-256. */
  readonly publicKey: string
  readonly custody: boolean
  /** A key of a system, which signs without a person who reads. */
  readonly machine: boolean
}

export interface KeyRevoked extends Fact {
  readonly type: 'party.key-revoked.v1'
  readonly key: KeyId
  readonly party: PartyId
}

export interface PolicySet extends Fact {
  readonly type: 'party.policy-set.v1'
  readonly party: PartyId
  readonly singleLimit: bigint
  readonly representativeLimit: bigint
  readonly dailyLimit: bigint
}

export interface MandateGiven extends Fact {
  readonly type: 'party.mandate-given.v1'
  readonly id: MandateId
  readonly party: PartyId
  readonly key: KeyId
  readonly act: string
  readonly limit: bigint
  readonly until: BusinessDate
}

export interface MandateWithdrawn extends Fact {
  readonly type: 'party.mandate-withdrawn.v1'
  readonly id: MandateId
  readonly party: PartyId
}

export interface StandingInstructionGiven extends Fact, StandingInstruction {
  readonly type: 'party.standing-instruction-given.v1'
}

export interface StandingInstructionWithdrawn extends Fact {
  readonly type: 'party.standing-instruction-withdrawn.v1'
  readonly id: StandingInstructionId
  readonly party: PartyId
}
