import { BLOCK_LOANS } from './block.ts'
import type { Payment } from './block-payment.ts'
import { exactProduct, type Product } from './exact-product.ts'

/** What the loans of a block paid, in fen. */
export const BLOCK_FLOWS = ['defaulted', 'interest', 'principal', 'prepaid', 'recovered'] as const
export type BlockSums = Record<(typeof BLOCK_FLOWS)[number] | 'closing', number>
export type BlockRows = Readonly<Record<(typeof BLOCK_FLOWS)[number] | 'lost', Float64Array>>

/** Added to a double below 2^51 and taken away again: leaves the whole number nearest to it. */
const TO_NEAREST = 1.5 * 2 ** 52
export function emptySums(): BlockSums {
  return { defaulted: 0, interest: 0, principal: 0, prepaid: 0, recovered: 0, closing: 0 }
}

export function emptyRows(): BlockRows {
  const row = () => new Float64Array(BLOCK_LOANS)
  const [defaulted, interest, principal] = [row(), row(), row()]
  return { defaulted, interest, principal, prepaid: row(), recovered: row(), lost: row() }
}

/** Loans that a double could not decide for, in the loop that runs. */
const doubtful = new Int32Array(BLOCK_LOANS)

/**
 * Pays one period of every live loan: the inner loops of the projection. One loop per product, with
 * no call inside: each then runs within a processor's registers.
 */
export function payBlock(payment: Payment, sums: BlockSums, rows: BlockRows): void {
  const { balance } = payment.block
  sums.defaulted = take(payment, 'default', balance, rows.defaulted, balance)
  sums.recovered = take(payment, 'recovery', rows.defaulted, rows.recovered, rows.lost)
  if (payment.early) sums.prepaid = take(payment, 'prepayment', balance, rows.prepaid, balance)
  sums.interest = earn(payment, rows.interest)
  sums.principal = repay(payment, rows.principal)
  if (!payment.early) sums.prepaid = take(payment, 'prepayment', balance, rows.prepaid, balance)
  sums.closing = sumOf(balance, payment.live)
}

/** A share of each amount goes `into` a row, the rest is `left`. */
function take(
  payment: Payment,
  product: 'default' | 'prepayment' | 'recovery',
  amounts: Float64Array,
  into: Float64Array,
  left: Float64Array,
): number {
  const { near, bias, limit } = payment[product]
  const { live } = payment
  let sum = 0
  let doubts = 0
  for (let j = 0; j < live; j++) {
    const amount = amounts[j]!
    const scaled = amount * near + bias
    const whole = scaled + TO_NEAREST - TO_NEAREST
    const off = scaled - whole
    if (off * off > limit) doubtful[doubts++] = j
    into[j] = whole
    left[j] = amount - whole
    sum += whole
  }
  return sum + settle(payment, product, doubts, into, left)
}

/** Interest on what performs. */
function earn(payment: Payment, into: Float64Array): number {
  const { balance, rate } = payment.block
  const { live, yearFraction, due } = payment
  const { bias, limit } = due
  let sum = 0
  let doubts = 0
  for (let j = 0; j < live; j++) {
    const scaled = balance[j]! * rate[j]! * yearFraction + bias
    const whole = scaled + TO_NEAREST - TO_NEAREST
    const off = scaled - whole
    if (off * off > limit) doubtful[doubts++] = j
    into[j] = whole
    sum += whole
  }
  return sum + settle(payment, 'interest', doubts, into, null)
}

/** Scheduled principal of what performs. */
function repay(payment: Payment, into: Float64Array): number {
  const { balance, cell, table } = payment.block
  const { cells } = table
  const { k, live, due } = payment
  const { bias, limit } = due
  let sum = 0
  let doubts = 0
  for (let j = 0; j < live; j++) {
    const amount = balance[j]!
    const scaled = amount * cells[cell[j]! - k]! + bias
    const whole = scaled + TO_NEAREST - TO_NEAREST
    const off = scaled - whole
    if (off * off > limit) doubtful[doubts++] = j
    into[j] = whole
    balance[j] = amount - whole
    sum += whole
  }
  return sum + settle(payment, 'principal', doubts, into, balance)
}

/** Takes the exact product where a double could not decide; returns what the sum lacked. */
function settle(
  payment: Payment,
  product: Product,
  doubts: number,
  into: Float64Array,
  left: Float64Array | null,
): number {
  let lacking = 0
  for (let d = 0; d < doubts; d++) {
    const j = doubtful[d]!
    const amount = left ? left[j]! + into[j]! : payment.block.balance[j]!
    const exact = exactProduct(payment, product, amount, j)
    lacking += exact - into[j]!
    into[j] = exact
    if (left) left[j] = amount - exact
  }
  return lacking
}

function sumOf(amounts: Float64Array, live: number): number {
  let sum = 0
  for (let j = 0; j < live; j++) sum += amounts[j]!
  return sum
}
