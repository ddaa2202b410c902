import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dateOf, dayNumber } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { units } from '../../../contracts/kernel/money.ts'
import { spanSize } from '../../../contracts/kernel/span.ts'
import { type Holding, payWithAmount } from '../../../contracts/receivable/pay-with-amount.ts'
import { as, claimOf, DUE_ON, holdOf, SECOND, SUPPLIER, titleOf } from '../fixtures.ts'

const context = as(SUPPLIER)
const pay = (held: readonly Holding[], amount: bigint, to: PartyId = SECOND) =>
  payWithAmount(held, { amount, to }, context)

function holding(days: number, lo: bigint, size: bigint, receivable = 'rcv_1'): Holding {
  return {
    receivable: receivable as Holding['receivable'],
    dueOn: dateOf(dayNumber(DUE_ON) + days),
    title: titleOf({ lo, hi: lo + size }),
  }
}

const holdings = fc.uniqueArray(
  fc
    .tuple(fc.nat(60), fc.bigInt({ min: 1n, max: 500n }), fc.nat(9), fc.nat(3))
    .map(([days, size, index, restriction]) => {
      const one = holding(days, BigInt(index) * 1000n, size)
      if (restriction === 0) return { ...one, title: { ...one.title, claim: claimOf() } }
      if (restriction === 1) return { ...one, title: { ...one.title, holds: [holdOf()] } }
      return one
    }),
  { selector: one => one.title.lo, minLength: 1, maxLength: 10 },
)

it('INV-PAY-01 the spans chosen add up to the amount, and cut at most one title', () => {
  let paid = 0
  fc.assert(
    fc.property(holdings, fc.bigInt({ min: 1n, max: 2000n }), (held, amount) => {
      const free = held.filter(h => h.title.claim === null && h.title.holds.length === 0)
      const total = free.reduce((sum, h) => sum + spanSize(h.title), 0n)
      const chosen = pay(held, amount)
      expect(chosen.ok).toBe(total >= amount)
      if (!chosen.ok) return
      paid++
      expect(chosen.value.reduce((sum, s) => sum + spanSize(s.span), 0n)).toBe(amount)
      const cut = chosen.value.filter(s => !free.some(h => h.title.hi === s.span.hi))
      expect(cut.length).toBeLessThanOrEqual(1)
      const due = (lo: bigint) => free.find(h => h.title.lo === lo)!.dueOn
      const dates = chosen.value.map(s => due(s.span.lo))
      expect(dates).toEqual(dates.toSorted())
    }),
  )
  expect(paid, 'the property has seen payments').toBeGreaterThan(10)
})

it('takes the earliest due date first, then the lower receivable, then the lower span', () => {
  const held = [
    holding(1, 0n, 5n),
    holding(0, 5n, 5n, 'rcv_2'),
    holding(0, 5n, 5n),
    holding(0, 0n, 5n),
  ]
  expect(pay(held, 16n)).toMatchObject({
    value: [
      { instrument: 'rcv_1', span: { lo: 0n, hi: 5n } },
      { instrument: 'rcv_1', span: { lo: 5n, hi: 10n } },
      { instrument: 'rcv_2', span: { lo: 5n, hi: 10n } },
      { instrument: 'rcv_1', span: { lo: 0n, hi: 1n } },
    ],
  })
})

it('refuses: amount_must_be_positive, holdings_must_cover_the_amount by one fen', () => {
  const held = [holding(0, 0n, 5n)]
  expect(pay(held, 0n)).toMatchObject({ refusal: 'amount_must_be_positive' })
  expect(pay(held, 5n)).toMatchObject({ ok: true })
  expect(pay(held, 6n)).toEqual({
    ok: false,
    refusal: 'holdings_must_cover_the_amount',
    path: 'body.amount',
    details: { free: units(5n), amount: units(6n) },
  })
})

it('refuses: transferee_must_be_another_party, whatever the amount', () => {
  for (const amount of [5n, 6n])
    expect(pay([holding(0, 0n, 5n)], amount, SUPPLIER)).toEqual({
      ok: false,
      refusal: 'transferee_must_be_another_party',
      path: 'body.to',
    })
  expect(pay([], 0n, SUPPLIER)).toMatchObject({ refusal: 'amount_must_be_positive' })
})

it('leaves alone what is about to be settled', () => {
  const held = [{ ...holding(0, 0n, 5n), dueOn: '2026-03-04' as const }]
  expect(pay(held, 5n)).toMatchObject({ ok: false })
  expect(pay([{ ...held[0]!, dueOn: '2026-03-05' }], 5n)).toMatchObject({
    ok: true,
  })
})
