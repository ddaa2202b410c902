import { expect, it } from 'vitest'
import { type DueAndPaid, recordOf } from '../../../contracts/debtor/payment-record.ts'
import { ANCHOR, as } from '../fixtures.ts'

/** A Tuesday. */
const today = as(ANCHOR, '2026-03-03')
const row = (dueOn: DueAndPaid['dueOn'], paidOn: DueAndPaid['paidOn'], count = 1) => ({
  ...{ dueOn, paidOn, count },
})

it('counts what was paid on time and late over twelve months, by business days', () => {
  const rows = [
    row('2025-03-03', '2025-03-03', 2),
    // On a Saturday, paid on the Monday after; and a day later.
    row('2025-08-02', '2025-08-04'),
    row('2025-08-02', '2025-08-05'),
    // Before the twelve months.
    row('2025-03-02', '2025-05-05'),
  ]
  expect(recordOf(rows, today)).toEqual({
    ...{ standing: 'current', since: '2025-03-03', paidOnTime: 3, paidLate: 1, overdue: 0 },
  })
})

it('says in one word that something is overdue, however long', () => {
  const unpaid = [row('2026-03-02', null, 3), row('2024-01-02', null), row('2026-03-03', null)]
  expect(recordOf(unpaid, today)).toMatchObject({ standing: 'overdue', overdue: 4 })
  expect(recordOf([row('2026-03-03', null)], today)).toMatchObject({ standing: 'current' })
})
