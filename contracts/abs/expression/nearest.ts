/** The most letters by which a name may differ from its likely misspelling. */
const LETTERS_MAX = 4

/**
 * Finds the candidate that differs least from `name`; null when none is near. The first wins a tie.
 */
export function nearest(
  name: string,
  candidates: Iterable<string>,
  lettersMax = LETTERS_MAX,
): string | null {
  let best: string | null = null
  let least = Math.min(lettersMax, Math.ceil(name.length / 2)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/**
 * Counts the letters added, removed, replaced, or swapped with a neighbour that make `b` of `a`.
 */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? rows[i - 2]![j - 2]! + 1 : replaced
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced, swap))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
