import { describe, expect, test } from 'vitest'
import { monthAfter, monthBounds, pickMonth } from '../../../services/portal/pages/due/months.ts'

describe('the months of the calendar of due dates', () => {
  test('lie side by side from the business date on, over the end of a year', () => {
    const bounds = monthBounds('2026-11-30')
    expect(bounds).toMatchObject({
      ...{ before: '2026-11-29', d0: '2026-11-30', e0: '2026-11-30' },
      ...{ d1: '2026-12-01', e1: '2026-12-31', d2: '2027-01-01', e2: '2027-01-31' },
      ...{ d3: '2027-02-01', e3: '2027-02-28', e5: '2027-04-30', d6: '2027-05-01' },
    })
  })

  test('know leap years', () => {
    expect(monthBounds('2028-02-01').e0).toBe('2028-02-29')
    expect(monthAfter('2027-12-31', 2)).toBe('2028-02-01')
  })

  test('are picked by a link, never before the business date; a wrong link picks none', () => {
    const today = '2026-11-30'
    expect(pickMonth('2026-11', today)).toEqual({ from: '2026-11-30', to: '2026-11-30' })
    expect(pickMonth('2026-12', today)).toEqual({ from: '2026-12-01', to: '2026-12-31' })
    for (const wrong of [null, '', '2026-1', 'x'])
      expect(pickMonth(wrong, today)).toEqual({ from: today, to: null })
  })
})
