import { stringify } from 'csv-stringify/sync'
import { guarded } from '../../../contracts/kernel/formula.ts'
import {
  type AnyText,
  formatRefusal,
  type RefusalText,
} from '../../../contracts/kernel/refusal-text.ts'
import type { CellProblem } from './cells.ts'

const COLUMNS = 'row,field,column,refusal,sentence_zh,sentence_en,found,expected'

/** The first line of a file of problems, with the mark by which spreadsheets know UTF-8. */
export const PROBLEM_HEADING = `\uFEFF${COLUMNS}\r\n`

/**
 * What a sender needs to mend a file: a line for each refused cell with its row as a spreadsheet
 * counts, its column, what stood there and what was expected; nothing in it runs as a formula.
 */
export function formatProblems<Duty extends string>(
  problems: readonly CellProblem<Duty>[],
  texts: Readonly<Record<Duty, AnyText | Pick<RefusalText, 'zh' | 'en'>>>,
): string {
  const lines = problems.map(({ row, field, column, refusal, found, expected, details }) => {
    const text = texts[refusal]
    const { zh, en } = 'class' in text ? formatRefusal(text, details ?? undefined) : text
    return [String(row), field, column, refusal, zh, en, found, expected].map(guarded)
  })
  return stringify(lines, { record_delimiter: '\r\n' })
}
