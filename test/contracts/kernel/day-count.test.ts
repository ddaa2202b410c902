import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { isBusinessDay } from '../../../contracts/kernel/calendar.ts'
import { MONDAY_TO_FRIDAY } from '../../../contracts/kernel/calendars.ts'
import {
  type BusinessDate,
  civilOf,
  dayNumber,
  isLeapYear,
} from '../../../contracts/kernel/date.ts'
import { DAY_COUNTS, type DayCount, yearFraction } from '../../../contracts/kernel/day-count.ts'

const CONTEXT = { calendar: MONDAY_TO_FRIDAY }

function fraction(dayCount: DayCount, from: BusinessDate, to: BusinessDate, context = CONTEXT) {
  const { numerator, denominator } = yearFraction(dayCount, dayNumber(from), dayNumber(to), context)
  return `${numerator}/${denominator}`
}

describe('the 30/360 family, by the days each end counts as', () => {
  /** From, to, then days by 30/360 ISDA, 30E/360 and 30E/360 ISDA, `to` not being the maturity. */
  const DAYS = [
    ['2007-01-15', '2007-01-30', 15, 15, 15],
    ['2007-01-15', '2007-01-31', 16, 15, 15],
    ['2007-01-31', '2007-02-28', 28, 28, 30],
    ['2007-02-28', '2007-03-31', 33, 32, 30],
    ['2006-08-31', '2007-02-28', 178, 178, 180],
    ['2007-02-28', '2007-08-31', 183, 182, 180],
    ['2007-02-14', '2007-02-28', 14, 14, 16],
    ['2007-02-26', '2008-02-29', 363, 363, 364],
    ['2008-02-29', '2009-02-28', 359, 359, 360],
    ['2008-02-29', '2008-03-30', 31, 31, 30],
    ['2007-02-28', '2007-03-05', 7, 7, 5],
    ['2007-10-31', '2007-11-28', 28, 28, 28],
    ['2007-08-31', '2008-02-29', 179, 179, 180],
    ['2008-02-29', '2008-08-31', 182, 181, 180],
    ['2007-09-30', '2008-09-30', 360, 360, 360],
  ] as const
  it.each(DAYS)('%s to %s', (from, to, isda, european, europeanIsda) => {
    expect(fraction('30/360 ISDA', from, to)).toBe(`${isda}/360`)
    expect(fraction('30E/360', from, to)).toBe(`${european}/360`)
    expect(fraction('30E/360 ISDA', from, to)).toBe(`${europeanIsda}/360`)
    expect(fraction('30/360 German', from, to)).toBe(`${europeanIsda}/360`)
  })

  it('30E/360 ISDA leaves a February maturity its day, 30/360 German does not', () => {
    const maturity = { ...CONTEXT, maturity: dayNumber('2009-02-28') }
    expect(fraction('30E/360 ISDA', '2008-08-31', '2009-02-28', maturity)).toBe('178/360')
    expect(fraction('30/360 German', '2008-08-31', '2009-02-28', maturity)).toBe('180/360')
  })

  it('30E+/360 takes a 31st at the end for the first of the next month', () => {
    expect(fraction('30E+/360', '2007-01-15', '2007-01-31')).toBe('16/360')
    expect(fraction('30E+/360', '2007-01-31', '2007-03-31')).toBe('61/360')
    expect(fraction('30E+/360', '2007-01-31', '2007-03-30')).toBe('60/360')
  })

  it('30/360 US counts the end of February as a 30th, at the end only after another', () => {
    expect(fraction('30/360 US', '2007-02-28', '2008-02-29')).toBe('360/360')
    expect(fraction('30/360 US', '2007-02-28', '2007-03-31')).toBe('30/360')
    expect(fraction('30/360 US', '2007-01-31', '2007-02-28')).toBe('28/360')
    expect(fraction('30/360 US', '2007-01-15', '2007-01-31')).toBe('16/360')
  })
})

