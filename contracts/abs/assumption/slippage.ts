import { type BusinessDate, daysBetween } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import type { SlippageDistribution } from './assumptions.ts'

/** One receivable as it was really paid. */
export interface ObservedPayment {
  readonly due: BusinessDate
  readonly paid: BusinessDate
  readonly amount: bigint
}

export type SlippageRefusal =
  | 'observation_must_have_a_payment'
  | 'observed_amount_must_be_positive'
  | 'bucket_days_must_be_a_whole_number_from_1'

/** Shares have this many parts; the odd ones go to the largest remainders, the earlier first. */
const PARTS = 1_000_000n
const DECIMALS = 6

/**
 * How late money really came, weighted by amount: days from the due date, grouped into buckets of
 * `bucketDays` that are paid on their last day; negative is early. The shares add up to 1 exactly.
 */
export function estimateSlippage(
  payments: Iterable<ObservedPayment>,
  bucketDays = 1,
): SlippageDistribution | Refused<SlippageRefusal> {
  if (!Number.isInteger(bucketDays) || bucketDays < 1)
    return refuse('bucket_days_must_be_a_whole_number_from_1', 'bucketDays')
  const amounts = new Map<number, bigint>()
  let total = 0n
  let at = 0
  for (const { due, paid, amount } of payments) {
    if (amount <= 0n) return refuse('observed_amount_must_be_positive', `payments.${at}.amount`)
    const days = Math.ceil(daysBetween(due, paid) / bucketDays) * bucketDays + 0
    amounts.set(days, (amounts.get(days) ?? 0n) + amount)
    total += amount
    at++
  }
  if (total === 0n) return refuse('observation_must_have_a_payment', 'payments')
  const buckets = [...amounts].sort(([a], [b]) => a - b)
  const parts = partsOf(buckets, total)
  return buckets.map(([days], i) => ({ days, share: text(parts[i]!) }))
}

/** Largest remainder: the parts of all buckets add up to the whole. */
function partsOf(buckets: readonly (readonly [number, bigint])[], total: bigint): bigint[] {
  const parts = buckets.map(([, amount]) => (amount * PARTS) / total)
  const left = buckets.map(([, amount]) => (amount * PARTS) % total)
  const missing = Number(PARTS - parts.reduce((sum, part) => sum + part, 0n))
  const order = [...left.keys()].sort((a, b) =>
    left[a]! === left[b]! ? a - b : left[a]! < left[b]! ? 1 : -1,
  )
  for (const i of order.slice(0, missing)) parts[i]! += 1n
  return parts
}

function text(parts: bigint): string {
  const digits = String(parts).padStart(DECIMALS + 1, '0')
  return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`
}
