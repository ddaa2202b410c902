import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InvoiceId } from '../../../contracts/kernel/id.ts'
import { type GroupedInvoice, groupInvoices } from '../../../contracts/receivable/group-invoices.ts'
import { CITATIONS_MAX } from '../../../contracts/trade/allocate-invoices.ts'
import { ANCHOR, DUE_ON, SECOND, SUPPLIER } from '../fixtures.ts'

const invoice = (n: number, change: Partial<GroupedInvoice> = {}): GroupedInvoice => ({
  ...{ id: `inv_${n}`, seller: SUPPLIER, buyer: ANCHOR, dueOn: DUE_ON, currency: 'CNY' },
  ...{ unused: 100n, delivered: true, denied: false, redLettered: false, alike: false, ...change },
})
const citing = (...ids: readonly InvoiceId[]) =>
  ids.map(id => expect.objectContaining({ invoice: id }))

it('groups by supplier, debtor, due date and currency', () => {
  const { groups, leftOut } = groupInvoices(
    [
      invoice(1),
      invoice(2, { dueOn: '2026-06-02' }),
      invoice(3, { currency: 'USD' }),
      invoice(4, { seller: SECOND }),
      invoice(5, { buyer: SECOND }),
      invoice(6),
    ],
    1000n,
  )
  expect(groups.map(({ trade }) => trade)).toEqual([
    citing('inv_1', 'inv_6'),
    ...(['inv_2', 'inv_3', 'inv_4', 'inv_5'] as const).map(id => citing(id)),
  ])
  expect(groups[0]).toMatchObject({ supplier: SUPPLIER, debtor: ANCHOR, amount: 200n })
  expect(leftOut).toEqual([])
})

it('leaves out what can back nothing, with the reason', () => {
  const { groups, leftOut } = groupInvoices(
    [
      invoice(1, { redLettered: true }),
      invoice(2, { denied: true }),
      invoice(6, { alike: true }),
      invoice(3, { delivered: false }),
      invoice(4, { unused: 0n }),
      invoice(5, { unused: 1n }),
    ],
    1000n,
  )
  expect(groups.map(({ trade }) => trade)).toEqual([[{ invoice: 'inv_5', amount: 1n }]])
  expect(leftOut.map(({ why }) => why)).toEqual([
    'invoice_must_not_be_red_lettered',
    'invoice_must_not_be_denied_by_its_seller',
    'invoice_must_be_told_apart_from_one_alike',
    'invoice_must_have_its_delivery',
    'allocation_must_be_within_what_the_invoice_has_left',
  ])
})

it('cites at most so many invoices in one proposal', () => {
  const many = Array.from({ length: CITATIONS_MAX + 1 }, (_, n) => invoice(n))
  const { groups } = groupInvoices(many, 1_000_000n)
  expect(groups.map(({ trade }) => trade.length)).toEqual([CITATIONS_MAX, 1])
})

it('an invoice of more than a package is proposed in several, and no fen is lost', () => {
  const amounts = fc.array(fc.bigInt(1n, 2_500n), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(amounts, fc.bigInt(1n, 1_000n), (unused, faceMax) => {
      const invoices = unused.map((amount, n) => invoice(n, { unused: amount }))
      const { groups } = groupInvoices(invoices, faceMax)
      for (const { amount, trade } of groups) {
        expect(amount).toBe(trade.reduce((sum, one) => sum + one.amount, 0n))
        expect(amount <= faceMax).toBe(true)
        expect(new Set(trade.map(one => one.invoice)).size).toBe(trade.length)
      }
      for (const { id, unused: whole } of invoices) {
        const of = groups.flatMap(({ trade }) => trade.filter(one => one.invoice === id))
        expect(of.reduce((sum, one) => sum + one.amount, 0n)).toBe(whole)
      }
    }),
  )
})
