import { expect, it } from 'vitest'
import { addBusinessDays } from '../../../contracts/kernel/calendar.ts'
import { dateInShanghai } from '../../../contracts/kernel/clock.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import {
  REGISTERED_TEXTS,
  type RegisteredRefusal,
  registeredRefusal,
} from '../../../contracts/registration/before-payout.ts'
import type { Register, RegisterSearch } from '../../../contracts/registration/registration.ts'
import { CALENDAR, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import {
  hitOf,
  REGISTERED_AT,
  registering,
  registerOf,
  registrationOf,
  searchOf,
} from './registers.ts'

interface Paying {
  readonly register: Register
  readonly asOf: BusinessDate
}
const again = (change: Partial<RegisterSearch> = {}) =>
  searchOf({ id: 'src_2', searchedAt: '2026-03-02T08:00:00.000Z', ...change })
/** Changes the second search alone. */
const found = (change: Partial<RegisterSearch>) => (c: Paying) => ({
  ...c,
  register: {
    ...c.register,
    searches: c.register.searches.map(one => (one.id === 'src_2' ? { ...one, ...change } : one)),
  },
})
const REGISTERED = registerOf({ searches: [searchOf(), again()], registration: registrationOf() })
const OWN = hitOf({ number: registrationOf().number })

refusalTable<RegisteredRefusal, Paying>(
  'INV-REG-01 nothing is paid out before it is registered and searched again',
  REGISTERED_TEXTS,
  { register: REGISTERED, asOf: TODAY },
  c => registeredRefusal(c.register, registering(c.asOf)) ?? { ok: true },
  {
    financing_must_be_registered_first: {
      breaks: c => ({ ...c, register: { ...c.register, registration: null } }),
    },
    registration_must_be_in_force: {
      details: { until: TODAY, today: TODAY },
      breaks: c => ({
        ...c,
        register: {
          ...c.register,
          registration: c.register.registration && registrationOf({ until: TODAY }),
        },
      }),
    },
    register_must_be_searched_again: {
      details: { registeredAt: REGISTERED_AT },
      breaks: found({ searchedAt: REGISTERED_AT }),
      keeps: { 'just after it': found({ searchedAt: '2026-03-02T03:00:00.001Z' }) },
    },
    search_must_be_fresh: {
      details: { searchedOn: TODAY, days: 1 },
      breaks: c => ({ ...c, asOf: addBusinessDays(CALENDAR, c.asOf, 2) }),
      keeps: { 'the day after': c => ({ ...c, asOf: '2026-03-03' }) },
    },
    hits_must_be_judged: {
      details: { found: 1 },
      breaks: found({ hits: [hitOf(), OWN], verdict: null }),
      keeps: {
        'nothing but its own registration': found({ hits: [OWN] }),
        'judged to go on': found({ hits: [hitOf()], verdict: 'proceed' }),
      },
    },
    hits_must_not_stop_it: {
      details: { found: 1 },
      breaks: c =>
        c.register.searches[1]!.hits.length > 0
          ? c
          : found({ hits: [hitOf()], verdict: 'stop' })(c),
    },
  },
)

it('the order in which searches were recorded says nothing: the last one made counts', () => {
  const stop = again({ id: 'src_3', hits: [hitOf()], searchedAt: '2026-03-02T08:30:00.000Z' })
  const register = registerOf({
    ...{ searches: [searchOf(), stop, again()], registration: registrationOf() },
  })
  expect(registeredRefusal(register, registering())).toMatchObject({
    refusal: 'hits_must_be_judged',
  })
})

it('a day ends at midnight in Shanghai', () => {
  expect(dateInShanghai('2026-02-28T15:59:59.999Z')).toBe('2026-02-28')
  expect(dateInShanghai('2026-02-28T16:00:00.000Z')).toBe('2026-03-01')
})
