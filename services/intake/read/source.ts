import type { SourceRow } from '../write-chunk.ts'
import type { Mapping } from './mapping.ts'

/** Rows that can be read more than once, from a file or a list. */
export interface Source {
  readonly mapping: Mapping
  /** SHA-256 of what was given. */
  readonly contentHash: Buffer
  readonly rowCount: number
  /** In order; null for a blank row. */
  readonly rows: () => AsyncIterable<SourceRow | null>
  readonly close: () => Promise<void>
}
