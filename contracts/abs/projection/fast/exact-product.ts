import type { Ratio } from '../../ratio.ts'
import { wholeOf } from '../exact/rounder.ts'
import { EQUAL_PARTS, LAST_ONLY } from './annuity-table.ts'
import type { Block } from './block.ts'
import type { Payment } from './block-payment.ts'

export type Product = 'default' | 'interest' | 'principal' | 'prepayment' | 'recovery'

/** The product by the reference's own fractions, for where a double cannot decide. */
export function exactProduct(
  payment: Payment,
  product: Product,
  balance: number,
  j: number,
): number {
  payment.counted.doubts++
  if (balance === 0) return 0
  const { num, den } = factorOf(payment, product, j)
  return Number(wholeOf(BigInt(balance) * num, den, payment.block.run.conventions.rounding.mode))
}

function factorOf(payment: Payment, product: Product, j: number): Ratio {
  const { block } = payment
  switch (product) {
    case 'interest':
      return block.run.interestFactor(block.at[j]!, payment.k)
    case 'principal':
      return principal(block, payment.k, j)
    default:
      return payment[product].exact
  }
}

/** Which factor it was is read from the place in the table it came from. */
function principal({ run, table, cell }: Block, k: number, j: number): Ratio {
  const place = cell[j]! - k
  const row = Math.floor(place / table.stride)
  const payments = place - row * table.stride
  if (row === LAST_ONLY) return { num: payments === 1 ? 1n : 0n, den: 1n }
  if (row === EQUAL_PARTS) return { num: 1n, den: BigInt(payments) }
  return run.annuity(table.rateOf(row))(payments)
}
