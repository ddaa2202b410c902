import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumedEvents } from '../../../../contracts/abs/cash-flow/receivable/assumed-events.ts'
import {
  estimateSlippage,
  type InvoiceHistory,
  type SlippageRefusal,
} from '../../../../contracts/abs/slippage/estimate-slippage.ts'
import { MONDAY_TO_FRIDAY } from '../../../../contracts/kernel/calendars.ts'
import { addDays, type BusinessDate, dayNumber } from '../../../../contracts/kernel/date.ts'
import { parseMajor } from '../../../../contracts/kernel/money.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { receivable } from '../cash-flow/loan-builder.ts'

const DUE = '2026-01-31'
const invoice = (late: number | null, amount = 100n): InvoiceHistory => ({
  dueOn: DUE,
  paidOn: late === null ? null : addDays(DUE, late),
  amount,
})

describe('the estimate', () => {
  it('when all is paid: the shares by amount, as they were', () => {
    const history = [invoice(-5, 100n), invoice(0, 600n), invoice(0, 100n), invoice(30, 200n)]
    const estimate = estimateSlippage(history, '2027-01-01')
    expect(estimate).toEqual({
      ok: true,
      value: {
        distribution: [
          { days: -5, share: '0.1' },
          { days: 0, share: '0.7' },
          { days: 30, share: '0.2' },
        ],
        unseen: '0',
        invoices: 4,
      },
    })
  })

  it('an open invoice counts only for the days it was watched (product-limit, by hand)', () => {
    // Four of 100: paid on days 1 and 3, open at day 2, open at day 4.
    // Day 1: 1/4. Day 3: of the 3/4 left a half (2 at risk) = 3/8. Never seen: 3/8.
    const watchedFor = (days: number) => ({ ...invoice(null), dueOn: addDays('2026-03-01', -days) })
    const paid = (days: number): InvoiceHistory => ({
      dueOn: DUE,
      paidOn: addDays(DUE, days),
      amount: 100n,
    })
    const history = [paid(1), watchedFor(2), paid(3), watchedFor(4)]
    const estimate = estimateSlippage(history, '2026-03-01')
    expect(estimate).toMatchObject({
      value: {
        distribution: [
          { days: 1, share: '0.4' },
          { days: 3, share: '0.6' },
        ],
        unseen: '0.375',
      },
    })
  })

  it('groups days into buckets paid on their last day, early ones towards the due date', () => {
    const history = [invoice(-3, 1n), invoice(1, 1n), invoice(10, 2n), invoice(11, 4n)]
    expect(estimateSlippage(history, '2027-01-01', 10)).toMatchObject({
      value: {
        distribution: [
          { days: 0, share: '0.125' },
          { days: 10, share: '0.375' },
          { days: 20, share: '0.5' },
        ],
      },
    })
  })

  it.each([0, 1.5, Number.NaN])('refuses: bucket_days_must_be_a_whole_number_from_1 (%s)', days => {
    expect(estimateSlippage([invoice(1)], '2027-01-01', days)).toEqual({
      ok: false,
      refusal: 'bucket_days_must_be_a_whole_number_from_1',
      path: 'bucketDays',
    })
  })

  it('shares add up to 1 to the last decimal, whatever the history', () => {
    const late = fc.oneof(fc.integer({ min: -40, max: 120 }), fc.constant(null))
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(
      fc.property(fc.array(fc.tuple(late, amount), { minLength: 1, maxLength: 40 }), drawn => {
        const history = [invoice(3), ...drawn.map(([days, fen]) => invoice(days, fen))]
        const estimate = estimateSlippage(history, '2026-12-31')
        if (!estimate.ok) throw new Error(estimate.refusal)
        const { distribution, unseen } = estimate.value
        expect(Rate.sum(...distribution.map(({ share }) => share)).toFixed()).toBe('1')
        expect(distribution.every(({ share }) => Number(share) > 0)).toBe(true)
        const open = drawn.some(([days]) => days === null)
        expect(Number(unseen) >= 0 && (open || Number(unseen) === 0)).toBe(true)
      }),
    )
  })
})

type HistoryRefusal = Exclude<SlippageRefusal, 'bucket_days_must_be_a_whole_number_from_1'>

describe('refused with its path', () => {
  const ROWS: Record<HistoryRefusal, readonly (readonly [InvoiceHistory[], string])[]> = {
    a_history_must_have_a_payment: [
      [[], 'history'],
      [[invoice(null)], 'history'],
    ],
    a_date_must_exist: [
      [[{ ...invoice(1), dueOn: '2026-02-30' }], 'history.0.dueOn'],
      [[invoice(1), { ...invoice(1), paidOn: '2026-13-01' }], 'history.1.paidOn'],
    ],
    an_amount_must_be_above_zero: [[[invoice(1, 0n)], 'history.0.amount']],
    a_payment_must_not_be_after_the_last_day_watched: [[[invoice(29)], 'history.0.paidOn']],
  }
  for (const [refusal, rows] of Object.entries(ROWS)) {
    it.each(rows)(`${refusal} (%#)`, (history, path) =>
      expect(estimateSlippage(history, '2026-02-28')).toEqual({ ok: false, refusal, path }),
    )
  }
})

