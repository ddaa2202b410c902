import type { Asset } from '../../../contracts/abs/asset.ts'
import { Cells } from './cell.ts'
import type { Heading } from './heading.ts'
import type { TapeMapping } from './mapping.ts'
import { PROBLEMS_LISTED_MAX, type TapeProblem, type TapeReason } from './problem.ts'
import { assetOf } from './row.ts'

/** Ids of all rows are remembered, to find what appears twice: what bounds the memory. */
export const TAPE_ROWS_MAX = 2_000_000

/** What was found in a tape: every row is an asset, rejected with its problems, or blank. */
export interface TapeQuality {
  readonly file: string
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  readonly blank: number
  /** Of the assets accepted, in minor units. */
  readonly balance: bigint
  /** The first thousand. */
  readonly problems: readonly TapeProblem[]
  /** All of them, by field and reason, the most frequent first. */
  readonly counts: readonly ProblemCount[]
}

export interface ProblemCount {
  readonly field: string
  readonly reason: TapeReason
  readonly count: number
}

export interface TapeReader {
  /** Each good row, as it is read; the tape itself is not kept. */
  readonly asset: (asset: Asset, row: number) => void
  /** Each problem, beyond those listed too. */
  readonly problem?: (problem: TapeProblem) => void
  /** From time to time, in bytes. */
  readonly progress?: (read: number, size: number) => void
}

/** Judges row after row and counts what it found. */
export class Rows {
  count = 0
  #blank = 0
  #accepted = 0
  #balance = 0n
  readonly #seen = new Set<string>()
  readonly #problems: TapeProblem[] = []
  readonly #counts = new Map<string, number>()
  readonly #mapping: TapeMapping
  readonly #reader: TapeReader

  constructor(mapping: TapeMapping, reader: TapeReader) {
    this.#mapping = mapping
    this.#reader = reader
  }

  take(record: readonly string[], heading: Heading): void {
    this.count++
    if (record.every(cell => cell.trim() === '')) {
      this.#blank++
      return
    }
    const row = this.count + 1
    const cells = new Cells(row, column => heading.read(column, record), this.#mapping)
    const asset = this.#assetOf(cells, record, heading)
    if (asset) {
      this.#accepted++
      this.#balance += asset.balance
      this.#reader.asset(asset, row)
    } else for (const problem of cells.problems) this.#report(problem)
  }

  quality(file: string): TapeQuality {
    return {
      file,
      rows: this.count,
      accepted: this.#accepted,
      rejected: this.count - this.#accepted - this.#blank,
      blank: this.#blank,
      balance: this.#balance,
      problems: this.#problems,
      counts: [...this.#counts]
        .map(([key, count]) => {
          const [field, reason] = key.split('\n') as [string, TapeReason]
          return { field, reason, count }
        })
        .sort((a, b) => b.count - a.count),
    }
  }

  #assetOf(cells: Cells, record: readonly string[], heading: Heading): Asset | null {
    if (record.length !== heading.width) {
      const found = `${record.length} / ${heading.width}`
      cells.problem('', 'row_must_have_every_cell', found)
      return null
    }
    const id = cells.raw('id')
    if (this.#seen.has(id)) cells.problem('id', 'asset_must_appear_once', id)
    else if (id !== '') this.#seen.add(id)
    return assetOf(cells, this.#mapping.currency, heading.attributes)
  }

  #report(problem: TapeProblem): void {
    const key = `${problem.field}\n${problem.reason}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    if (this.#problems.length < PROBLEMS_LISTED_MAX) this.#problems.push(problem)
    this.#reader.problem?.(problem)
  }
}
