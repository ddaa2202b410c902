import type { BusinessDate } from '../kernel/date.ts'
import type { Fact } from '../kernel/fact.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { FacilityId, FacilityStatus, FacilityTerms } from './facility.ts'

/** What has happened to limits of lenders. */
export type FacilityFact =
  | FacilityGranted
  | FacilityChanged
  | FacilityPaused
  | FacilityResumed
  | FacilityEnded
  | FacilityGuaranteed
  | FacilityCapped

export interface FacilityGranted extends Fact, FacilityTerms {
  readonly type: 'facility.granted.v1'
  readonly facility: FacilityId
  readonly lender: PartyId
}

export interface FacilityChanged extends Fact {
  readonly type: 'facility.changed.v1'
  readonly facility: FacilityId
  readonly limit: bigint
  readonly until: BusinessDate
}

export interface FacilityPaused extends Fact, StatusSet {
  readonly type: 'facility.paused.v1'
}

export interface FacilityResumed extends Fact, StatusSet {
  readonly type: 'facility.resumed.v1'
}

export interface FacilityEnded extends Fact, StatusSet {
  readonly type: 'facility.ended.v1'
}

interface StatusSet {
  readonly facility: FacilityId
  readonly status: FacilityStatus
}

/** The parent of a group answers for what its members owe under the limit. */
export interface FacilityGuaranteed extends Fact {
  readonly type: 'facility.guaranteed.v1'
  readonly facility: FacilityId
  readonly guarantor: PartyId
  readonly amount: bigint
  readonly currency: Currency
  readonly until: BusinessDate
  readonly undertaking: string
}

/** A lender caps it at a share of its book. */
export interface FacilityCapped extends Fact {
  readonly type: 'facility.capped.v1'
  readonly facility: FacilityId
  readonly share: string
  readonly atLeast: bigint
}
