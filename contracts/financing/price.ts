import { type Answer, answer } from '../kernel/answer.ts'
import { assert } from '../kernel/bug.ts'
import { type BusinessDate, dayNumber } from '../kernel/date.ts'
import { yearFraction } from '../kernel/day-count.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Units, units } from '../kernel/money.ts'
import { parseRate, Rate } from '../kernel/rate.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

/** What is paid of the debts that are financed, and when. */
export interface Payment {
  /** Minor units. */
  readonly amount: bigint
  readonly on: BusinessDate
}

/** On what terms a lender pays before the debtors do. */
export interface PriceTerms {
  /** The yearly discount rate as decimal text, simple and in advance: `0.036`. */
  readonly rate: string
  readonly dayCount: QuoteDayCount
  /** Minor units, beside the discount. */
  readonly fee: bigint
  /** The day on which the lender pays. */
  readonly valueDate: BusinessDate
}

/** Actual days over 360, as bills are discounted, or over 365. */
export const QUOTE_DAY_COUNTS = ['A/360', 'A/365F'] as const
export type QuoteDayCount = (typeof QUOTE_DAY_COUNTS)[number]

/** A price as it is signed. */
export interface Price {
  readonly discount: bigint
  /** What the holder gets. */
  readonly net: bigint
  /** The yearly cost, fee included, compounded yearly over actual days of 365; six decimals. */
  readonly apr: string
}

/** A price with the arithmetic behind it. */
export interface ReckonedPrice extends Price {
  readonly face: bigint
  readonly lines: readonly PriceLine[]
}

/** One payment with its days and its discount. */
export interface PriceLine extends Payment {
  readonly days: number
  readonly discount: bigint
}

/**
 * Reckons what debts are worth to a lender on its terms. The discount of a payment is its amount ×
 * rate × days ÷ the year, each rounded half-even to the minor unit; the holder gets what is left of
 * the amounts after discount and fee. The APR is the yearly rate at which that sum on the value
 * date grows to the payments on their days.
 */
export function reckonPrice(
  payments: readonly Payment[],
  { rate, dayCount, fee, valueDate }: PriceTerms,
): Answer<ReckonedPrice, PriceRefusal> {
  const yearly = parseYearlyRate(rate)
  if (yearly === null) return rateRefusal('body.rate')
  const early = payments.find(({ on }) => on <= valueDate)
  if (early)
    return refuse('value_date_must_come_before_payment', 'body.valueDate', {
      valueDate,
      payment: early.on,
    })
  const lines = payments.map(payment => discountLine(payment, yearly, { dayCount, valueDate }))
  const [face, discount] = [sum(lines, 'amount'), sum(lines, 'discount')]
  const net = face - discount - fee
  if (net <= 0n)
    return refuse('price_must_leave_a_net_amount', 'body.fee', {
      taken: units(discount + fee),
      face: units(face),
    })
  return answer({ face, discount, net, apr: yearlyCost(lines, net), lines })
}

/** Reckons amount × rate × days ÷ the year, half-even to the minor unit, from a day to a later. */
export function simpleInterest(
  amount: bigint,
  { rate, dayCount }: { readonly rate: string | Rate; readonly dayCount: QuoteDayCount },
  from: BusinessDate,
  to: BusinessDate,
): bigint {
  const { numerator, denominator } = countFraction(dayCount, from, to)
  const exact = new Rate(rate).times(String(amount)).times(numerator).div(denominator)
  return BigInt(exact.toDecimalPlaces(0, Rate.ROUND_HALF_EVEN).toFixed(0))
}

/** Reckons the discount of one payment, which is rounded by itself. */
export function discountLine(
  payment: Payment,
  rate: Rate,
  { dayCount, valueDate }: Pick<PriceTerms, 'dayCount' | 'valueDate'>,
): PriceLine {
  return {
    ...payment,
    days: countFraction(dayCount, valueDate, payment.on).numerator,
    discount: simpleInterest(payment.amount, { rate, dayCount }, valueDate, payment.on),
  }
}

