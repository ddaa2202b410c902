import { expect, it } from 'vitest'
import { ROLL_TEXTS, type RollRefusal, roll } from '../../../contracts/calendar/roll.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { as } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly today: BusinessDate | null
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** From a Friday to the Monday after it. */
const plain: Case = { today: '2026-03-09', from: '2026-03-06', to: '2026-03-09' }
const decide = (c: Case) => roll(c, c, as('pty_operator', c.from))
const to = (date: BusinessDate) => (c: Case) => ({ ...c, to: date })

refusalTable<RollRefusal, Case>('roll the business date', ROLL_TEXTS, plain, decide, {
  date_must_be_the_next_business_day: {
    details: { from: '2026-03-06', to: '2026-03-10', next: '2026-03-09' },
    breaks: to('2026-03-10'),
    keeps: { 'from a day that is none': c => ({ ...c, from: '2026-03-08' }) },
  },
  date_must_not_be_beyond_today: {
    details: { to: '2026-03-09', today: '2026-03-08' },
    breaks: c => ({ ...c, today: '2026-03-08' }),
    keeps: {
      today: c => ({ ...c, today: '2026-03-09' }),
      'by hand, in a demonstration': c => ({ ...c, today: null }),
    },
  },
})

it.each<[string, BusinessDate]>([
  ['the same day', '2026-03-06'],
  ['the day before', '2026-03-05'],
  ['a day on which business rests', '2026-03-07'],
])('does not go to %s', (_, date) => {
  expect(decide({ ...plain, to: date })).toMatchObject({
    refusal: 'date_must_be_the_next_business_day',
    details: { to: date, next: '2026-03-09' },
  })
})

it('says from which date to which', () => {
  expect(decide(plain)).toMatchObject({ facts: [{ from: '2026-03-06', to: '2026-03-09' }] })
})
