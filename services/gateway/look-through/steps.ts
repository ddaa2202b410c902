import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'

/** An entry that gave units [lo, hi) to a holder, as `ledger.chain` answers it. */
export interface StepRow {
  readonly version: number
  readonly entry: bigint
  readonly act: string
  readonly business_date: BusinessDate
  readonly holder: PartyId
  readonly lo: bigint
  readonly hi: bigint
}

export interface Step {
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
export function stepsFrom(rows: readonly StepRow[]): Step[] {
  let held: readonly Held[] = []
  const steps: Step[] = []
  for (const { entry, act, business_date: on, holder: to, lo, hi } of rows) {
    const before = held.filter(part => part.lo < hi && part.hi > lo)
    const parts = before.length > 0 ? before.map(part => cut(part, lo, hi)) : [issue(lo, hi)]
    for (const { lo, hi, holder: from, tier } of parts)
      steps.push({ tier: tier + 1, entry, act, on, from, to, lo, hi })
    const now = parts.map(part => ({ ...part, holder: to, tier: part.tier + 1 }))
    held = [...held.flatMap(part => without(part, lo, hi)), ...now]
  }
  return steps
}

function issue(lo: bigint, hi: bigint) {
  return { lo, hi, holder: null, tier: 0 }
}

function cut(part: Held, lo: bigint, hi: bigint): Held {
  return { ...part, lo: part.lo > lo ? part.lo : lo, hi: part.hi < hi ? part.hi : hi }
}

function without(part: Held, lo: bigint, hi: bigint): Held[] {
  if (part.hi <= lo || part.lo >= hi) return [part]
  const left = { ...part, hi: lo }
  const right = { ...part, lo: hi }
  return [left, right].filter(rest => rest.lo < rest.hi)
}
