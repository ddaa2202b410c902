import { Readable } from 'node:stream'
import type { Pool } from 'pg'
import type { ImportId } from '../../contracts/kernel/id.ts'
import { formatProblems, PROBLEM_HEADING } from '../platform/mapped-files/problem-file.ts'
import { ROW_TEXTS } from './document/refusal.ts'
import { refusedCells } from './report.ts'

const PAGE_CELLS = 5_000

/** Every refused cell of an import as a CSV stream, to mend the file by. */
export function exportReport(pool: Pool, id: ImportId): Readable {
  return Readable.from(pages(pool, id), { objectMode: false })
}

async function* pages(pool: Pool, id: ImportId): AsyncGenerator<string> {
  yield PROBLEM_HEADING
  let after = { row: 0, field: '' }
  for (;;) {
    const page = await refusedCells(pool, id, after, PAGE_CELLS)
    if (page.length > 0) yield formatProblems(page, ROW_TEXTS)
    if (page.length < PAGE_CELLS) return
    after = page.at(-1)!
  }
}
