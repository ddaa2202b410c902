import type { Ratio } from '../../ratio.ts'
import { roundToFen } from '../exact/rounder.ts'
import { EQUAL_PARTS, LAST_ONLY } from './annuity-table.ts'
import type { Block } from './block.ts'
import type { BlockPayment } from './block-payment.ts'

export type BlockProduct = 'default' | 'interest' | 'principal' | 'prepayment' | 'recovery'

/** Computes a product by the exact fractions, where a double cannot decide its rounding. */
export function computeExactProduct(
  payment: BlockPayment,
  product: BlockProduct,
  balance: number,
  j: number,
): number {
  payment.counted.doubts++
  if (balance === 0) return 0
  const { num, den } = findFactor(payment, product, j)
  return Number(roundToFen(BigInt(balance) * num, den, payment.block.run.conventions.rounding.mode))
}

function findFactor(payment: BlockPayment, product: BlockProduct, j: number): Ratio {
  const { block } = payment
  switch (product) {
    case 'interest':
      return block.run.getInterestFactor(block.at[j]!, payment.k)
    case 'principal':
      return findPrincipalFactor(block, payment.k, j)
    default:
      return payment[product].exact
  }
}

/** Finds the exact principal factor: its cell in the table tells the row and the payments left. */
function findPrincipalFactor({ run, table, cell }: Block, k: number, j: number): Ratio {
  const index = cell[j]! - k
  const row = Math.floor(index / table.stride)
  const payments = index - row * table.stride
  if (row === LAST_ONLY) return { num: payments === 1 ? 1n : 0n, den: 1n }
  if (row === EQUAL_PARTS) return { num: 1n, den: BigInt(payments) }
  return run.getAnnuityFactors(table.getRate(row))(payments)
}
