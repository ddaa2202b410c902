import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { parseRate, Rate } from '../../kernel/rate.ts'
import type { Asset } from '../asset.ts'
import { type Field, isField, makeTextReader } from './field.ts'
import { tallyAssets } from './tally.ts'

/** A limit: the `largest` groups of a field together may hold at most `shareMax` of the pool. */
export interface ConcentrationLimit {
  readonly id: string
  readonly field: Field
  readonly largest: number
  /** A decimal from 0 to 1. */
  readonly shareMax: string
}

export interface Concentration {
  readonly limit: string
  /** The groups counted, the largest first. */
  readonly groups: readonly string[]
  readonly share: Rate
  /** shareMax − share: below zero the limit is broken. */
  readonly headroom: Rate
  /** Whole fen above the limit, rounded up: what does not count in a borrowing base. */
  readonly excess: bigint
}

export type ConcentrationRefusal =
  | 'field_must_be_known'
  | 'share_must_lie_between_zero_and_one'
  | 'largest_must_be_a_whole_number_above_zero'

/** Measures each limit on a pool. */
export function concentrations(
  assets: readonly Asset[],
  limits: readonly ConcentrationLimit[],
  cutOff: BusinessDate,
): Answer<readonly Concentration[], ConcentrationRefusal> {
  const measured: Concentration[] = []
  for (const [i, limit] of limits.entries()) {
    const refusal = checkLimit(limit)
    if (refusal) return refuse(refusal, `limits.${i}`)
    measured.push(measure(assets, limit, cutOff))
  }
  return answer(measured)
}

/** Finds the duty that a limit does not meet, or null. */
export function checkLimit({
  field,
  shareMax,
  largest,
}: ConcentrationLimit): ConcentrationRefusal | null {
  if (!isField(field)) return 'field_must_be_known'
  const share = parseRate(shareMax)
  if (!share || share.lt(0) || share.gt(1)) return 'share_must_lie_between_zero_and_one'
  if (!Number.isSafeInteger(largest) || largest < 1)
    return 'largest_must_be_a_whole_number_above_zero'
  return null
}

function measure(
  assets: readonly Asset[],
  limit: ConcentrationLimit,
  cutOff: BusinessDate,
): Concentration {
  const text = makeTextReader(limit.field)
  const totals = new Map<string, bigint>()
  for (const asset of assets) {
    const group = text(asset, cutOff) ?? ''
    totals.set(group, (totals.get(group) ?? 0n) + asset.balance)
  }
  const top = [...totals].sort(largestFirst).slice(0, limit.largest)
  const held = top.reduce((sum, [, balance]) => sum + balance, 0n)
  const whole = tallyAssets(assets).balance
  const share = whole === 0n ? new Rate(0) : new Rate(String(held)).div(String(whole))
  const over = new Rate(String(held)).minus(new Rate(limit.shareMax).times(String(whole)))
  return {
    limit: limit.id,
    groups: top.map(([group]) => group),
    share,
    headroom: new Rate(limit.shareMax).minus(share),
    excess: over.gt(0) ? BigInt(over.ceil().toFixed(0)) : 0n,
  }
}

function largestFirst(a: readonly [string, bigint], b: readonly [string, bigint]): number {
  if (a[1] !== b[1]) return a[1] > b[1] ? -1 : 1
  return a[0] < b[0] ? -1 : 1
}
