import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { TAPE_REASONS, type TapeProblem } from './problem.ts'

const ROWS_PER_WRITE = 1000

/** The data-quality report as CSV, written as problems are found; there is no file without any. */
export class ProblemFile {
  readonly #path: string
  readonly #language: Language
  #file: number | null = null
  #rows: string[][] = []

  constructor(path: string, language: Language) {
    // One that an earlier run left would speak of another tape.
    rmSync(path, { force: true })
    this.#path = path
    this.#language = language
  }

  add({ row, field, reason, found, nearest = '' }: TapeProblem): void {
    // A cell that starts like a formula is text, not something to run.
    const safe = found.replace(/^(?=[=+\-@])/, "'")
    const sentence = TAPE_REASONS[reason][this.#language]
    this.#rows.push([String(row), field, reason, sentence, safe, nearest])
    if (this.#rows.length === ROWS_PER_WRITE) this.#write()
  }

  /** True when there was something to report. */
  close(): boolean {
    if (this.#rows.length > 0) this.#write()
    if (this.#file === null) return false
    closeSync(this.#file)
    return true
  }

  #write(): void {
    if (this.#file === null) {
      this.#file = openSync(this.#path, 'w')
      writeSync(this.#file, '\uFEFFrow,field,reason,sentence,found,nearest\r\n')
    }
    writeSync(this.#file, stringify(this.#rows, { record_delimiter: '\r\n' }))
    this.#rows = []
  }
}
