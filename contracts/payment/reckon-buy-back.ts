import { type Payment, type PriceTerms, simpleInterest } from '../financing/price.ts'
import type { BusinessDate } from '../kernel/date.ts'

/** What a buy-back costs on a day. */
export interface BuyBackPrice {
  readonly principal: bigint
  readonly interest: bigint
  readonly amount: bigint
}

/**
 * Reckons what debts cost that are bought back, on the terms of the quote: what is owed on each,
 * and beside it amount × rate × days ÷ the year, each rounded half-even to the minor unit. Days
 * after the day on which it was to be paid are arrears; those that are left before it the lender
 * has taken as discount and not earned, so they are taken off.
 */
export function reckonBuyBack(
  payments: readonly Payment[],
  terms: Pick<PriceTerms, 'rate' | 'dayCount'>,
  payBy: BusinessDate,
): BuyBackPrice {
  const interest = payments.reduce((sum, { amount, on }) => {
    if (payBy >= on) return sum + simpleInterest(amount, terms, on, payBy)
    return sum - simpleInterest(amount, terms, payBy, on)
  }, 0n)
  const principal = payments.reduce((sum, { amount }) => sum + amount, 0n)
  return { principal, interest, amount: principal + interest }
}
