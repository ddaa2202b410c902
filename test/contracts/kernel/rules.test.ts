import { expect, it } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { RULES, rulesOn } from '../../../contracts/kernel/rules.ts'

const shorter = { ...RULES[0]!, from: '2027-01-01', termMonthsMax: 6 } as const
const table = [...RULES, shorter]

it('a change is in force from its date on, and not a day before', () => {
  expect(rulesOn('2026-12-31', table).termMonthsMax).toBe(12)
  expect(rulesOn('2027-01-01', table).termMonthsMax).toBe(6)
})

it('there is no date without rules: before the first is a bug', () => {
  expect(() => rulesOn('1999-12-31')).toThrow(Bug)
})

it('the rows ascend, so the last that has begun is the one in force', () => {
  const dates = RULES.map(rules => rules.from)
  expect(dates).toEqual([...new Set(dates)].toSorted())
})
