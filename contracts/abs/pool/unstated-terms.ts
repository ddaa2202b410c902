import type { Asset } from '../asset.ts'
import type { Tally } from './tally.ts'

/** How many loans do not state a term, and how much they owe. */
export interface UnstatedTerm extends Tally {
  /** The term by its column in a tape. */
  readonly field: string
}

/** Counts what tapes do not state of how loans pay, term by term. */
export class UnstatedTerms {
  readonly #terms = new Map<string, UnstatedTerm>()

  add(asset: Asset): void {
    if (asset.product !== 'unstated') return
    for (const field of asset.unstated) {
      const { count, balance } = this.#terms.get(field) ?? { count: 0, balance: 0n }
      this.#terms.set(field, { field, count: count + 1, balance: balance + asset.balance })
    }
  }

  /** Lists the terms, in the order in which they were met. */
  list(): readonly UnstatedTerm[] {
    return [...this.#terms.values()]
  }
}

/** Lists what the loans of a pool do not state. */
export function listUnstatedTerms(assets: Iterable<Asset>): readonly UnstatedTerm[] {
  const terms = new UnstatedTerms()
  for (const asset of assets) terms.add(asset)
  return terms.list()
}
