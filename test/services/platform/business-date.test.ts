import { expect, test } from 'vitest'
import { NoBusinessDateFault, readBusinessDate } from '../../../services/platform/business-date.ts'
import { storeWith } from '../../support/wrong-rows.ts'

const store = storeWith()

test('it is a fault to ask before the genesis, and then the last date', async () => {
  await expect(readBusinessDate(store.owner)).rejects.toThrow(NoBusinessDateFault)
  await store.owner.query("insert into ledger.business_day (date, entry) values ('2026-03-02', 1)")
  await store.owner.query("insert into ledger.business_day (date, entry) values ('2026-03-03', 2)")
  expect(await readBusinessDate(store.owner)).toBe('2026-03-03')
})
