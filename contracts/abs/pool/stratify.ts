import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Asset } from '../asset.ts'
import { type Field, isField, makeTextReader, parseBound } from './field.ts'
import { type Tally, tallyAssets } from './tally.ts'

/** Groups by each value of a field, or by bands between rising `edges` (an edge opens its band). */
export interface Strata {
  readonly field: Field
  readonly edges?: readonly string[]
}

export interface Stratum extends Tally {
  /** The value, or `[from, to)` of the band; empty for assets without the value. */
  readonly label: string
  readonly share: Rate
  /** Weighted by balance; null when no asset has a rate, or all balances are zero. */
  readonly weightedRate: Rate | null
  readonly weightedRemainingMonths: Rate | null
}

export type StrataRefusal =
  | 'field_must_be_known'
  | 'edges_must_be_decimals_or_dates'
  | 'edges_must_rise'

/**
 * Stratifies assets: each falls in exactly one stratum; strata are in order of band, or of balance.
 */
export function stratify(
  assets: readonly Asset[],
  { field, edges }: Strata,
  cutOff: BusinessDate,
): Answer<readonly Stratum[], StrataRefusal> {
  if (!isField(field)) return refuse('field_must_be_known', 'field')
  const bounds = (edges ?? []).map(parseBound)
  if (!bounds.every(b => b !== null)) return refuse('edges_must_be_decimals_or_dates', 'edges')
  if (bounds.some((b, i) => i > 0 && b.lte(bounds[i - 1]!)))
    return refuse('edges_must_rise', 'edges')

  const labels = edges ? listBandLabels(edges) : []
  const text = makeTextReader(field)
  // Values repeat: each is read as a number once.
  const bands = new Map<string, string>()
  const findBand = (asset: Asset) => {
    const value = text(asset, cutOff) ?? ''
    const known = bands.get(value)
    if (known !== undefined) return known
    const number = parseBound(value)
    const band = number === null ? '' : labels[bounds.filter(b => b.lte(number)).length]!
    bands.set(value, band)
    return band
  }
  const groups = Map.groupBy(assets, edges ? findBand : asset => text(asset, cutOff) ?? '')
  const whole = tallyAssets(assets).balance
  const strata = [...groups].map(([label, group]) => summariseStratum(label, group, whole, cutOff))
  const order = (s: Stratum) => (s.label === '' ? labels.length : labels.indexOf(s.label))
  return answer(strata.sort(edges ? (a, b) => order(a) - order(b) : byBalance))
}

/** Averages a field over the assets that have it, weighted by balance. */
export function weightedAverage(
  assets: Iterable<Asset>,
  field: Field,
  cutOff: BusinessDate,
): Rate | null {
  const text = makeTextReader(field)
  // Values repeat: balances are summed by value in whole fen, and few products are left.
  const weights = new Map<string, bigint>()
  for (const asset of assets) {
    const value = text(asset, cutOff)
    if (value !== null) weights.set(value, (weights.get(value) ?? 0n) + asset.balance)
  }
  let weight = 0n
  let sum = new Rate(0)
  for (const [value, balance] of weights) {
    const number = parseBound(value)
    if (number === null) continue
    weight += balance
    sum = sum.plus(number.times(String(balance)))
  }
  return weight === 0n ? null : sum.div(String(weight))
}

function summariseStratum(
  label: string,
  group: readonly Asset[],
  whole: bigint,
  cutOff: BusinessDate,
): Stratum {
  const tally = tallyAssets(group)
  return {
    label,
    ...tally,
    share: whole === 0n ? new Rate(0) : new Rate(String(tally.balance)).div(String(whole)),
    weightedRate: weightedAverage(group, 'annualRate', cutOff),
    weightedRemainingMonths: weightedAverage(group, 'remainingMonths', cutOff),
  }
}

function listBandLabels(edges: readonly string[]): readonly string[] {
  const inner = edges.slice(1).map((edge, i) => `[${edges[i]}, ${edge})`)
  return [`< ${edges[0]}`, ...inner, `≥ ${edges.at(-1)}`]
}

function byBalance(a: Stratum, b: Stratum): number {
  if (a.balance !== b.balance) return a.balance > b.balance ? -1 : 1
  return a.label < b.label ? -1 : 1
}
