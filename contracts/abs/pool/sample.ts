import type { Asset } from '../asset.ts'
import { seededWholes, shuffled } from './seeded-numbers.ts'
import { tallyOf } from './tally.ts'

/**
 * Each asset is equally likely, each once. The order of the tape does not matter; ids are unique.
 */
export function sampleAssets(
  assets: readonly Asset[],
  count: number,
  seed: number,
): readonly Asset[] {
  return shuffled(inOrderOfId(assets), seed).slice(0, count)
}

/**
 * Monetary-unit sampling, as auditors draw: `count` fen at even steps through the balances from a
 * seeded start; the assets they fall in. One larger than a step is always in, and counts once.
 */
export function sampleByBalance(
  assets: readonly Asset[],
  count: number,
  seed: number,
): readonly Asset[] {
  const whole = tallyOf(assets).balance
  if (count <= 0 || whole <= 0n) return []
  const start = BigInt(seededWholes(seed)(2 ** 32))
  // Fen number k is ⌊whole·(k·2³² + start) / (count·2³²)⌋: even steps without a rounded step size.
  const fen = (k: number) => (whole * ((BigInt(k) << 32n) + start)) / (BigInt(count) << 32n)
  const drawn: Asset[] = []
  let reached = 0n
  let k = 0
  for (const asset of inOrderOfId(assets)) {
    reached += asset.balance
    if (k < count && fen(k) < reached) drawn.push(asset)
    while (k < count && fen(k) < reached) k++
  }
  return drawn
}

function inOrderOfId(assets: readonly Asset[]): readonly Asset[] {
  return assets.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
