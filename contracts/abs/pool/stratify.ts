import { type Answer, answer } from '../../kernel/answer.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import { type Field, isField, makeTextReader, parseBound } from './field.ts'
import { addAsset, average, emptySums, type MeasuredPool, type Sums } from './measured-pool.ts'
import type { Tally } from './tally.ts'

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
 * Stratifies a pool: each asset falls in exactly one stratum; strata are in order of band, or of
 * balance.
 */
export function stratify(
  pool: MeasuredPool,
  { field, edges }: Strata,
): Answer<readonly Stratum[], StrataRefusal> {
  if (!isField(field)) return refuse('field_must_be_known', 'field')
  const bounds = (edges ?? []).map(parseBound)
  if (!bounds.every(b => b !== null)) return refuse('edges_must_be_decimals_or_dates', 'edges')
  if (bounds.some((b, i) => i > 0 && b.lte(bounds[i - 1]!)))
    return refuse('edges_must_rise', 'edges')

  const labels = edges ? listBandLabels(edges) : []
  const text = makeTextReader(field)
  const findBand = makeBandFinder(labels, bounds)
  const groups = new Map<string, Sums>()
  for (const [at, asset] of pool.assets.entries()) {
    const value = text(asset, pool.cutOff) ?? ''
    const label = edges ? findBand(value) : value
    const sums = groups.get(label) ?? emptySums()
    groups.set(label, sums)
    addAsset(sums, pool, at)
  }
  const whole = pool.sums.balance
  const strata = [...groups].map(([label, sums]) => summariseStratum(label, sums, pool, whole))
  const order = (s: Stratum) => (s.label === '' ? labels.length : labels.indexOf(s.label))
  return answer(strata.sort(edges ? (a, b) => order(a) - order(b) : byBalance))
}

/** Makes a finder of the band that a value falls in. Values repeat: each is parsed once. */
function makeBandFinder(
  labels: readonly string[],
  bounds: readonly Rate[],
): (value: string) => string {
  const bands = new Map<string, string>()
  return value => {
    const known = bands.get(value)
    if (known !== undefined) return known
    const number = parseBound(value)
    const band = number === null ? '' : labels[bounds.filter(b => b.lte(number)).length]!
    bands.set(value, band)
    return band
  }
}

function summariseStratum(label: string, sums: Sums, pool: MeasuredPool, whole: bigint): Stratum {
  const { count, balance } = sums
  return {
    label,
    count,
    balance,
    share: whole === 0n ? new Rate(0) : new Rate(String(balance)).div(String(whole)),
    weightedRate: average(sums.rate, pool.rate),
    weightedRemainingMonths: average(sums.months, pool.months),
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
