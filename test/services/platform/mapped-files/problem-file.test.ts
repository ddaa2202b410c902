import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  formatProblems,
  PROBLEM_HEADING,
} from '../../../../services/platform/mapped-files/problem-file.ts'
import { CELL_TEXTS } from '../../../../services/platform/mapped-files/refusal.ts'

test('a file of problems says where, what stood there and what was expected; nothing runs', () => {
  const problem = {
    row: 3,
    field: 'dueOn',
    column: '=到期"日"',
    refusal: 'date_must_exist',
    found: '＝cmd',
    expected: 'YYYY-MM-DD',
  } as const
  const text = PROBLEM_HEADING + formatProblems([problem, problem], CELL_TEXTS)
  expect(text.startsWith('\uFEFFrow,field,column,')).toBe(true)
  const [heading, first, second, ...more] = parse(text, { bom: true })
  const { zh, en } = CELL_TEXTS.date_must_exist
  const held = ['3', 'dueOn', `'=到期"日"`, 'date_must_exist', zh, en, "'＝cmd", 'YYYY-MM-DD']
  expect(heading).toHaveLength(held.length)
  expect([first, second, more]).toEqual([held, held, []])
})
