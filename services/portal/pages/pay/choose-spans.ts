/** A title that its holder can pass on. */
export interface FreeTitle {
  readonly instrument: string
  readonly dueOn: string
  readonly currency: string
  readonly lo: string
  readonly hi: string
}

export interface ChosenSpan {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
}

/**
 * Chooses what to pay an amount with: what falls due first, so that at most the last title is cut.
 * Null where it is not enough.
 */
export function chooseSpans(
  titles: readonly FreeTitle[],
  amount: bigint,
  currency: string,
): readonly ChosenSpan[] | null {
  const usable = titles.filter(title => title.currency === currency).toSorted(byDueDate)
  const chosen: ChosenSpan[] = []
  let left = amount
  for (const { instrument, lo, hi } of usable) {
    if (left === 0n) break
    const size = BigInt(hi) - BigInt(lo)
    const taken = size < left ? size : left
    chosen.push({ instrument, lo, hi: String(BigInt(lo) + taken) })
    left -= taken
  }
  return left === 0n ? chosen : null
}

function byDueDate(a: FreeTitle, b: FreeTitle): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  if (a.instrument !== b.instrument) return a.instrument < b.instrument ? -1 : 1
  return BigInt(a.lo) < BigInt(b.lo) ? -1 : 1
}
