import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  assumedEvents,
  type ReceivableBehaviour,
} from '../../../../contracts/abs/cash-flow/receivable/assumed-events.ts'
import type {
  PooledReceivable,
  ReceivableEventKind,
} from '../../../../contracts/abs/cash-flow/receivable/receivable-event.ts'
import { receivableRows } from '../../../../contracts/abs/cash-flow/receivable/receivable-rows.ts'
import { MONDAY_TO_FRIDAY } from '../../../../contracts/kernel/calendars.ts'
import { addDays, dayNumber } from '../../../../contracts/kernel/date.ts'
import { receivable } from './loan-builder.ts'

const CUT_OFF = '2026-03-01'
const DATES = Array.from({ length: 13 }, (_, i) => addDays(CUT_OFF, 30 * i))

const share = fc.integer({ min: 0, max: 1000 }).map(each => (each / 1000).toFixed(3))
const days = fc.integer({ min: 0, max: 200 })
const slippage = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: 1, max: 50 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map(steps => {
    const total = steps.reduce((sum, [, weight]) => sum + weight, 0)
    let left = 1_000_000
    return steps.map(([late, weight], i) => {
      const part = i === steps.length - 1 ? left : Math.floor((weight * 1_000_000) / total)
      left -= part
      return { days: late, share: (part / 1_000_000).toFixed(6) }
    })
  })
const behaviour: fc.Arbitrary<ReceivableBehaviour> = fc.record({
  slippage,
  dilution: share,
  dispute: fc.record({ share, days, conceded: share }),
  unpaid: fc.record({ share, days }),
  recovery: fc.record({ share, days }),
})
const some = fc.record({
  balance: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  fee: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  due: fc.integer({ min: -60, max: 240 }),
  bought: fc.integer({ min: -30, max: 200 }),
  recourse: fc.boolean(),
  defaulted: fc.boolean(),
  behaviour,
})

it('every fen ends where an event put it, and each row follows from the one before', () => {
  let seen = 0n
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), drawn => {
      const pool = drawn.map(({ balance, fee, due, bought, recourse, defaulted, ...rest }) => {
        const boughtOn = addDays(CUT_OFF, defaulted ? 0 : bought)
        const status = defaulted
          ? ({ kind: 'defaulted', on: addDays(CUT_OFF, -10) } as const)
          : ({ kind: 'performing' } as const)
        const maturityDate = addDays(CUT_OFF, due)
        const each = receivable({ balance, fee, maturityDate, recourse, status })
        const asOf = bought > 0 && !defaulted ? boughtOn : CUT_OFF
        const assumed = assumedEvents(each, rest.behaviour, asOf, MONDAY_TO_FRIDAY)
        if (!assumed.ok) throw new Error(assumed.refusal)
        return { receivable: each, boughtOn, events: assumed.value }
      })
      const periods = receivableRows(pool, DATES)
      if (!periods.ok) throw new Error(`${periods.refusal} ${periods.path}`)
      for (const [i, row] of periods.value.entries()) {
        const before = periods.value[i - 1]
        if (before) expect(row.openingBalance).toBe(before.closingBalance)
        if (before) expect(row.openingDefaulted).toBe(before.closingDefaulted)
        const [performing, defaulted] = stands(pool, row.to)
        expect(row.closingBalance).toBe(performing)
        expect(row.closingDefaulted).toBe(defaulted)
        seen += row.principal
      }
    }),
    { numRuns: 200 },
  )
  expect(seen > 0n).toBe(true)
})

/** What is left on a date, counted receivable by receivable: another way than the rows'. */
function stands(pool: readonly PooledReceivable[], date: (typeof DATES)[number]) {
  const before = (on: (typeof DATES)[number]) => dayNumber(on) < dayNumber(date)
  let [performing, defaulted] = [0n, 0n]
  for (const { receivable: each, boughtOn, events } of pool) {
    if (!before(boughtOn)) continue
    const of = (...kinds: ReceivableEventKind[]) =>
      events
        .filter(({ on, kind }) => before(on) && kinds.includes(kind))
        .reduce((sum, { amount }) => sum + amount, 0n)
    const resolved = of('recovered', 'lost')
    if (each.status.kind === 'defaulted') defaulted += each.balance - resolved
    else {
      performing += each.balance - of('paid', 'diluted', 'repurchased', 'defaulted')
      defaulted += of('defaulted') - resolved
    }
  }
  return [performing, defaulted]
}
