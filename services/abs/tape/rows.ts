import type { Asset } from '../../../contracts/abs/asset.ts'
import { type UnstatedTerm, UnstatedTerms } from '../../../contracts/abs/pool/unstated-terms.ts'
import { normaliseDocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import type { FieldSources } from '../../platform/mapped-files/mapping.ts'
import { ATTRIBUTE, LEFT_OUT, type TapeMapping } from './mapping.ts'
import { PROBLEMS_LISTED_MAX, type TapeDuty, type TapeProblem } from './problem.ts'
import { type RowFields, readAsset } from './row.ts'
import { UNSTATED_TERMS } from './unstated-loan.ts'

/** What was found in a tape: every row is an asset, rejected, blank, or no asset any more. */
export interface TapeQuality {
  readonly file: string
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  readonly blank: number
  /** No asset any more, as the mapping declares: redeemed, bought back. */
  readonly leftOut: number
  /** Of the assets accepted, in minor units. */
  readonly balance: bigint
  /** What accepted loans do not state of how they pay. */
  readonly unstated: readonly UnstatedTerm[]
  /** The first thousand. */
  readonly problems: readonly TapeProblem[]
  /** All of them, by field and duty, the most frequent first. */
  readonly counts: readonly ProblemCount[]
}

export interface ProblemCount {
  readonly field: string
  readonly refusal: TapeDuty
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

/**
 * Judges row after row and counts what it found. The ids of all rows are remembered, to find what
 * appears twice: the limit of rows bounds the memory.
 */
export class Rows {
  #count = 0
  #blank = 0
  #leftOut = 0
  #accepted = 0
  #balance = 0n
  readonly #unstated = new UnstatedTerms()
  readonly #seen = new Set<string>()
  readonly #problems: TapeProblem[] = []
  readonly #counts = new Map<string, number>()
  readonly #mapping: TapeMapping
  readonly #fields: RowFields
  readonly #reader: TapeReader

  constructor(mapping: TapeMapping, sources: FieldSources, reader: TapeReader) {
    this.#mapping = mapping
    const names = Object.keys(sources)
    this.#fields = {
      attributes: names.filter(name => name.startsWith(ATTRIBUTE)),
      terms: UNSTATED_TERMS.filter(name => names.includes(name)),
    }
    this.#reader = reader
  }

  /** A row, or null for a blank one. */
  take(cells: Cells<TapeDuty> | null): void {
    this.#count++
    if (cells === null) {
      this.#blank++
      return
    }
    if (this.#isLeftOut(cells)) {
      this.#leftOut++
      return
    }
    const asset = this.#readAsset(cells)
    if (asset) {
      this.#accepted++
      this.#balance += asset.balance
      this.#unstated.add(asset)
      this.#reader.asset(asset, cells.row)
    } else for (const problem of cells.problems) this.#report(problem)
  }

  quality(file: string): TapeQuality {
    return {
      file,
      rows: this.#count,
      accepted: this.#accepted,
      rejected: this.#count - this.#accepted - this.#blank - this.#leftOut,
      blank: this.#blank,
      leftOut: this.#leftOut,
      balance: this.#balance,
      unstated: this.#unstated.list(),
      problems: this.#problems,
      counts: [...this.#counts]
        .map(([key, count]) => {
          const [field, refusal] = key.split('\n') as [string, TapeDuty]
          return { field, refusal, count }
        })
        .sort((a, b) => b.count - a.count),
    }
  }

  #isLeftOut(cells: Cells<TapeDuty>): boolean {
    const { leaveOut } = this.#mapping
    return leaveOut?.values.includes(cells.optional(LEFT_OUT)) === true
  }

  #readAsset(cells: Cells<TapeDuty>): Asset | null {
    if (cells.problems.length > 0) return null
    const id = cells.optional('id')
    const number = normaliseDocumentNumber('asset', id)
    const name = number.ok ? number.value.normal : id
    if (this.#seen.has(name)) cells.problem('id', 'asset_must_appear_once', id)
    else if (id !== '') this.#seen.add(name)
    return readAsset(cells, this.#mapping, this.#fields)
  }

  #report(problem: TapeProblem): void {
    const key = `${problem.field}\n${problem.refusal}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    if (this.#problems.length < PROBLEMS_LISTED_MAX) this.#problems.push(problem)
    this.#reader.problem?.(problem)
  }
}
