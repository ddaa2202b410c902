import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Pool } from 'pg'
import { formatRefusal } from '../../contracts/kernel/refusal-text.ts'
import { guarded } from './formula.ts'
import { ROW_TEXTS } from './refusal.ts'
import { type ImportId, type RefusedCell, refusedCells } from './report.ts'

const PAGE_CELLS = 5_000

/**
 * Every refused cell of an import as a CSV stream that spreadsheets open as it is: UTF-8 with its
 * mark, one line per cell, nothing that would run as a formula.
 */
export function exportReport(pool: Pool, id: ImportId): Readable {
  const columns = ['row', 'field', 'refusal', 'sentence_zh', 'sentence_en']
  const csv = stringify({ header: true, columns, bom: true, record_delimiter: '\r\n' })
  const lines = Readable.from(allRefused(pool, id)).map(lineOf)
  lines.on('error', error => csv.destroy(error))
  return lines.pipe(csv)
}

async function* allRefused(pool: Pool, id: ImportId): AsyncGenerator<RefusedCell> {
  let after = { row: 0, field: '' }
  for (;;) {
    const page = await refusedCells(pool, id, after, PAGE_CELLS)
    yield* page
    if (page.length < PAGE_CELLS) return
    after = page.at(-1)!
  }
}

function lineOf({ row, field, refusal, details }: RefusedCell): string[] {
  const { zh, en } = formatRefusal(ROW_TEXTS[refusal], details ?? undefined)
  return [String(row), guarded(field), refusal, zh, en]
}
