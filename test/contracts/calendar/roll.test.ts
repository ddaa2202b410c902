import { expect, it } from 'vitest'
import { ROLL_TEXTS, type RollRefusal, roll } from '../../../contracts/calendar/roll.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { as, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly today: BusinessDate | null
  readonly to: BusinessDate
}

const plain: Case = { today: '2026-03-06', to: '2026-03-03' }
const decide = (c: Case) => roll(c, c, as('pty_operator'))
const to = (date: BusinessDate) => (c: Case) => ({ ...c, to: date })

refusalTable<RollRefusal, Case>('roll the business date', ROLL_TEXTS, plain, decide, {
  date_must_be_rolled_forward: {
    details: { to: '2026-03-02', from: '2026-03-02' },
    breaks: to(TODAY),
  },
  date_must_be_a_business_day: {
    details: { to: '2026-03-07', next: '2026-03-09' },
    breaks: to('2026-03-07'),
  },
  date_must_not_be_beyond_today: {
    details: { to: '2026-03-09', today: '2026-03-06' },
    breaks: to('2026-03-09'),
    keeps: {
      today: to('2026-03-06'),
      'by hand, in a demonstration': c => ({ ...to('2026-03-09')(c), today: null }),
    },
  },
})

it('says from which date to which', () => {
  expect(decide(plain)).toMatchObject({ facts: [{ from: TODAY, to: '2026-03-03' }] })
})
