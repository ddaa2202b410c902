import type { WaterfallConventions } from '../../deal/deal.ts'
import { least } from '../distribution.ts'

/** Who gets the odd fen of a pro-rata split. */
export type Remainder = NonNullable<WaterfallConventions['remainder']>

/**
 * Splits an amount in proportion to what each is owed, in whole fen and at most what is owed. The
 * fen that rounding down leaves go, one each, to the largest remainders (ties by name) or to the
 * first in turn; or all of them to the first, as far as it is owed them.
 */
export function shareProRata(
  amount: bigint,
  owed: readonly bigint[],
  names: readonly string[],
  remainder: Remainder,
): readonly bigint[] {
  const total = owed.reduce((sum, each) => sum + each, 0n)
  if (amount >= total) return owed
  const parts = owed.map((each, i) => ({ name: names[i]!, share: (amount * each) / total, each }))
  const rest = ({ each }: { each: bigint }) => (amount * each) % total
  const inTurn =
    remainder === 'largest'
      ? parts.toSorted((a, b) => order(rest(b), rest(a)) || (a.name < b.name ? -1 : 1))
      : parts.filter(part => rest(part) > 0n)
  let left = amount - parts.reduce((sum, { share }) => sum + share, 0n)
  for (const part of inTurn) {
    const odd = least(left, remainder === 'first' ? part.each - part.share : 1n)
    part.share += odd
    left -= odd
  }
  return parts.map(({ share }) => share)
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
