import { type Answer, answer } from '../../kernel/answer.ts'
import { type BusinessDate, dayNumber, isBusinessDate } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { SlippageStep } from '../assumption/assumptions.ts'

/** An invoice of the past: when it was due and paid; `paidOn` is null while it is open. */
export interface InvoiceHistory {
  readonly dueOn: BusinessDate
  readonly paidOn: BusinessDate | null
  /** Whole smallest units above zero. */
  readonly amount: bigint
}

export interface SlippageEstimate {
  /** Shares by days late (negative: early) to six decimals; they add up to 1. */
  readonly distribution: readonly SlippageStep[]
  /** The share of which no payment was seen, however long it was observed. */
  readonly unseen: string
  readonly invoices: number
}

export type SlippageRefusal =
  | 'a_history_must_have_a_payment'
  | 'a_date_must_exist'
  | 'an_amount_must_be_above_zero'
  | 'a_payment_must_not_be_after_the_last_day_watched'
  | 'bucket_days_must_be_a_whole_number_from_1'

/** Shares are whole multiples of 1 / `PARTS`. */
const PARTS = 1_000_000n

/**
 * Estimates how late payments come, from what was seen up to `asOf`: the product-limit estimate
 * (Kaplan and Meier, 1958), weighted by amount. An open invoice counts as at risk for the days it
 * was observed, so that young invoices do not make a pool look slow or fast. Days are grouped into
 * buckets of `bucketDays` that are paid on their last day.
 */
export function estimateSlippage(
  history: readonly InvoiceHistory[],
  asOf: BusinessDate,
  bucketDays = 1,
): Answer<SlippageEstimate, SlippageRefusal> {
  if (!Number.isInteger(bucketDays) || bucketDays < 1)
    return refuse('bucket_days_must_be_a_whole_number_from_1', 'bucketDays')
  const refused = checkHistory(history, asOf)
  if (refused) return refused
  const watched = history.map(each => {
    const end = each.paidOn ?? asOf
    const paid = each.paidOn !== null
    return { days: dayNumber(end) - dayNumber(each.dueOn), paid, amount: each.amount }
  })
  const shares = inBuckets(productLimit(watched), bucketDays)
  const seen = Rate.sum(...shares.map(({ share }) => share))
  const distribution = wholeParts(
    shares.map(({ days, share }) => ({ days, share: share.div(seen) })),
  )
  const unseen = new Rate(1).minus(seen).toDecimalPlaces(6)
  return answer({ distribution, unseen: unseen.toFixed(), invoices: history.length })
}

interface Watched {
  readonly days: number
  readonly paid: boolean
  readonly amount: bigint
}

interface DayShare {
  readonly days: number
  readonly share: Rate
}

/** Computes the estimate: on each day the rest shrinks by the paid part of what was at risk. */
function productLimit(watched: readonly Watched[]): DayShare[] {
  const byDay = new Map<number, { paid: bigint; watched: bigint }>()
  for (const { days, paid, amount } of watched) {
    const day = byDay.get(days) ?? { paid: 0n, watched: 0n }
    byDay.set(days, { paid: day.paid + (paid ? amount : 0n), watched: day.watched + amount })
  }
  let atRisk = watched.reduce((sum, each) => sum + each.amount, 0n)
  let left = new Rate(1)
  const shares: DayShare[] = []
  for (const [days, day] of [...byDay].sort(([a], [b]) => a - b)) {
    const share = left.times(String(day.paid)).div(String(atRisk))
    if (day.paid > 0n) shares.push({ days, share })
    left = left.minus(share)
    atRisk -= day.watched
  }
  return shares
}

function inBuckets(shares: readonly DayShare[], bucketDays: number): DayShare[] {
  const byBucket = new Map<number, Rate>()
  for (const { days, share } of shares) {
    const last = Math.ceil(days / bucketDays) * bucketDays + 0
    byBucket.set(last, share.plus(byBucket.get(last) ?? 0))
  }
  return [...byBucket].map(([days, share]) => ({ days, share }))
}

/** Rounds shares down cumulatively to whole parts, so that they add up. */
function wholeParts(shares: readonly DayShare[]): SlippageStep[] {
  let through = new Rate(0)
  let taken = 0n
  const parts = shares.map(({ days, share }, i) => {
    through = through.plus(share)
    const isLast = i === shares.length - 1
    const upTo = isLast ? PARTS : BigInt(through.times(String(PARTS)).floor().toFixed(0))
    const part = upTo - taken
    taken = upTo
    return { days, part }
  })
  return parts
    .filter(({ part }) => part > 0n)
    .map(({ days, part }) => ({ days, share: new Rate(String(part)).div(String(PARTS)).toFixed() }))
}

function checkHistory(
  history: readonly InvoiceHistory[],
  asOf: BusinessDate,
): Refused<SlippageRefusal> | null {
  if (!isBusinessDate(asOf)) return refuse('a_date_must_exist', 'asOf')
  for (const [i, { dueOn, paidOn, amount }] of history.entries()) {
    if (!isBusinessDate(dueOn)) return refuse('a_date_must_exist', `history.${i}.dueOn`)
    if (amount <= 0n) return refuse('an_amount_must_be_above_zero', `history.${i}.amount`)
    if (paidOn === null) continue
    if (!isBusinessDate(paidOn)) return refuse('a_date_must_exist', `history.${i}.paidOn`)
    if (dayNumber(paidOn) > dayNumber(asOf)) {
      return refuse('a_payment_must_not_be_after_the_last_day_watched', `history.${i}.paidOn`)
    }
  }
  const seen = history.some(({ paidOn }) => paidOn !== null)
  return seen ? null : refuse('a_history_must_have_a_payment', 'history')
}