const FILE = resolve(process.env['TALLYSTICK_DATA'] ?? '../shared/data', 'accounts-receivable.csv')

describe.skipIf(!existsSync(FILE))(`sample invoices, skipped where ${FILE} is missing`, () => {
  const history = existsSync(FILE) ? readInvoices(FILE) : []
  const lastDay = history.reduce<BusinessDate>(
    (last, { paidOn }) => (paidOn && dayNumber(paidOn) > dayNumber(last) ? paidOn : last),
    '1970-01-01',
  )

  it('2,466 invoices: a third of them late, none later than 45 days', () => {
    const estimate = estimateSlippage(history, lastDay)
    if (!estimate.ok) throw new Error(`${estimate.refusal} ${estimate.path}`)
    const { distribution, unseen, invoices } = estimate.value
    expect({ invoices, unseen }).toEqual({ invoices: 2466, unseen: '0' })
    const late = distribution.filter(({ days }) => days > 0)
    expect(Math.max(...late.map(({ days }) => days))).toBe(45)
    const total = history.reduce((sum, { amount }) => sum + amount, 0n)
    const lateFen = history
      .filter(each => lateness(each) > 0)
      .reduce((sum, each) => sum + each.amount, 0n)
    const share = Rate.sum(...late.map(each => each.share)).toNumber()
    expect(share).toBeCloseTo(Number(lateFen) / Number(total), 4)
    expect(share).toBeGreaterThan(0.3)
    const buckets = estimateSlippage(history, lastDay, 15)
    if (!buckets.ok) throw new Error(buckets.refusal)
    const grouped = buckets.value.distribution
    expect(grouped.length).toBeLessThan(10)
    expect(Math.max(...grouped.map(({ days }) => days))).toBe(45)
    const lateGrouped = grouped.filter(({ days }) => days > 0).map(each => each.share)
    expect(Rate.sum(...lateGrouped).toNumber()).toBeCloseTo(share, 5)
  })

  it('seen half way, the young open invoices do not shift the estimate far', () => {
    const asOf = '2012-12-31'
    const then = history
      .filter(({ dueOn }) => dayNumber(dueOn) <= dayNumber(asOf))
      .map(each => {
        const open = each.paidOn === null || dayNumber(each.paidOn) > dayNumber(asOf)
        return open ? { ...each, paidOn: null } : each
      })
    const open = then.filter(({ paidOn }) => paidOn === null)
    expect(open.length).toBeGreaterThan(10)
    const half = estimateSlippage(then, asOf)
    const whole = estimateSlippage(history, lastDay)
    if (!half.ok || !whole.ok) throw new Error('both must be estimated')
    const within = (of: typeof half.value) =>
      Number(
        Rate.sum(0, ...of.distribution.filter(({ days }) => days <= 10).map(({ share }) => share)),
      )
    expect(Math.abs(within(half.value) - within(whole.value))).toBeLessThan(0.05)
  })

  it('the estimate is a distribution that the engine takes', () => {
    const estimate = estimateSlippage(history, lastDay)
    if (!estimate.ok) throw new Error(estimate.refusal)
    const behaviour = {
      slippage: estimate.value.distribution,
      dilution: '0',
      dispute: { share: '0', days: 0, conceded: '0' },
      unpaid: { share: '0', days: 90 },
      recovery: { share: '0', days: 0 },
    }
    const events = assumedEvents(receivable(), behaviour, '2026-01-05', MONDAY_TO_FRIDAY)
    if (!events.ok) throw new Error(events.refusal)
    expect(events.value.reduce((sum, { amount }) => sum + amount, 0n)).toBe(receivable().balance)
  })
})

function lateness({ dueOn, paidOn }: InvoiceHistory): number {
  return paidOn === null ? 0 : dayNumber(paidOn) - dayNumber(dueOn)
}

/** Dates of this file are dd/mm/yyyy, amounts in major units. */
function readInvoices(file: string): InvoiceHistory[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
  const date = (text: string) => text.split('/').toReversed().join('-') as BusinessDate
  return rows.map(row => ({
    dueOn: date(row['DueDate']!),
    paidOn: row['SettledDate'] ? date(row['SettledDate']) : null,
    amount: parseMajor(row['InvoiceAmount']!, 'USD')!,
  }))
}
