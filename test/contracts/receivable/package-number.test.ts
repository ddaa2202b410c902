import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { dateOf } from '../../../contracts/kernel/date.ts'
import {
  formatPackageNumber,
  parsePackageNumber,
} from '../../../contracts/receivable/package-number.ts'
import { parseSubRange, toSubRange } from '../../../contracts/receivable/sub-range.ts'

describe('the number of a package', () => {
  const number = formatPackageNumber({ issuedOn: '2026-03-02', serial: 42 })

  it('has 30 digits: kind, institution, date, serial, check', () => {
    expect(number).toMatch(/^6999999999999202603020000004\d\d$/)
    expect(number).toHaveLength(30)
  })

  it('prints and parses both ways', () => {
    const parts = fc.record({
      issuedOn: fc.integer({ min: 0, max: 40_000 }).map(dateOf),
      serial: fc.integer({ min: 0, max: 99_999_999 }),
    })
    fc.assert(
      fc.property(parts, one => {
        expect(parsePackageNumber(formatPackageNumber(one))).toMatchObject(one)
      }),
    )
  })

  it('is none with any one digit wrong, a digit short, or a date that is none', () => {
    fc.assert(
      fc.property(fc.nat(29), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(number[at]) + by) % 10
        expect(parsePackageNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBeNull()
      }),
    )
    expect(parsePackageNumber(number.slice(1))).toBeNull()
    const noDate = formatPackageNumber({ issuedOn: '2026-02-30', serial: 1 })
    expect(parsePackageNumber(noDate)).toBeNull()
  })

  it('asserts that the serial has 8 digits', () => {
    expect(formatPackageNumber({ issuedOn: '2026-03-02', serial: 10 ** 8 - 1 })).toHaveLength(30)
    for (const serial of [-1, 10 ** 8, 0.5])
      expect(() => formatPackageNumber({ issuedOn: '2026-03-02', serial })).toThrow(Bug)
  })
})

describe('sub-ranges', () => {
  it('count from 1 and include both ends; 0 is the whole', () => {
    expect(toSubRange({ lo: 0n, hi: 18_000_000n }, 50_000_000n)).toBe('1-18000000')
    expect(toSubRange({ lo: 0n, hi: 50_000_000n }, 50_000_000n)).toBe('0')
    expect(toSubRange({ lo: 41n, hi: 42n }, 50_000_000n)).toBe('42-42')
  })

  it('INV-SUB-01 spans and sub-ranges map one to one', () => {
    const cut = fc.tuple(fc.bigInt(1n, 10n ** 12n - 1n), fc.bigInt(1n, 10n ** 12n - 1n))
    const size = 10n ** 12n - 1n
    fc.assert(
      fc.property(cut, ([a, b]) => {
        const span = a < b ? { lo: a - 1n, hi: b } : { lo: b - 1n, hi: a }
        const text = toSubRange(span, size)
        expect(text.length).toBeLessThanOrEqual(25)
        expect(parseSubRange(text, size)).toEqual(span)
      }),
    )
  })

  it.each(['1-1000', '0-5', '5-4', '1-1001', '01-5', '1 - 5', '-1-5', '', '1-'])(
    'of 1,000 units, %j is none',
    text => expect(parseSubRange(text, 1000n)).toBeNull(),
  )
})

it('the whole of a package is 0, and no other span is', () => {
  expect(parseSubRange('0', 1000n)).toEqual({ lo: 0n, hi: 1000n })
  expect(toSubRange({ lo: 0n, hi: 1000n }, 1000n)).toBe('0')
  expect(toSubRange({ lo: 0n, hi: 999n }, 1000n)).toBe('1-999')
  expect(toSubRange({ lo: 1n, hi: 1000n }, 1000n)).toBe('2-1000')
})
