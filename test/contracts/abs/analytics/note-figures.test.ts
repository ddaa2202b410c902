import { expect, test } from 'vitest'
import { noteFigures } from '../../../../contracts/abs/analytics/note-figures.ts'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import type { NoteResult, PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import { addDays, type BusinessDate } from '../../../../contracts/kernel/date.ts'

const CLOSING: BusinessDate = '2026-01-01'
const deal = { dates: { closing: CLOSING }, notes: { A: { units: 100 } } } as unknown as Deal

/** One payment to a note of 1,000,000 fen, so many years of 365 days after closing. */
function paid(years: number, note: Partial<NoteResult>): PeriodResult {
  const nothing = { interestPaid: 0n, principalPaid: 0n, residualPaid: 0n, interestUnpaid: 0n }
  const whole = { opening: 1_000_000n, ...nothing, writtenOff: 0n, closing: 0n, ...note }
  return { payment: addDays(CLOSING, years * 365), notes: { A: whole } } as unknown as PeriodResult
}

test('a note at 5 % repaid in halves: WAL 1.5, yield its coupon, nothing short', () => {
  const [a] = noteFigures(deal, [
    paid(1, { interestPaid: 50_000n, principalPaid: 500_000n, closing: 500_000n }),
    paid(2, { interestPaid: 25_000n, principalPaid: 500_000n }),
  ])
  expect(a).toMatchObject({
    issued: 1_000_000n,
    interest: 75_000n,
    principal: 1_000_000n,
    shortfall: 0n,
    redeemedOn: addDays(CLOSING, 730),
  })
  expect(a!.averageLife!.toString()).toBe('1.5')
  expect(a!.yieldAtPar!.toFixed(15)).toBe('0.050000000000000')
})

test('what was written off, left over or still owed is the shortfall', () => {
  const [a] = noteFigures(deal, [
    paid(1, { principalPaid: 700_000n, writtenOff: 100_000n, closing: 200_000n }),
    paid(2, { principalPaid: 190_000n, closing: 10_000n, interestUnpaid: 3n }),
  ])
  expect(a).toMatchObject({ shortfall: 110_003n, redeemedOn: null })
})

test('a balance that reached zero by a write-off was not redeemed', () => {
  const [a] = noteFigures(deal, [paid(1, { principalPaid: 900_000n, writtenOff: 100_000n })])
  expect(a).toMatchObject({ shortfall: 100_000n, redeemedOn: null })
})

test('a note that was never paid is short of all of it and has no yield', () => {
  expect(noteFigures(deal, [])[0]).toMatchObject({
    shortfall: 1_000_000n,
    averageLife: null,
    yieldAtPar: null,
    duration: null,
  })
})
