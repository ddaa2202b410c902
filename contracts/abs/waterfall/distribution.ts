import type { Calendar } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal.ts'
import type { LoadedDeal } from '../deal/load-deal.ts'
import type { Ratio } from '../ratio.ts'
import type { TriggerEvidence } from '../trigger/test-trigger.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'
import type { Book } from './book.ts'
import type { ActualPeriod } from './facts.ts'
import type { PeriodDates } from './period-dates.ts'
import type { Payment, Purchase } from './result.ts'
import type { DistributionRefusal } from './run-refusal.ts'

/** One period while it is being distributed: what the steps read and write. */
export interface Distribution {
  readonly loaded: LoadedDeal
  readonly dates: PeriodDates
  readonly calendar: Calendar
  readonly book: Book
  /** Annual rates of notes and fixings of indices, by quantity. */
  readonly rates: ReadonlyMap<string, Ratio>
  readonly events: ReadonlySet<Name>
  readonly actual: ActualPeriod | null
  readonly accruedTo: BusinessDate
  readonly triggers: Map<Name, TriggerHistory>
  readonly evidence: TriggerEvidence[]
  readonly payments: Payment[]
  readonly cash: { in: bigint; out: bigint }
  /** By account: what could not be paid whole fen a unit; it stays there until the next period. */
  readonly held: Map<Name, bigint>
  state: Name
  purchase: Purchase
  closing: boolean
  /** Payments to notes since the payout fee was paid; null before. */
  below: bigint | null
  /** Held back in the account that pays the payout fee, besides the fee. */
  payoutReserve: bigint
}

/** Why a distribution cannot go on: caught where the period is run, and told with its number. */
export class Undistributable extends Error {
  override name = 'Undistributable'
  readonly refusal: DistributionRefusal
  readonly path: string

  constructor(refusal: DistributionRefusal, path: string) {
    super(`${refusal} at ${path}`)
    this.refusal = refusal
    this.path = path
  }
}

/** Payments of a note are multiples of this many fen. */
export function unitsOf({ loaded: { deal } }: Distribution, note: Name): bigint {
  return deal.conventions?.payments === 'in_total' ? 1n : BigInt(deal.notes[note]!.units)
}

export function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

export function sumOf(amounts: Iterable<bigint>): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}

/** For a trial of the same distribution: what it writes stays with it. */
export function copyOf(d: Distribution): Distribution {
  return {
    ...d,
    book: d.book.copy(),
    triggers: new Map(d.triggers),
    evidence: [...d.evidence],
    payments: [...d.payments],
    cash: { ...d.cash },
    held: new Map(d.held),
  }
}
