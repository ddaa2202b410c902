import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { formatProblems, PROBLEM_HEADING } from '../../platform/mapped-files/problem-file.ts'
import { TAPE_TEXTS, type TapeProblem } from './problem.ts'

const PROBLEMS_PER_WRITE = 1000

/** The data-quality report as CSV, written as problems are found; there is no file without any. */
export class ProblemFile {
  readonly #path: string
  #file: number | null = null
  #problems: TapeProblem[] = []

  constructor(path: string) {
    // One that an earlier run left would speak of another tape.
    rmSync(path, { force: true })
    this.#path = path
  }

  add(problem: TapeProblem): void {
    this.#problems.push(problem)
    if (this.#problems.length === PROBLEMS_PER_WRITE) this.#write()
  }

  /** True when there was something to report. */
  close(): boolean {
    if (this.#problems.length > 0) this.#write()
    if (this.#file === null) return false
    closeSync(this.#file)
    return true
  }

  #write(): void {
    if (this.#file === null) {
      this.#file = openSync(this.#path, 'w')
      writeSync(this.#file, PROBLEM_HEADING)
    }
    writeSync(this.#file, formatProblems(this.#problems, TAPE_TEXTS))
    this.#problems = []
  }
}
