import type { BusinessDate } from '../kernel/date.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { Tiling } from '../kernel/title.ts'
import type { Allocation } from '../trade/allocation.ts'

/** A debt of one debtor to one first supplier, due on one date, backed by invoices. */
export interface Receivable {
  readonly id: ReceivableId
  readonly status: ReceivableStatus
  readonly debtor: PartyId
  /** The first supplier. */
  readonly supplier: PartyId
  readonly proposedBy: PartyId
  /** Minor units: the face. */
  readonly amount: bigint
  readonly currency: Currency
  readonly dueOn: BusinessDate
  readonly backing: readonly Allocation[]
  /** An unanswered proposal lapses on it. */
  readonly lapseOn: BusinessDate
}

/** Debtor and first supplier. To others, an act on a whole receivable is on one not known. */
export function isBetween({ debtor, supplier }: Receivable, party: PartyId): boolean {
  return party === debtor || party === supplier
}

export const RECEIVABLE_STATUSES = [
  'proposed',
  'issued',
  'rejected',
  'cancelled',
  'lapsed',
  'settled',
] as const
export type ReceivableStatus = (typeof RECEIVABLE_STATUSES)[number]

/** An issued receivable under its lock, with at least the titles that the act names. */
export interface ReceivableState {
  readonly receivable: Receivable
  readonly tiling: Tiling
  /** Titles that its whole face is cut into now, retired ones too. */
  readonly titleCount: number
}

export type ReceivablesById = ReadonlyMap<ReceivableId, ReceivableState>
