import type { SignatureAlgorithm } from '../command/command.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Id, KeyId, PartyId, PersonId, UserId } from '../kernel/id.ts'

/** A legal person as contracts see it; what is enrolled and what is active are two things. */
export interface Party {
  readonly id: PartyId
  readonly status: PartyStatus
  readonly roles: ReadonlySet<PartyRole>
  readonly size: SizeClass
}

export type PartyStatus = 'active' | 'suspended'

export const PARTY_ROLES = [
  'operator',
  'debtor',
  'supplier',
  'lender',
  'keeper',
  'supervisor',
  'inspector',
  'carrier',
  'auctioneer',
  'guarantor',
  'registrar',
  'distributor',
  'industry-association',
  'originator',
  'plan-manager',
  'trustee',
  'servicer',
  'custodian',
  'rater',
  'lawyer',
  'accountant',
  'investor',
  'regulator',
  'court',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** A firm's size as it declares it, or a public body: who must pay whom how soon depends on it. */
export const SIZE_CLASSES = ['large', 'medium', 'small', 'micro', 'public'] as const
export type SizeClass = (typeof SIZE_CLASSES)[number]

/** What a natural person may do for its party. */
export const DUTIES = ['maker', 'checker', 'signer', 'reader'] as const
export type Duty = (typeof DUTIES)[number]

export interface User {
  readonly id: UserId
  readonly party: PartyId
  readonly person: PersonId
  readonly duty: Duty
  /** The legal representative of the party. */
  readonly representative: boolean
}

export interface Key {
  readonly id: KeyId
  readonly user: UserId
  readonly party: PartyId
  readonly alg: SignatureAlgorithm
  /** Kept by the platform, so not under its signer's sole control. */
  readonly custody: boolean
  readonly revoked: boolean
}

/** How many signatures an act of what amount needs. Amounts are minor units. */
export interface Policy {
  /** Up to it a person with the duty of signer, or a key under a mandate, signs alone. */
  readonly singleLimit: bigint
  /** Up to it the legal representative's own device counts as the checker. */
  readonly representativeLimit: bigint
  /** What one signature each suffices for, all of a business date and of the party together. */
  readonly dailyLimit: bigint
}

/** Until a party has set its own: everything needs two people. */
export const STRICTEST_POLICY: Policy = {
  singleLimit: 0n,
  representativeLimit: 0n,
  dailyLimit: 0n,
}

export function isSmallOrMedium(size: SizeClass): boolean {
  return size !== 'large' && size !== 'public'
}

/** A party's signed word that one key may sign one kind of act alone, up to a limit. */
export interface Mandate {
  readonly id: MandateId
  readonly party: PartyId
  readonly key: KeyId
  readonly act: string
  /** Minor units; never above the party's single-signature limit. */
  readonly limit: bigint
  /** The first business date on which it no longer stands. */
  readonly until: BusinessDate
}

export type MandateId = Id<'mdt'>
