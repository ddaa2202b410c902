import type { BusinessDate } from '../kernel/date.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'

/** A lender's signed limit, and how much of it is taken. */
export interface Facility extends FacilityTerms {
  readonly id: FacilityId
  readonly lender: PartyId
  readonly status: FacilityStatus
  /** Minor units of applications that have not been paid out. */
  readonly reserved: bigint
  /** Minor units that were paid out and are not paid back. */
  readonly used: bigint
  /** How much of its lender's book it may be; null: its limit alone bounds it. */
  readonly cap: FacilityCap | null
}

/** A concentration cap: a share of all that is taken of the lender's limits on debtors. */
export interface FacilityCap {
  /** Decimal text, over 0, at most 1. */
  readonly share: string
  /** Minor units: a smaller book counts as so much. */
  readonly atLeast: bigint
  /** What is taken of all limits of the lender on debtors, in its currency. */
  readonly book: bigint
}

export type FacilityId = Id<'fac'>

/** What a lender grants, as it signs it. */
export interface FacilityTerms {
  readonly scope: FacilityScope
  /** On whom, or for whom, it is granted; null: on nobody in particular, for the platform. */
  readonly subject: PartyId | null
  /** The facility of the group of which this one is a quota; null: it is none. */
  readonly within: FacilityId | null
  readonly currency: Currency
  /** Minor units. */
  readonly limit: bigint
  /** The first business date on which it may be taken. */
  readonly beginsOn: BusinessDate
  /** The first business date on which it may no longer be taken. */
  readonly until: BusinessDate
}

/**
 * `debtor`: on who has to pay, whoever is financed; without one the lender quotes no price.
 * `supplier`: on who is financed. `platform`: on all of it together. `group`: on a parent with its
 * members, of which each has a quota within it.
 */
export const FACILITY_SCOPES = ['debtor', 'supplier', 'platform', 'group'] as const
export type FacilityScope = (typeof FACILITY_SCOPES)[number]

/** One that is paused bears no new use until it is resumed; one that has ended never again. */
export const FACILITY_STATUSES = ['live', 'paused', 'ended'] as const
export type FacilityStatus = (typeof FACILITY_STATUSES)[number]

/** How much of a limit is taken, reserved or used. */
export function countTaken({ reserved, used }: Pick<Facility, 'reserved' | 'used'>): bigint {
  return reserved + used
}

/** How much may still be taken; none where a limit was overrun, which no act does. */
export function countFree(facility: Pick<Facility, 'limit' | 'reserved' | 'used'>): bigint {
  return facility.limit - countTaken(facility)
}
