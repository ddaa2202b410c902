import { dateOf } from '../../kernel/date.ts'
import type { Trigger } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import type { ValueType } from '../expression/value.ts'
import { compare, formatRatio, halfUp, type Ratio, subtract } from '../ratio.ts'
import { recordTest, type TriggerHistory } from './trigger-history.ts'

/** The evidence of a test, all as text: ratios as decimals, amounts as fen, dates as dates. */
export interface TriggerEvidence {
  readonly trigger: Name
  readonly tested: Trigger['tested'] | 'in_waterfall'
  readonly kind: 'money' | 'number' | 'date' | 'condition'
  readonly value: string
  readonly comparison: Comparison | 'holds'
  readonly threshold: string | null
  /** How far the value is from the threshold; negative beyond it. Null for conditions. */
  readonly headroom: string | null
  /** The finding of this test. */
  readonly breached: boolean
  /** Whether the trigger has tripped, after this test and all earlier ones. */
  readonly tripped: boolean
  /** Passed tests in a row, and how many cure the trigger; null: nothing cures it. */
  readonly cure: { readonly passes: number; readonly needed: number } | null
}

export type Comparison = 'above' | 'atLeast' | 'below' | 'atMost'

/** What a test compares. */
export interface Measured {
  readonly value: Ratio
  readonly threshold: Ratio | null
  readonly comparison: Comparison | 'holds'
  readonly type: ValueType
}

/** A test that was made: the history after it, and its evidence. */
export interface TriggerTest {
  readonly history: TriggerHistory
  /** Made when it is read, for most runs read few. */
  readonly evidence: TriggerEvidence
}

/** Tests a trigger: compares value and threshold and adds the finding to its history. */
export function testTrigger(
  trigger: Name,
  terms: Trigger,
  measured: Measured,
  before: TriggerHistory,
  period: number,
  tested: TriggerEvidence['tested'],
): TriggerTest {
  const breached = isBreached(measured)
  const cure = terms.cure ?? null
  const history = recordTest(before, breached, cure, period)
  return {
    history,
    get evidence() {
      const { tripped, passes } = history
      const cured = cure === null ? null : { passes, needed: cure }
      return { trigger, tested, ...formatMeasured(measured), breached, tripped, cure: cured }
    },
  }
}

function formatMeasured({ value, threshold, comparison, type }: Measured) {
  const kind = type === 'zero' ? 'number' : type
  const room = threshold && headroom(value, threshold, comparison)
  return {
    kind,
    value: formatFigure(value, kind),
    comparison,
    threshold: threshold && formatFigure(threshold, kind),
    headroom: room && formatFigure(room, kind === 'date' ? 'number' : kind),
  }
}

/** Finds the comparison that the terms state. */
export function findComparison(terms: Trigger): Comparison | 'holds' {
  if ('above' in terms) return 'above'
  if ('atLeast' in terms) return 'atLeast'
  if ('below' in terms) return 'below'
  return 'atMost' in terms ? 'atMost' : 'holds'
}

function headroom(value: Ratio, threshold: Ratio, comparison: Comparison | 'holds'): Ratio {
  const upward = comparison === 'above' || comparison === 'atLeast'
  return upward ? subtract(threshold, value) : subtract(value, threshold)
}

/** Tells whether the test is breached; exactly at the threshold only `atLeast` and `atMost` are. */
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

function formatFigure(value: Ratio, kind: TriggerEvidence['kind']): string {
  if (kind === 'money') return String(halfUp(value))
  if (kind === 'date') return dateOf(Number(value.num / value.den))
  if (kind === 'condition') return String(value.num === 1n)
  return formatRatio(value)
}
