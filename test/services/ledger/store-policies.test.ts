import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith } from '../../support/wrong-rows.ts'
import { GOODS_ROWS } from './goods-rows.ts'

/** Policies of receipt 21, which stands without one, written by the owner of the store. */
const store = storeWith(`${GOODS_ROWS};
  alter table ledger.receipt_policy disable trigger receipt_policy_has_wait`)

const policy = (change: Record<string, string> = {}) => {
  const row = {
    ...{ entry: '50', receipt: '21', insurer: "'PICC'", policy: "'P-1'", insured_minor: '100' },
    ...{ insurance_currency: "'CNY'", insured_until: "'2026-03-03'", wait: '1', ...change },
  }
  const names = Object.keys(row).join()
  return `insert into ledger.receipt_policy (${names}) values (${Object.values(row).join()})`
}
const lapsed = (until: string) => [
  policy({ insured_until: `'${until}'` }),
  "insert into ledger.business_day (date, entry) values ('2026-03-03', 2)",
  "update ledger.receipt_policy set status = 'lapsed', lapsed_by = 60",
]
/** What is accepted is undone by a division by zero, 22012, at its end. */
const undone = (by: readonly string[]) => [...by, 'select 1 / 0']

describe('INV-WRC-07 a policy is in force when it is told, and lapses on its day', () => {
  test.each<readonly [rule: string, by: readonly string[]]>([
    ['22012', undone([policy(), policy({ entry: '51', policy: "'P-2'" })])],
    ['policy_is_in_force', [policy({ insured_until: "'2026-03-02'" })]],
    ['policy_is_in_force', [policy({ status: "'lapsed'", lapsed_by: '60' })]],
    ['policy_is_in_force', [policy({ entry: '1' })]],
    ['22012', undone(lapsed('2026-03-03'))],
    ['policy_lapses_on_its_day', lapsed('2026-03-04')],
    ['policy_lapses_by_an_entry', [policy(), 'update ledger.receipt_policy set lapsed_by = 60']],
    ['policy_fixed', [policy(), 'update ledger.receipt_policy set insured_minor = 1']],
    ['policy_fixed', [policy(), "update ledger.receipt_policy set status = 'replaced'"]],
    ['policy_has_status', [policy(), "update ledger.receipt_policy set status = 'x'"]],
    ['policy_kept', [policy(), 'delete from ledger.receipt_policy']],
    ['receipt_fixed', ["update ledger.receipt set policy = 'P-9' where id = 21"]],
  ])('%s by %s', async (rule, by) => {
    expect(await refusedBy(store.owner, by)).toBe(rule)
  })
})
