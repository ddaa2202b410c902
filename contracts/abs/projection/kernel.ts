import type { RoundingMode } from '../convention.ts'
import { BLOCK_LOANS, type Block } from './block.ts'
import { exactProduct, type Product } from './exact-product.ts'
import type { Factor } from './factor.ts'

/** What holds for all loans of a block at payment `k`. */
export interface Payment {
  readonly block: Block
  readonly k: number
  readonly live: number
  readonly default: Factor
  readonly prepayment: Factor
  readonly recovery: Factor
  /** By which the loans' rates are multiplied: a part of a year, or 1. */
  readonly yearFraction: number
  /** Prepayment comes before interest and principal. */
  readonly early: boolean
  /** Added before flooring: ½ where halves go up or to even, 0 where all goes down. */
  readonly bias: number
  readonly limit: Guard
  /** How often doubles could not decide. */
  readonly counted: { doubts: number }
}

/** For each product (½ − the least distance to the next step at which a double decides)². */
export type Guard = Readonly<Record<'default' | 'prepayment' | 'recovery' | 'due', number>>

/** What the loans of a block paid, in fen. */
export const BLOCK_FLOWS = ['defaulted', 'interest', 'principal', 'prepaid', 'recovered'] as const
export type BlockSums = Record<(typeof BLOCK_FLOWS)[number] | 'closing', number>
export type BlockRows = Readonly<Record<(typeof BLOCK_FLOWS)[number], Float64Array>>

export function emptySums(): BlockSums {
  return { defaulted: 0, interest: 0, principal: 0, prepaid: 0, recovered: 0, closing: 0 }
}

export function emptyRows(): BlockRows {
  const entries = BLOCK_FLOWS.map(flow => [flow, new Float64Array(BLOCK_LOANS)] as const)
  return Object.fromEntries(entries) as Record<(typeof BLOCK_FLOWS)[number], Float64Array>
}

/**
 * A factor in the tables is within 3.1 · 2^-53 of the reference's, relatively; a rate times a part of
 * a year within 3; a product and the bias add one each: below 2^-50 of the largest amount together.
 */
export function guardLimit(largestAmount: number): number {
  const safe = 0.5 - Math.max(largestAmount, 1) * 2 ** -50
  return safe > 0 ? safe * safe : -1
}

/**
 * The guard of a factor that is the same for all loans: products with whole quarters are exact in
 * doubles below 2^50, so they need none, unless the half goes to the even one.
 */
export function factorLimit({ exact }: Factor, mode: RoundingMode, limit: number): number {
  const quarters = (exact.num * 4n) % exact.den === 0n
  return quarters && mode !== 'half_even' ? 1 : limit
}

/**
 * Pays one period of every live loan: the inner loops of the projection. Two, because what one loan
 * needs in both is more than a processor has registers for.
 */
export function payBlock(payment: Payment, sums: BlockSums, rows: BlockRows | null): void {
  leave(payment, sums, rows)
  pay(payment, sums, rows)
}

/** Default and what will come back of it; prepayment too, if it comes before interest. */
function leave(payment: Payment, sums: BlockSums, rows: BlockRows | null): void {
  const { balance } = payment.block
  const { live, early, bias, limit } = payment
  const hazard = payment.default.near
  const speed = payment.prepayment.near
  const recovers = payment.recovery.near
  const { default: limitDefault, prepayment: limitPrepayment, recovery: limitBack } = limit
  let defaultedSum = 0
  let prepaidSum = 0
  let recoveredSum = 0
  for (let j = 0; j < live; j++) {
    const opening = balance[j]!
    const defaulted = whole(payment, 'default', opening, opening * hazard + bias, limitDefault, j)
    const recovered = whole(
      payment,
      'recovery',
      defaulted,
      defaulted * recovers + bias,
      limitBack,
      j,
    )
    const left = opening - defaulted
    const prepaid = early
      ? whole(payment, 'prepayment', left, left * speed + bias, limitPrepayment, j)
      : 0
    balance[j] = left - prepaid
    defaultedSum += defaulted
    recoveredSum += recovered
    prepaidSum += prepaid
    if (rows === null) continue
    rows.defaulted[j] = defaulted
    rows.recovered[j] = recovered
    rows.prepaid[j] = prepaid
  }
  sums.defaulted = defaultedSum
  sums.recovered = recoveredSum
  sums.prepaid = prepaidSum
}

/** Interest and principal on what performs; then prepayment, if it was not before. */
function pay(payment: Payment, sums: BlockSums, rows: BlockRows | null): void {
  const { balance, rate, cell, table } = payment.block
  const { k, live, yearFraction, early, bias, limit } = payment
  const { cells } = table
  const { due: limitDue, prepayment: limitPrepayment } = limit
  const speed = payment.prepayment.near
  let interestSum = 0
  let principalSum = 0
  let prepaidSum = 0
  let closingSum = 0
  for (let j = 0; j < live; j++) {
    const performing = balance[j]!
    const earned = performing * rate[j]! * yearFraction
    const interest = whole(payment, 'interest', performing, earned + bias, limitDue, j)
    const due = performing * cells[cell[j]! - k]!
    const principal = whole(payment, 'principal', performing, due + bias, limitDue, j)
    const rest = performing - principal
    const prepaid = early
      ? 0
      : whole(payment, 'prepayment', rest, rest * speed + bias, limitPrepayment, j)
    balance[j] = rest - prepaid
    interestSum += interest
    principalSum += principal
    prepaidSum += prepaid
    closingSum += rest - prepaid
    if (rows === null) continue
    rows.interest[j] = interest
    rows.principal[j] = principal
    if (!early) rows.prepaid[j] = prepaid
  }
  sums.interest = interestSum
  sums.principal = principalSum
  sums.prepaid += prepaidSum
  sums.closing = closingSum
}

/** A product with its bias as whole fen: as it is floored, or exactly where that is in doubt. */
function whole(
  payment: Payment,
  product: Product,
  amount: number,
  scaled: number,
  guard: number,
  j: number,
): number {
  const floor = Math.floor(scaled)
  const off = scaled - floor - 0.5
  return off * off > guard ? exactProduct(payment, product, amount, j) : floor
}
