import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'

export interface Check {
  readonly checked: number
  readonly mismatches: number
}

/** What a checking thread is given: the whole pool, and which of its places to compare. */
export interface CheckInput {
  readonly columns: LoanColumns
  readonly places: Uint32Array
}

/** Loans whose every row hashes otherwise in the fast run than in the rational reference. */
export async function countMismatches(
  columns: LoanColumns,
  sample: number,
  seed: number,
): Promise<Check> {
  const places = sampled(columns.count, sample, seed)
  const threads = availableParallelism()
  const parts = Array.from({ length: threads }, (_, i) =>
    places.slice(Math.floor((sample * i) / threads), Math.floor((sample * (i + 1)) / threads)),
  )
  const file = new URL('./check-thread.ts', import.meta.url)
  const answers = await Promise.all(
    parts.map(async part => {
      const worker = new Worker(file, { workerData: { columns, places: part } })
      const [mismatches] = (await once(worker, 'message')) as [number]
      return mismatches
    }),
  )
  return { checked: sample, mismatches: answers.reduce((sum, count) => sum + count, 0) }
}

/** All places, or so many of them drawn without putting back. */
function sampled(count: number, sample: number, seed: number): Uint32Array {
  const places = Uint32Array.from({ length: count }, (_, at) => at)
  let state = seed >>> 0
  for (let i = 0; sample < count && i < sample; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = i + Math.floor((state / 2 ** 32) * (count - i))
    const kept = places[i]!
    places[i] = places[other]!
    places[other] = kept
  }
  return places.slice(0, sample)
}
