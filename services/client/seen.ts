import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { InstrumentId, PartyId } from '../../contracts/kernel/id.ts'

/** Units `lo` (included) to `hi` (excluded) of an instrument. */
export interface Part {
  readonly instrument: InstrumentId
  readonly lo: bigint
  readonly hi: bigint
}

export interface PartySeen {
  readonly id: PartyId
  readonly name: string
}

/** Units passed to a holder. */
export interface Step {
  readonly tier: number
  readonly on: BusinessDate
  readonly lo: bigint
  readonly hi: bigint
  /** Null at issue. */
  readonly from: PartySeen | null
  readonly to: PartySeen
}

/** Amounts are texts, as they stand on the wire. */
export type Wire<Seen> = {
  readonly [Name in keyof Seen]: Seen[Name] extends bigint ? string : Seen[Name]
}

export const PARTY = '{ id name }'
export const STEP = `tier on lo hi from ${PARTY} to ${PARTY}`

export function withSpan<Seen extends { readonly lo: string; readonly hi: string }>(seen: Seen) {
  return { ...seen, lo: BigInt(seen.lo), hi: BigInt(seen.hi) }
}
