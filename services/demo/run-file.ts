import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/**
 * What makes a run the same when it is gone on with: keys and ids follow from the folder's root
 * secret, everything else from this. What was already done is known to the ledger alone.
 */
export interface Run {
  /** When the run began, milliseconds since 1970: all its commands are dated so. */
  readonly at: number
  readonly startOn: BusinessDate
  readonly seed: number
  /** The file of receivables; null: the sample, or generated where there is none. */
  readonly invoices: string | null
  /** SHA-256 of what was read, so that a changed file is noticed. */
  readonly market: string
  /** Once it is over. */
  readonly ended?: EndedRun
}

export interface EndedRun {
  readonly days: number
  /** What was printed at its end. */
  readonly report: string
}

const FILE = 'demo.json'

export function readRun(folder: string): Run | null {
  const file = join(folder, FILE)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  if (existsSync(join(folder, 'postgres')))
    throw new SetupFault(
      `${folder} holds a ledger that no demonstration began; ` +
        'npm run demo -- --fresh takes a new folder',
    )
  return null
}

/** Whole or not at all, also when the power fails. */
export function writeRun(folder: string, run: Run): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, FILE)
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
