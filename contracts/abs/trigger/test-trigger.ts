import type { Name } from '../deal/deal.ts'

/** What a test found; ratios and dates as decimal strings, amounts as fen. */
export interface TriggerEvidence {
  readonly trigger: Name
  readonly tested: 'before_collection' | 'after_collection' | 'after_distribution' | 'in_waterfall'
  readonly kind: 'money' | 'number' | 'date' | 'condition'
  readonly value: string
  readonly comparison: 'above' | 'atLeast' | 'below' | 'atMost' | 'holds'
  readonly threshold: string | null
  /** How far the value is from tripping; negative when beyond. Null for conditions. */
  readonly headroom: string | null
  /** What this test found. */
  readonly breached: boolean
  /** What stands after it, with earlier breaches and cures. */
  readonly tripped: boolean
  /** Passing tests in a row out of how many that cure it; null: never cured. */
  readonly cure: { readonly passes: number; readonly needed: number } | null
}