/** Reads a yearly rate; null where it is none that a price may have. */
export function parseYearlyRate(text: string): Rate | null {
  const yearly = parseRate(text)
  if (yearly === null || yearly.lt(0) || yearly.gte(1)) return null
  return yearly.dp() > RATE_DECIMALS_MAX ? null : yearly
}

export function rateRefusal(at: string): Refused<RateRefusal> {
  return refuse('rate_must_be_a_decimal_below_one', at, { decimals: RATE_DECIMALS_MAX })
}

/** Digits after the point: 0.000001 is a ten-thousandth of a percent. */
const RATE_DECIMALS_MAX = 6
const APR_DECIMALS = 6

function countFraction(dayCount: QuoteDayCount, from: BusinessDate, to: BusinessDate) {
  return yearFraction(dayCount, dayNumber(from), dayNumber(to))
}

function sum<Name extends string>(of: readonly { readonly [N in Name]: bigint }[], name: Name) {
  return of.reduce((total, one) => total + one[name], 0n)
}

/**
 * Finds x = ln(1 + APR) where Σ amount × e^(−x × days ÷ 365) is the net amount. The sum falls and
 * bends one way only, so Newton's steps from 0 come up to x and never pass it.
 */
function yearlyCost(lines: readonly PriceLine[], net: bigint): string {
  const byDays = new Map<number, bigint>()
  for (const { amount, days } of lines) byDays.set(days, (byDays.get(days) ?? 0n) + amount)
  const parts = [...byDays].map(([days, amount]) => ({
    years: new Rate(days).div(YEAR_DAYS),
    amount: new Rate(String(amount)),
  }))
  let x = new Rate(0)
  for (let step = 0; step < STEPS_MAX; step++) {
    const worth = parts.map(({ years, amount }) => amount.times(years.times(x).neg().exp()))
    const over = worth.reduce((total, one) => total.plus(one), new Rate(String(net)).neg())
    const slope = parts.reduce((total, { years }, i) => total.plus(years.times(worth[i]!)), ZERO)
    const by = over.div(slope)
    x = x.plus(by)
    if (by.abs().lt(PRECISION)) return x.exp().minus(1).toFixed(APR_DECIMALS, Rate.ROUND_HALF_EVEN)
  }
  assert(false, 'the yearly cost of a price is found')
}

const YEAR_DAYS = 365
const STEPS_MAX = 200
const ZERO = new Rate(0)
const PRECISION = new Rate('1e-20')

export type RateRefusal = Detailed<'rate_must_be_a_decimal_below_one', { decimals: number }>

export type PriceRefusal =
  | RateRefusal
  | Detailed<
      'value_date_must_come_before_payment',
      { valueDate: BusinessDate; payment: BusinessDate }
    >
  | Detailed<'price_must_leave_a_net_amount', { taken: Units; face: Units }>

export const RATE_TEXTS = {
  rate_must_be_a_decimal_below_one: badInput(
    d => `年贴现率须为小于 1 的小数（3.6% 写作 0.036），至多 ${d.decimals} 位小数。`,
    d => `A rate is a decimal from 0 to below 1 (3.6 % is 0.036), of at most ${d.decimals} places.`,
  ),
} satisfies RefusalTexts<RateRefusal>

export const PRICE_TEXTS = {
  ...RATE_TEXTS,
  value_date_must_come_before_payment: badInput(
    d => `起息日 ${d.valueDate} 须早于债务付款日 ${d.payment}。`,
    d => `The value date ${d.valueDate} must come before a debt is paid, ${d.payment}.`,
  ),
  price_must_leave_a_net_amount: badInput(
    d => `贴现息与费用合计 ${d.taken} 不得达到面额 ${d.face}（以最小货币单位计）。`,
    d => `Discount and fee are ${d.taken} minor units, of a face of ${d.face}: nothing is left.`,
  ),
} satisfies RefusalTexts<PriceRefusal>
