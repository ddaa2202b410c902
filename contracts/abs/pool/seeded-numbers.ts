/**
 * Makes a source of whole numbers that follow from a seed alone (splitmix32): the same seed gives
 * the same sample on every machine, so that anyone can draw a sample again. For sampling and
 * generated data, never for secrets.
 */
export function seededWholes(seed: number): (below: number) => number {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
  return below => {
    // Draws beyond the last whole multiple are thrown away: each result is equally likely.
    const fair = 2 ** 32 - (2 ** 32 % below)
    let drawn = next()
    while (drawn >= fair) drawn = next()
    return drawn % below
  }
}

/** Shuffles items in an order drawn from the seed (Fisher–Yates). */
export function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const drawn = [...items]
  const wholes = seededWholes(seed)
  for (let i = drawn.length - 1; i > 0; i--) {
    const j = wholes(i + 1)
    const kept = drawn[i]!
    drawn[i] = drawn[j]!
    drawn[j] = kept
  }
  return drawn
}
