import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { goodsRuleTable, ruleTable } from '../../services/program/rule-tables.ts'

const PAGE = new URL('../../ARCHITECTURE.md', import.meta.url)

test("the page's table of rules is the one that the contracts give", () => {
  expect(readFileSync(PAGE, 'utf8')).toContain(`<!-- rules -->\n${ruleTable()}<!-- /rules -->`)
})

test('the rules that this ledger must keep are all decided somewhere', () => {
  const decided = [...ruleTable().matchAll(/^\| (C\d+) \|/gm)].map(([, rule]) => rule)
  expect(decided).toEqual(
    expect.arrayContaining(['C1', 'C2', 'C3', 'C4', 'C5', 'C8', 'C12', 'C15', 'C16', 'C18']),
  )
})

test('the table of rules of receipts is printed, and each in force has a test', () => {
  const table = goodsRuleTable()
  expect(readFileSync(PAGE, 'utf8')).toContain(
    `<!-- goods rules -->\n${table}<!-- /goods rules -->`,
  )
  const rows = table.split('\n').slice(2, -1)
  expect(rows).toHaveLength(20)
  const inForce = rows.filter(row => !row.includes('not yet in force'))
  for (const rule of ['R1', 'R4', 'R5', 'R11', 'R15', 'R16', 'R17', 'R21'])
    expect(inForce.some(row => row.startsWith(`| ${rule} |`))).toBe(true)
  for (const row of inForce) expect(row).toMatch(/\(test\/contracts\/\S+\.test\.ts\)/)
})
