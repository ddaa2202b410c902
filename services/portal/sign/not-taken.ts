import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { guarded } from '../../../contracts/kernel/formula.ts'

/** Something that was to be done and is not, with the reason: a line of the file of such. */
export interface NotTaken {
  /** The id of what it is about. */
  readonly id: string
  readonly what: Bilingual
  readonly why: Bilingual
  /** The duty that was not met; empty where it is none of the ledger's. */
  readonly code: string
}

const HEADINGS = {
  zh: ['编号', '事项', '原因', '规则'],
  en: ['Id', 'What', 'Why', 'Rule'],
} as const

/** Writes what was not taken as CSV, with the mark by which spreadsheets know UTF-8. */
export async function writeNotTaken(
  lines: readonly NotTaken[],
  language: 'zh' | 'en',
): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync')
  const rows = lines.map(({ id, what, why, code }) => [id, what[language], why[language], code])
  const guardedRows = [HEADINGS[language], ...rows].map(row => row.map(guarded))
  return stringify(guardedRows, { bom: true, record_delimiter: 'windows' })
}
