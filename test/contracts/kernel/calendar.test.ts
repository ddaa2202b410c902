import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  type Calendar,
  isBusinessDay,
  isProvisional,
  rollDate,
  rollDay,
} from '../../../contracts/kernel/calendar.ts'
import {
  easterSunday,
  FEDERAL_RESERVE,
  MONDAY_TO_FRIDAY,
  rollPayment,
  TARGET,
} from '../../../contracts/kernel/calendars.ts'
import { type BusinessDate, dateOf, dayNumber } from '../../../contracts/kernel/date.ts'

const open = (calendar: Calendar, date: BusinessDate) => isBusinessDay(calendar, dayNumber(date))

/** Friday 2026-05-01 is a holiday, Saturday 2026-05-09 a make-up day. */
const SMALL: Calendar = {
  name: 'small',
  edition: 'small.1',
  closed: new Set([dayNumber('2026-05-01')]),
  open: new Set([dayNumber('2026-05-09')]),
  publishedThrough: 2026,
}

describe('rolling', () => {
  it.each([
    ['2026-05-01', 'unadjusted', '2026-05-01'],
    ['2026-05-01', 'following', '2026-05-04'],
    ['2026-05-01', 'modified_following', '2026-05-04'],
    ['2026-05-01', 'preceding', '2026-04-30'],
    ['2026-05-01', 'modified_preceding', '2026-05-04'],
    ['2026-05-30', 'following', '2026-06-01'],
    ['2026-05-30', 'modified_following', '2026-05-29'],
    ['2026-05-30', 'modified_preceding', '2026-05-29'],
    ['2026-05-09', 'following', '2026-05-09'],
    ['2026-05-10', 'preceding', '2026-05-09'],
  ] as const)('%s %s is %s', (date, roll, rolled) =>
    expect(rollDate(SMALL, date, roll)).toBe(rolled),
  )

  it('a date beyond what is published may still move', () => {
    expect(isProvisional(SMALL, '2026-12-31')).toBe(false)
    expect(isProvisional(SMALL, '2027-01-01')).toBe(true)
  })

  it('shift_calc counts interest to the moved day, calc_shift to the day it was due', () => {
    const due = dayNumber('2026-05-01')
    const paid = dayNumber('2026-05-04')
    expect(rollPayment(SMALL, due, 'following', 'shift_calc')).toEqual({ paid, calculated: paid })
    expect(rollPayment(SMALL, due, 'following', 'calc_shift')).toEqual({ paid, calculated: due })
  })

  it.each([
    ['2026-04-30', 1, '2026-05-04'],
    ['2026-05-04', -1, '2026-04-30'],
    ['2026-05-08', 1, '2026-05-09'],
    ['2026-05-08', 2, '2026-05-11'],
    ['2026-05-01', 0, '2026-05-04'],
    ['2026-05-04', 0, '2026-05-04'],
  ] as const)('%s and %d business days is %s', (from, count, to) =>
    expect(addBusinessDays(SMALL, from, count)).toBe(to),
  )

  it('lands on a business day, near, and stays in the month when modified', () => {
    const day = fc.integer({ min: dayNumber('2001-01-01'), max: dayNumber('2199-12-01') })
    const rolls = fc.constantFrom(
      'following',
      'modified_following',
      'preceding',
      'modified_preceding',
    )
    fc.assert(
      fc.property(fc.constantFrom(TARGET, FEDERAL_RESERVE), day, rolls, (calendar, from, roll) => {
        const to = rollDay(calendar, from, roll)
        expect(isBusinessDay(calendar, to)).toBe(true)
        expect(Math.abs(to - from)).toBeLessThanOrEqual(5)
        if (isBusinessDay(calendar, from)) expect(to).toBe(from)
        if (roll.startsWith('modified')) {
          expect(dateOf(to).slice(0, 7)).toBe(dateOf(from).slice(0, 7))
        }
      }),
    )
  })
})

describe('TARGET', () => {
  it.each([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-12-25',
    '2024-12-26',
    '2000-04-21',
  ] as const)('rests on %s', date => expect(open(TARGET, date)).toBe(false))

  it.each(['2026-12-28', '2026-01-02', '2022-12-27', '2026-07-14'] as const)('works on %s', date =>
    expect(open(TARGET, date)).toBe(true),
  )

  it('Easter as published', () => {
    const published = [
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2038-04-25',
      '2026-04-05',
    ] as const
    for (const date of published) expect(dateOf(easterSunday(Number(date.slice(0, 4))))).toBe(date)
  })
})

describe('the Federal Reserve', () => {
  it.each([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
    '2022-06-20',
    '2023-01-02',
    '2027-07-05',
  ] as const)('rests on %s', date => expect(open(FEDERAL_RESERVE, date)).toBe(false))

  it('a holiday on a Saturday does not move to Friday', () => {
    expect(open(FEDERAL_RESERVE, '2026-07-03')).toBe(true)
    expect(open(FEDERAL_RESERVE, '2027-06-18')).toBe(true)
    expect(open(FEDERAL_RESERVE, '2021-12-31')).toBe(true)
  })

  it('Juneteenth is a holiday from 2022', () => {
    expect(open(FEDERAL_RESERVE, '2020-06-19')).toBe(true)
    expect(open(FEDERAL_RESERVE, '2024-06-19')).toBe(false)
  })
})

it('Monday to Friday knows only weekends', () => {
  expect(open(MONDAY_TO_FRIDAY, '2026-01-01')).toBe(true)
  expect(open(MONDAY_TO_FRIDAY, '2026-01-03')).toBe(false)
})
