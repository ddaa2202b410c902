import type { Calendar } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal-text.ts'
import type { Ratio } from '../ratio.ts'
import type { Tested } from '../trigger/test-trigger.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'
import type { Book } from './deal-book.ts'
import type { ActualPeriod } from './facts.ts'
import type { PeriodDates } from './period-dates.ts'
import type { Payment, Purchase } from './result.ts'
import type { DistributionRefusal } from './run-refusal.ts'

/** One period while it is being distributed: what the steps read and write. */
export interface Distribution {
  readonly dates: PeriodDates
  readonly calendar: Calendar
  readonly book: Book
  /** Annual rates of notes and fixings of indices, by quantity. */
  readonly rates: ReadonlyMap<string, Ratio>
  readonly events: ReadonlySet<Name>
  readonly actual: ActualPeriod | null
  readonly accruedTo: BusinessDate
  /** Replaced as a whole when a trigger turns. */
  triggers: ReadonlyMap<Name, TriggerHistory>
  readonly tests: Tested[]
  readonly payments: Payment[]
  readonly cash: { in: bigint; out: bigint }
  state: Name
  purchase: Purchase
  closing: boolean
}

/** What is read of a distribution, and what is done in it: made once of a deal's words. */
export type Read<Value> = (d: Distribution) => Value
export type Act = (d: Distribution) => void

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

export function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

export function sumOf(amounts: readonly bigint[]): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}

/** For a trial of the same distribution: what it writes stays with it. */
export function copyOf(d: Distribution): Distribution {
  return {
    ...d,
    book: d.book.copy(),
    tests: [...d.tests],
    payments: [...d.payments],
    cash: { ...d.cash },
  }
}
