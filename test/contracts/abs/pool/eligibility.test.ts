import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  applyEligibility,
  type EligibilityRule,
} from '../../../../contracts/abs/pool/eligibility.ts'
import { value } from '../analytics/value.ts'
import { loan } from './loan.ts'

const CUT_OFF = '2026-01-15'
const rules: EligibilityRule[] = [
  { id: 'large_enough', require: { field: 'balance', atLeast: '50' } },
  { id: 'not_overdue', require: { field: 'overdueDays', atMost: '30' } },
]

test('an asset that breaks two rules fails both and is excluded once, by the first', () => {
  const assets = [
    loan('good', { balance: 100n }),
    loan('small', { balance: 49n }),
    loan('late', { balance: 200n, status: { kind: 'overdue', days: 31 } }),
    loan('both', { balance: 10n, status: { kind: 'overdue', days: 60 } }),
  ]
  const result = value(applyEligibility(assets, rules, CUT_OFF))
  expect(result.eligible.map(a => a.id)).toEqual(['good'])
  expect(result.offered).toEqual({ count: 4, balance: 359n })
  expect(result.kept).toEqual({ count: 1, balance: 100n })
  expect(result.rules).toEqual([
    {
      rule: 'large_enough',
      failing: { count: 2, balance: 59n },
      excluded: { count: 2, balance: 59n },
    },
    {
      rule: 'not_overdue',
      failing: { count: 2, balance: 210n },
      excluded: { count: 1, balance: 200n },
    },
  ])
})

test('kept and excluded add up to offered, whatever the pool', () => {
  const anyLoan = fc.record({ balance: fc.bigInt(0n, 100n), days: fc.nat(60) })
  fc.assert(
    fc.property(fc.array(anyLoan), drawn => {
      const assets = drawn.map(({ balance, days }, i) =>
        loan(String(i), { balance, status: { kind: 'overdue', days } }),
      )
      const { offered, kept, rules: effects } = value(applyEligibility(assets, rules, CUT_OFF))
      const sum = effects.reduce((b, e) => b + e.excluded.balance, kept.balance)
      const count = effects.reduce((c, e) => c + e.excluded.count, kept.count)
      expect([count, sum]).toEqual([offered.count, offered.balance])
      for (const e of effects) expect(e.failing.count).toBeGreaterThanOrEqual(e.excluded.count)
    }),
  )
})

test('refuses: rule_ids_must_be_unique, and a bad rule with its path', () => {
  expect(applyEligibility([], [rules[0]!, rules[0]!], CUT_OFF)).toEqual({
    ok: false,
    refusal: 'rule_ids_must_be_unique',
    path: 'rules.1.id',
  })
  const typo = { id: 'x', require: { field: 'overdueDay', atMost: '1' } } as never
  expect(applyEligibility([], [rules[0]!, typo], CUT_OFF)).toMatchObject({
    path: 'rules.1.require.field',
  })
})
