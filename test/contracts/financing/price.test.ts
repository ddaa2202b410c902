import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { describePrice } from '../../../contracts/financing/describe-price.ts'
import {
  type Payment,
  PRICE_TEXTS,
  type PriceRefusal,
  type PriceTerms,
  reckonPrice,
} from '../../../contracts/financing/price.ts'
import { addDays } from '../../../contracts/kernel/date.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

/**
 * One million yuan, 90 days from 2 March to 31 May 2026, at 3.6 % over a year of 360 days and a fee
 * of 500:
 *   discount  1,000,000.00 × 0.036 × 90 ÷ 360 = 36,000.00 × 0.25 = 9,000.00
 *   net       1,000,000.00 − 9,000.00 − 500.00 = 990,500.00
 *   APR       (1,000,000 ÷ 990,500)^(365 ÷ 90) − 1
 *             = 1.009591115…^4.0555… − 1 = e^(4.0555… × 0.009545413…) − 1
 *             = e^0.038711952… − 1 = 0.039471…
 */
const MILLION: readonly Payment[] = [{ amount: 100_000_000n, on: '2026-05-31' }]
const TERMS: PriceTerms = {
  ...{ rate: '0.036', dayCount: 'A/360', fee: 50_000n, valueDate: '2026-03-02' },
}

/**
 * 600,000.00 in 90 days and 400,000.00 in 121 days, at 4.12 % and a fee of 800:
 *   600,000.00 × 0.0412 × 90 ÷ 360  = 24,720.00 × 0.25        = 6,180.00
 *   400,000.00 × 0.0412 × 121 ÷ 360 = 16,480.00 × 0.336111…   = 5,539.11111… → 5,539.11
 *   net  1,000,000.00 − 11,719.11 − 800.00 = 987,480.89
 *   the rate r at which 600,000 ÷ (1+r)^(90÷365) + 400,000 ÷ (1+r)^(121÷365) is that: 0.045935…
 */
const TWO: readonly Payment[] = [
  { amount: 60_000_000n, on: '2026-05-31' },
  { amount: 40_000_000n, on: '2026-07-01' },
]

describe('a price worked out by hand', () => {
  test('of one payment', () => {
    expect(reckonPrice(MILLION, TERMS)).toMatchObject({
      value: { discount: 900_000n, net: 99_050_000n, apr: '0.039471', lines: [{ days: 90 }] },
    })
  })
  test('of two payments, each rounded by itself', () => {
    const terms = { ...TERMS, rate: '0.0412', fee: 80_000n }
    expect(reckonPrice(TWO, terms)).toMatchObject({
      value: {
        ...{ face: 100_000_000n, discount: 1_171_911n, net: 98_748_089n, apr: '0.045935' },
        lines: [{ discount: 618_000n }, { days: 121, discount: 553_911n }],
      },
    })
  })
  test('over a year of 365 days: 36,000.00 × 90 ÷ 365 = 8,876.712… → 8,876.71', () => {
    expect(reckonPrice(MILLION, { ...TERMS, dayCount: 'A/365F' })).toMatchObject({
      value: { discount: 887_671n, net: 99_062_329n },
    })
  })
  test('a half is rounded to the even fen: 2.00 × 0.5 × 9 ÷ 360 = 0.025 → 0.02', () => {
    const terms = { ...TERMS, rate: '0.5', fee: 0n }
    const of = (amount: bigint) => reckonPrice([{ amount, on: '2026-03-11' }], terms)
    expect(of(200n)).toMatchObject({ value: { discount: 2n } })
    expect(of(280n)).toMatchObject({ value: { discount: 4n } })
  })
  test('with neither discount nor fee, money costs nothing', () => {
    expect(reckonPrice(MILLION, { ...TERMS, rate: '0', fee: 0n })).toMatchObject({
      value: { discount: 0n, net: 100_000_000n, apr: '0.000000' },
    })
  })
})

test('the formula shows every number of it, in both languages', () => {
  const price = reckonPrice(TWO, { ...TERMS, rate: '0.0412', fee: 80_000n })
  if (!price.ok) throw new Error(price.refusal)
  const { zh, en } = describePrice(price.value, { ...TERMS, rate: '0.0412', fee: 80_000n }, 'CNY')
  for (const words of [zh, en])
    for (const part of [
      '600,000.00 × 0.0412 × 90 ÷ 360 = 6,180.00',
      '400,000.00 × 0.0412 × 121 ÷ 360 = 5,539.11',
      '1,000,000.00 − 11,719.11 − 800.00 = 987,480.89',
      '0.045935',
    ])
      expect(words).toContain(part)
})

test('INV-FIN-01 discount, fee and net add up to what is owed, and later costs no less', () => {
  const payment = fc.record({
    amount: fc.bigInt(1n, 10n ** 12n),
    days: fc.integer({ min: 1, max: 400 }),
  })
  fc.assert(
    fc.property(
      fc.array(payment, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 200_000 }),
      (parts, millionths) => {
        const rate = (millionths / 1e6).toFixed(6)
        const terms = { ...TERMS, rate, fee: 0n }
        const payments = parts.map(({ amount, days }) => ({
          ...{ amount, on: addDays('2026-03-02', days) },
        }))
        const price = reckonPrice(payments, terms)
        if (!price.ok) return
        const { face, discount, net, apr, lines } = price.value
        expect(net + discount).toBe(face)
        expect(lines.reduce((sum, line) => sum + line.discount, 0n)).toBe(discount)
        expect(Number(apr)).toBeGreaterThanOrEqual(0)
        const later = payments.map(one => ({ ...one, on: addDays(one.on, 30) }))
        const then = reckonPrice(later, terms)
        if (then.ok) expect(then.value.discount).toBeGreaterThanOrEqual(discount)
      },
    ),
    { numRuns: 100 },
  )
})

interface Case {
  readonly payments: readonly Payment[]
  readonly terms: PriceTerms
}
const set = (changed: Partial<PriceTerms>) => (c: Case) => ({
  ...c,
  terms: { ...c.terms, ...changed },
})

refusalTable<PriceRefusal, Case>(
  'reckon a price',
  PRICE_TEXTS,
  { payments: MILLION, terms: TERMS },
  c => reckonPrice(c.payments, c.terms),
  {
    rate_must_be_a_decimal_below_one: {
      details: { decimals: 6 },
      breaks: set({ rate: '1' }),
      keeps: { zero: set({ rate: '0' }), 'six places': set({ rate: '0.000001' }) },
    },
    value_date_must_come_before_payment: {
      details: { valueDate: '2026-05-31', payment: '2026-05-31' },
      breaks: set({ valueDate: '2026-05-31' }),
      keeps: { 'one day': set({ valueDate: '2026-05-30' }) },
    },
    price_must_leave_a_net_amount: {
      details: { taken: { units: '100000000' }, face: { units: '100000000' } },
      breaks: set({ fee: 99_100_000n }),
      keeps: { 'one fen': set({ fee: 99_099_999n }) },
    },
  },
)

it.each(['-0.01', '0.0000001', '1e-2', '', 'x'])('%j is no rate', rate => {
  expect(reckonPrice(MILLION, { ...TERMS, rate })).toMatchObject({
    refusal: 'rate_must_be_a_decimal_below_one',
  })
})
