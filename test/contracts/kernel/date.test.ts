import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  civilOf,
  dateOf,
  dayNumber,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  isBusinessDate,
  isLeapYear,
  monthsBetween,
  weekday,
} from '../../../contracts/kernel/date.ts'

describe('dates that exist', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s', text =>
    expect(isBusinessDate(text)).toBe(true),
  )

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-2-3',
    '2026-02-03T00:00',
    ' 2026-02-03',
    '',
  ])('not %j', text => expect(isBusinessDate(text)).toBe(false))
})

describe('day numbers', () => {
  it('1970-01-01 is day 0, a Thursday', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(weekday(0)).toBe(4)
    expect(weekday(-1)).toBe(3)
  })

  it('agree with the platform’s own calendar, both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 2_900_000 }), day => {
        const date = new Date(day * 86_400_000)
        const civil = {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        }
        expect(civilOf(day)).toEqual(civil)
        expect(dayNumberOf(civil)).toBe(day)
        expect(weekday(day)).toBe(date.getUTCDay())
      }),
    )
  })

  it('as texts go round', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 2_900_000 }), day => {
        const date = dateOf(day)
        expect(isBusinessDate(date)).toBe(true)
        expect(dayNumber(date)).toBe(day)
        expect(businessDate(civilOf(day))).toBe(date)
      }),
    )
  })
})

describe('arithmetic', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-12-05', 0, '2026-12-05'],
  ] as const)('%s and %d months is %s', (from, months, to) =>
    expect(addMonths(from, months)).toBe(to),
  )

  it('months between two dates do not count their days', () => {
    expect(monthsBetween('2026-01-31', '2026-03-01')).toBe(2)
    expect(monthsBetween('2026-01-01', '2026-01-31')).toBe(0)
    expect(monthsBetween('2026-01-15', '2024-12-15')).toBe(-13)
  })

  it('days add up and are counted back', () => {
    const date = fc.integer({ min: 0, max: 40_000 }).map(dateOf)
    fc.assert(
      fc.property(date, fc.integer({ min: -9000, max: 9000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })

  it('a month has 28 to 31 days and a year 365 or 366', () => {
    for (const year of [1900, 2000, 2023, 2024]) {
      const months = Array.from({ length: 12 }, (_, i) => daysInMonth(year, i + 1))
      const days = months.reduce((sum, each) => sum + each, 0)
      expect(days).toBe(isLeapYear(year) ? 366 : 365)
      const next: BusinessDate = `${year + 1}-01-01`
      expect(days).toBe(daysBetween(`${year}-01-01`, next))
    }
  })
})
