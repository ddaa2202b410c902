import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ruleTable } from '../../services/program/codegen.ts'

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
