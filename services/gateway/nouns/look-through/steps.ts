import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf, type PartyId } from '../../../../contracts/kernel/id.ts'

/** An entry that gave units [lo, hi) to a holder, as `ledger.chain` answers it. */
export interface StepRow {
  readonly entry: bigint
  readonly act: string
  readonly business_date: BusinessDate
  readonly holder: bigint
  readonly lo: bigint
  readonly hi: bigint
}

export const STEP_COLUMNS = 's.entry, s.act, s.business_date, s.holder, s.lo, s.hi'

export interface LineageStep {
  readonly tier: number
  readonly entry: bigint
  readonly act: string
  readonly on: BusinessDate
  /** Null at issue. */
  readonly from: PartyId | null
  readonly to: PartyId
  readonly lo: bigint
  readonly hi: bigint
}

interface Held {
  readonly lo: bigint
  readonly hi: bigint
  readonly holder: PartyId
  readonly tier: number
}

/** Each step with whom the units came from: a step over units of two histories becomes two. */
export function stepsFrom(rows: readonly StepRow[]): LineageStep[] {
  const held: Held[] = []
  const steps: LineageStep[] = []
  for (const { entry, act, business_date: on, holder, lo, hi } of rows) {
    const to = idOf('pty', holder)
    const parts = exchange(held, lo, hi, to)
    for (const { lo, hi, holder: from, tier } of parts)
      steps.push({ tier: tier + 1, entry, act, on, from, to, lo, hi })
  }
  return steps
}

interface Part extends Omit<Held, 'holder'> {
  readonly holder: PartyId | null
}

/**
 * [lo, hi) passes to a holder within `held`, whose spans are in order and do not overlap. Answers
 * what the span was made of before; of what was with nobody, as one part.
 */
function exchange(held: Held[], lo: bigint, hi: bigint, holder: PartyId): readonly Part[] {
  const first = firstAfter(held, lo)
  let end = first
  while (end < held.length && held[end]!.lo < hi) end += 1
  const before = held.slice(first, end)
  const parts = before.length > 0 ? before.map(part => cut(part, lo, hi)) : [issue(lo, hi)]
  const now = parts.map(part => ({ ...part, holder, tier: part.tier + 1 }))
  const [left, right] = [before.at(0), before.at(-1)]
  const rest = {
    left: left && left.lo < lo ? [{ ...left, hi: lo }] : [],
    right: right && right.hi > hi ? [{ ...right, lo: hi }] : [],
  }
  held.splice(first, end - first, ...rest.left, ...now, ...rest.right)
  return parts
}

/** The place of the first that ends after `lo`. */
function firstAfter(held: readonly Held[], lo: bigint): number {
  let [from, to] = [0, held.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (held[middle]!.hi > lo) to = middle
    else from = middle + 1
  }
  return from
}

function issue(lo: bigint, hi: bigint): Part {
  return { lo, hi, holder: null, tier: 0 }
}

function cut(part: Held, lo: bigint, hi: bigint): Held {
  return { ...part, lo: part.lo > lo ? part.lo : lo, hi: part.hi < hi ? part.hi : hi }
}
