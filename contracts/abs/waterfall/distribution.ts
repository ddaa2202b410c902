import type { Calendar } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal-text.ts'
import type { Ratio } from '../ratio.ts'
import type { TriggerTest } from '../trigger/test-trigger.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'
import type { DealBook } from './deal-book.ts'
import type { ActualPeriod } from './facts.ts'
import type { PeriodDates } from './period-dates.ts'
import type { DealPayment, Purchase } from './result.ts'
import type { DistributionRefusal } from './run-refusal.ts'

/** An annual rate that applies from a day on. */
export interface RateFrom {
  readonly from: BusinessDate
  readonly rate: Ratio
}

/** A distribution: one period while it is being run, as the steps read and write it. */
export interface Distribution {
  readonly dates: PeriodDates
  readonly calendar: Calendar
  readonly book: DealBook
  /** Annual rates of notes and fixings of indices, by quantity. */
  readonly rates: ReadonlyMap<string, Ratio>
  /** The rates of notes that reset, each from its day on; the first from the period's first day. */
  readonly resets: ReadonlyMap<Name, readonly RateFrom[]>
  readonly events: ReadonlySet<Name>
  readonly actual: ActualPeriod | null
  readonly accruedTo: BusinessDate
  /** Replaced as a whole when the history of a trigger changes. */
  triggers: ReadonlyMap<Name, TriggerHistory>
  readonly tests: TriggerTest[]
  readonly payments: DealPayment[]
  readonly cash: { in: bigint; out: bigint }
  state: Name
  purchase: Purchase
  closing: boolean
}

/** A function that reads a distribution, and one that changes it; made once from the deal. */
export type Read<Value> = (d: Distribution) => Value
export type Action = (d: Distribution) => void

/** A distribution that cannot go on; `runDeal` catches it and refuses with the period's number. */
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

export function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

export function sum(amounts: readonly bigint[]): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}

/** Copies a distribution for a trial, which does not change the original. */
export function copyDistribution(d: Distribution): Distribution {
  return {
    ...d,
    book: d.book.copy(),
    tests: [...d.tests],
    payments: [...d.payments],
    cash: { ...d.cash },
  }
}
