import { BLOCK_LOANS } from './block.ts'
import type { BlockPayment } from './block-payment.ts'
import { type BlockProduct, computeExactProduct } from './exact-product.ts'

/** The flows of a block's loans, in fen. */
export const BLOCK_FLOWS = ['defaulted', 'interest', 'principal', 'prepaid', 'recovered'] as const
export type BlockSums = Record<(typeof BLOCK_FLOWS)[number] | 'closing', number>
export type BlockRows = Readonly<Record<(typeof BLOCK_FLOWS)[number] | 'lost', Float64Array>>

/** Added to a double below 2^51 and subtracted again, it leaves the nearest whole number. */
const TO_NEAREST = 1.5 * 2 ** 52
export function emptySums(): BlockSums {
  return { defaulted: 0, interest: 0, principal: 0, prepaid: 0, recovered: 0, closing: 0 }
}

export function emptyRows(): BlockRows {
  const row = () => new Float64Array(BLOCK_LOANS)
  const [defaulted, interest, principal] = [row(), row(), row()]
  return { defaulted, interest, principal, prepaid: row(), recovered: row(), lost: row() }
}

/** The loans of the running loop that a double could not decide for. */
const doubtful = new Int32Array(BLOCK_LOANS)

/**
 * Pays one period of every live loan: the inner loops of the projection, one per product and
 * without calls, so that each runs in the processor's registers.
 */
export function payBlock(payment: BlockPayment, sums: BlockSums, rows: BlockRows): void {
  const { balance } = payment.block
  sums.defaulted = take(payment, 'default', balance, rows.defaulted, balance)
  sums.recovered = take(payment, 'recovery', rows.defaulted, rows.recovered, rows.lost)
  if (payment.early) sums.prepaid = take(payment, 'prepayment', balance, rows.prepaid, balance)
  sums.interest = earn(payment, rows.interest)
  sums.principal = repay(payment, rows.principal)
  if (!payment.early) sums.prepaid = take(payment, 'prepayment', balance, rows.prepaid, balance)
  sums.closing = sumLive(balance, payment.live)
}

/** Takes a share of each amount `into` a row; the rest is `left`. */
function take(
  payment: BlockPayment,
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

/** Computes the interest on the performing balances. */
function earn(payment: BlockPayment, into: Float64Array): number {
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

/** Repays the scheduled principal of the performing balances. */
function repay(payment: BlockPayment, into: Float64Array): number {
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

/** Replaces the doubtful products by exact ones; returns the correction of the sum. */
function settle(
  payment: BlockPayment,
  product: BlockProduct,
  doubts: number,
  into: Float64Array,
  left: Float64Array | null,
): number {
  let lacking = 0
  for (let d = 0; d < doubts; d++) {
    const j = doubtful[d]!
    const amount = left ? left[j]! + into[j]! : payment.block.balance[j]!
    const exact = computeExactProduct(payment, product, amount, j)
    lacking += exact - into[j]!
    into[j] = exact
    if (left) left[j] = amount - exact
  }
  return lacking
}

function sumLive(amounts: Float64Array, live: number): number {
  let sum = 0
  for (let j = 0; j < live; j++) sum += amounts[j]!
  return sum
}
