import { dateOf } from '../../kernel/date.ts'
import type { Trigger } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import type { ValueType } from '../expression/value.ts'
import { compare, halfUp, type Ratio, showRatio, subtract } from '../ratio.ts'
import { afterTest, type TriggerHistory } from './trigger-history.ts'

/** What a test found: ratios as decimals, amounts as fen, dates as dates, all as text. */
export interface TriggerEvidence {
  readonly trigger: Name
  readonly tested: Trigger['tested'] | 'in_waterfall'
  readonly kind: 'money' | 'number' | 'date' | 'condition'
  readonly value: string
  readonly comparison: Comparison | 'holds'
  readonly threshold: string | null
  /** How far the value is from the threshold; negative when beyond it. Null for conditions. */
  readonly headroom: string | null
  /** What this test found. */
  readonly breached: boolean
  /** What stands after it, with earlier breaches and cures. */
  readonly tripped: boolean
  /** Passing tests in a row so far, out of how many that cure it; null: nothing cures it. */
  readonly cure: { readonly passes: number; readonly needed: number } | null
}

export type Comparison = 'above' | 'atLeast' | 'below' | 'atMost'

export interface Measured {
  readonly value: Ratio
  readonly threshold: Ratio | null
  readonly comparison: Comparison | 'holds'
  readonly type: ValueType
}

export interface Tested {
  readonly history: TriggerHistory
  /** Told when it is asked for: most runs look at few tests. */
  readonly evidence: TriggerEvidence
}

/** Compares value with threshold and takes the finding into the trigger's history. */
export function testTrigger(
  trigger: Name,
  terms: Trigger,
  measured: Measured,
  before: TriggerHistory,
  period: number,
  tested: TriggerEvidence['tested'],
): Tested {
  const breached = isBreached(measured)
  const cure = terms.cure ?? null
  const history = afterTest(before, breached, cure, period)
  return {
    history,
    get evidence() {
      const { tripped, passes } = history
      const cured = cure === null ? null : { passes, needed: cure }
      return { trigger, tested, ...told(measured), breached, tripped, cure: cured }
    },
  }
}

function told({ value, threshold, comparison, type }: Measured) {
  const kind = type === 'zero' ? 'number' : type
  const room = threshold && headroom(value, threshold, comparison)
  return {
    kind,
    value: show(value, kind),
    comparison,
    threshold: threshold && show(threshold, kind),
    headroom: room && show(room, kind === 'date' ? 'number' : kind),
  }
}

/** Which comparison the terms make. */
export function comparisonOf(terms: Trigger): Comparison | 'holds' {
  if ('above' in terms) return 'above'
  if ('atLeast' in terms) return 'atLeast'
  if ('below' in terms) return 'below'
  return 'atMost' in terms ? 'atMost' : 'holds'
}

function headroom(value: Ratio, threshold: Ratio, comparison: Comparison | 'holds'): Ratio {
  const upward = comparison === 'above' || comparison === 'atLeast'
  return upward ? subtract(threshold, value) : subtract(value, threshold)
}

/** Exactly at the threshold only `atLeast` and `atMost` are breached. */
function isBreached({ value, threshold, comparison }: Measured): boolean {
  if (threshold === null || comparison === 'holds') return value.num === 1n
  const order = compare(value, threshold)
  switch (comparison) {
    case 'above':
      return order > 0
    case 'atLeast':
      return order >= 0
    case 'below':
      return order < 0
    case 'atMost':
      return order <= 0
  }
}

function show(value: Ratio, kind: TriggerEvidence['kind']): string {
  if (kind === 'money') return String(halfUp(value))
  if (kind === 'date') return dateOf(Number(value.num / value.den))
  if (kind === 'condition') return String(value.num === 1n)
  return showRatio(value)
}