describe('the actual family', () => {
  it('A/360 and A/365F count days', () => {
    expect(fraction('A/360', '2024-01-01', '2024-03-01')).toBe('60/360')
    expect(fraction('A/365F', '2024-01-01', '2024-03-01')).toBe('60/365')
  })

  it('A/A ISDA: 61 days of 2003 over 365 and 121 of 2004 over 366', () => {
    const numerator = 61 * 366 + 121 * 365
    expect(fraction('A/A ISDA', '2003-11-01', '2004-05-01')).toBe(`${numerator}/133590`)
    expect(fraction('A/A ISDA', '1999-02-01', '1999-07-01')).toBe(`${150 * 366}/133590`)
  })

  it('A/365A is over 366 when a 29 February lies after the first day, the last included', () => {
    expect(fraction('A/365A', '2024-02-28', '2024-02-29')).toBe('1/366')
    expect(fraction('A/365A', '2024-02-29', '2024-03-01')).toBe('1/365')
    expect(fraction('A/365A', '2023-03-01', '2024-02-28')).toBe('364/365')
  })

  it('A/365L is over 366 when the period ends in a leap year; if annual, as A/365A', () => {
    expect(fraction('A/365L', '2023-07-01', '2024-01-01')).toBe('184/366')
    expect(fraction('A/365L', '2024-07-01', '2025-01-01')).toBe('184/365')
    const annual = { ...CONTEXT, annual: true }
    expect(fraction('A/365L', '2024-03-01', '2024-12-31', annual)).toBe('305/365')
    const half = { ...CONTEXT, periodEnd: dayNumber('2024-01-01') }
    expect(fraction('A/365L', '2023-07-01', '2023-10-01', half)).toBe('92/366')
  })

  it('NL/365: 29 February earns nothing', () => {
    expect(fraction('NL/365', '2024-02-01', '2024-03-01')).toBe('28/365')
    expect(fraction('NL/365', '2024-02-28', '2024-02-29')).toBe('0/365')
    expect(fraction('NL/365', '2020-01-01', '2025-01-01')).toBe(`${5 * 365}/365`)
  })

  it('B/252 counts business days, and needs to be told them', () => {
    expect(fraction('B/252', '2026-11-20', '2026-11-23')).toBe('1/252')
    expect(fraction('B/252', '2026-11-23', '2026-11-30')).toBe('5/252')
    expect(() => yearFraction('B/252', 1, 2)).toThrow(Bug)
  })
})

describe('properties', () => {
  const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') })
  const value = (dayCount: DayCount, from: number, to: number) => {
    const { numerator, denominator } = yearFraction(dayCount, from, to, CONTEXT)
    return numerator / denominator
  }

  it('every day count is whole, never negative, and nothing over no time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DAY_COUNTS), day, fc.nat(5000), (dayCount, from, length) => {
        const { numerator, denominator } = yearFraction(dayCount, from, from + length, CONTEXT)
        expect(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)).toBe(true)
        expect(numerator).toBeGreaterThanOrEqual(0)
        expect(value(dayCount, from, from)).toBe(0)
      }),
    )
    const last = dayNumber('2026-01-31')
    for (const dayCount of DAY_COUNTS) expect(value(dayCount, last, last)).toBe(0)
  })

  it('counts of whole days add up over any cut', () => {
    const additive = [
      'A/360',
      'A/365F',
      'A/A ISDA',
      'NL/365',
      '30E/360',
      '30E+/360',
      'B/252',
    ] as const
    const cuts = fc.tuple(day, fc.nat(900), fc.nat(900))
    fc.assert(
      fc.property(fc.constantFrom(...additive), cuts, (dayCount, [from, first, second]) => {
        const middle = from + first
        const whole = yearFraction(dayCount, from, middle + second, CONTEXT).numerator
        const left = yearFraction(dayCount, from, middle, CONTEXT).numerator
        const right = yearFraction(dayCount, middle, middle + second, CONTEXT).numerator
        expect(
          dayCount === '30E+/360' ? Math.abs(left + right - whole) <= 1 : left + right === whole,
        ).toBe(true)
      }),
    )
  })

  it('A/A ISDA, NL/365 and B/252 equal a walk from day to day', () => {
    fc.assert(
      fc.property(day, fc.nat(1500), (from, length) => {
        let [leap, ordinary, noLeapDay, business] = [0, 0, 0, 0]
        for (let each = from; each < from + length; each++) {
          if (isLeapYear(civilOf(each).year)) leap++
          else ordinary++
          const next = civilOf(each + 1)
          if (next.month !== 2 || next.day !== 29) noLeapDay++
          if (isBusinessDay(MONDAY_TO_FRIDAY, each)) business++
        }
        const to = from + length
        expect(yearFraction('A/A ISDA', from, to).numerator).toBe(leap * 365 + ordinary * 366)
        expect(yearFraction('NL/365', from, to).numerator).toBe(noLeapDay)
        expect(yearFraction('B/252', from, to, CONTEXT).numerator).toBe(business)
      }),
      { numRuns: 40 },
    )
  })

  it('refuses to run backwards', () => {
    expect(() => yearFraction('A/360', 2, 1)).toThrow(Bug)
  })
})
