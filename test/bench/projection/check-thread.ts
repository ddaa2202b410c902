import { parentPort, workerData } from 'node:worker_threads'
import { FEN } from '../../../contracts/abs/convention.ts'
import { projectLoanAt } from '../../../contracts/abs/projection/exact/exact-pool.ts'
import { prepareRun, projectTotals } from '../../../contracts/abs/projection/run/project-pool.ts'
import { must } from '../../support/must.ts'
import { LOAD_ASSUMPTIONS, LOAD_GRID } from './load.ts'
import type { CheckInput } from './mismatches.ts'
import { RowHashes } from './row-hash.ts'

/** Hashes the fast run's rows of the whole pool, and the reference's of the places asked for. */
const { columns, places } = workerData as CheckInput
const fast = new RowHashes(columns.count, places)
projectTotals(columns, LOAD_ASSUMPTIONS, FEN, LOAD_GRID, fast.sink)
const exact = new RowHashes(columns.count, places)
const run = must(prepareRun(columns, LOAD_ASSUMPTIONS, FEN, LOAD_GRID))
let mismatches = 0
for (const at of places) {
  for (const row of projectLoanAt(run, at)) exact.addRow(at, row)
  if (fast.hashes[at] !== exact.hashes[at] || fast.hashes[at] === 0) mismatches++
}
parentPort?.postMessage(mismatches)
