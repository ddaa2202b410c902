import type { Asset } from '../asset.ts'
import { seededWholes, shuffle } from './seeded-numbers.ts'
import { tallyAssets } from './tally.ts'

/**
 * Draws a sample in which each asset is equally likely, each at most once. The order of the tape
 * does not matter; ids must be unique.
 */
export function sampleAssets(
  assets: readonly Asset[],
  count: number,
  seed: number,
): readonly Asset[] {
  return shuffle(inOrderOfId(assets), seed).slice(0, count)
}

/**
 * Draws a monetary-unit sample, as auditors do: `count` fen at even steps through the balances from
 * a seeded start, and the assets they fall in. An asset larger than a step is always drawn, once.
 */
export function sampleByBalance(
  assets: readonly Asset[],
  count: number,
  seed: number,
): readonly Asset[] {
  const whole = tallyAssets(assets).balance
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
