import type { RoundingMode } from '../convention.ts'
import { BLOCK_LOANS, type Block } from './block.ts'
import { exactProduct, type Product } from './exact-product.ts'
import type { Factor } from './factor.ts'

/** What holds for all loans of a block at payment `k`. */
export interface Payment {
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
export type Guard = Readonly<Record<Product, number>>

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

/** Pays one period of every live loan: the inner loop of the projection. */
export function payBlock(
  block: Block,
  payment: Payment,
  sums: BlockSums,
  rows: BlockRows | null,
): void {
  const { balance, rate, cell, table } = block
  const { k, live, yearFraction, early, bias, limit } = payment
  const { cells } = table
  const { default: limitDefault, prepayment: limitPrepayment, recovery: limitRecovery } = limit
  const hazard = payment.default.near
  const speed = payment.prepayment.near
  const recovers = payment.recovery.near
  let defaultedSum = 0
  let interestSum = 0
  let principalSum = 0
  let prepaidSum = 0
  let recoveredSum = 0
  let closingSum = 0
  const whole = (product: Product, amount: number, factor: number, limit: number, j: number) => {
    const scaled = amount * factor + bias
    const floor = Math.floor(scaled)
    const off = scaled - floor - 0.5
    return off * off > limit ? exactProduct(block, payment, product, amount, j) : floor
  }
  for (let j = 0; j < live; j++) {
    const opening = balance[j]!
    const defaulted = whole('default', opening, hazard, limitDefault, j)
    let left = opening - defaulted
    let prepaid = early ? whole('prepayment', left, speed, limitPrepayment, j) : 0
    left -= prepaid
    const interest = whole('interest', left, rate[j]! * yearFraction, limit.interest, j)
    const principal = whole('principal', left, cells[cell[j]! - k]!, limit.principal, j)
    left -= principal
    if (!early) {
      prepaid = whole('prepayment', left, speed, limitPrepayment, j)
      left -= prepaid
    }
    const recovered = whole('recovery', defaulted, recovers, limitRecovery, j)
    balance[j] = left
    defaultedSum += defaulted
    interestSum += interest
    principalSum += principal
    prepaidSum += prepaid
    recoveredSum += recovered
    closingSum += left
    if (rows !== null) keep(rows, j, defaulted, interest, principal, prepaid, recovered)
  }
  sums.defaulted = defaultedSum
  sums.interest = interestSum
  sums.principal = principalSum
  sums.prepaid = prepaidSum
  sums.recovered = recoveredSum
  sums.closing = closingSum
}

function keep(
  rows: BlockRows,
  j: number,
  defaulted: number,
  interest: number,
  principal: number,
  prepaid: number,
  recovered: number,
): void {
  rows.defaulted[j] = defaulted
  rows.interest[j] = interest
  rows.principal[j] = principal
  rows.prepaid[j] = prepaid
  rows.recovered[j] = recovered
}
