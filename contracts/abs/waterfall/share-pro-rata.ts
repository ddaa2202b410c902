/**
 * Splits an amount in proportion to what each is owed, in whole fen: what rounding down leaves
 * goes,
 * one fen each, to the largest remainders; ties to the one listed first. Nobody gets more than
 * owed.
 */
export function shareProRata(amount: bigint, owed: readonly bigint[]): readonly bigint[] {
  const total = owed.reduce((sum, each) => sum + each, 0n)
  if (amount >= total) return owed
  const shares = owed.map((each, i) => ({
    i,
    share: (amount * each) / total,
    rest: (amount * each) % total,
  }))
  let left = amount - shares.reduce((sum, { share }) => sum + share, 0n)
  const byRemainder = shares.toSorted((a, b) =>
    a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1,
  )
  for (const entry of byRemainder) {
    if (left-- <= 0n) break
    entry.share += 1n
  }
  return shares.map(({ share }) => share)
}
