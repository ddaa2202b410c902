import { Bug } from '../../kernel/bug.ts'
import type { Deal } from './deal.ts'
import type { Finding } from './finding.ts'

/** A deal that was checked, with its expressions compiled; only `loadDeal` makes one. */
export interface LoadedDeal {
  readonly deal: Deal
}

export type Loaded =
  | { readonly ok: true; readonly deal: LoadedDeal; readonly warnings: readonly Finding[] }
  | {
      readonly ok: false
      readonly findings: readonly Finding[]
      readonly warnings: readonly Finding[]
    }

/** Checks a parsed JSON document once, whole: nothing that can be decided is left for a run. */
export function loadDeal(_document: unknown): Loaded {
  throw new Bug('not built yet')
}

/** All that is refused and all that is warned of. */
export function checkDeal(document: unknown): {
  readonly findings: readonly Finding[]
  readonly warnings: readonly Finding[]
} {
  const loaded = loadDeal(document)
  return { findings: loaded.ok ? [] : loaded.findings, warnings: loaded.warnings }
}
