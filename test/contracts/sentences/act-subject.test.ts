import { describe, expect, test } from 'vitest'
import { findActSubject } from '../../../contracts/sentences/act-subject.ts'

const [wheat, steel] = ['rcv_0000000000001', 'rcv_0000000000002']
const [one, other] = ['inv_0000000000001', 'inv_0000000000002']
const money = (amount: string, currency: string) => ({ amount, currency, decimals: 2 })
const record = (amount: string, currency: string) => ({
  ...money(amount, currency),
  ...{ debtor: 'D', debtorCode: '1', supplier: 'S', supplierCode: '2', dueOn: '2026-06-01' },
})
const invoice = (amount: string) => ({
  ...money(amount, 'CNY'),
  ...{ number: '1', seller: 'S', buyer: 'D' },
})
const shown = {
  [wheat]: record('1000', 'CNY'),
  [steel]: record('700', 'USD'),
  [one]: invoice('500'),
  [other]: invoice('600'),
}
const span = (instrument: string, lo: string, hi: string) => ({ instrument, lo, hi })

describe('what an act is about', () => {
  test('spans are summed by the currency of their instruments, and not their invoices', () => {
    const spans = [span(wheat, '0', '300'), span(steel, '100', '101'), span(wheat, '500', '501')]
    const trade = [{ invoice: one, amount: '302' }]
    const subject = findActSubject({ to: 'pty_0000000000001', spans, trade }, shown)
    expect([...subject.amounts]).toEqual([
      ['CNY', 301n],
      ['USD', 1n],
    ])
    expect(subject.about).toEqual([wheat, steel])
    expect(subject.parties).toEqual(['pty_0000000000001'])
  })

  test('a receivable counts with the amount that is said, or else whole', () => {
    const amounts = (body: object) => [...findActSubject(body, shown).amounts]
    expect(amounts({ receivable: wheat, amount: '999' })).toEqual([['CNY', 999n]])
    expect(amounts({ receivable: wheat })).toEqual([['CNY', 1000n]])
  })

  test('what is proposed counts with what is used of its invoices', () => {
    const trade = [
      { invoice: one, amount: '499' },
      { invoice: other, amount: '1' },
    ]
    const body = { receivable: 'rcv_0000000000009', debtor: 'a', supplier: 'b', trade }
    expect(findActSubject(body, shown)).toEqual({
      amounts: new Map([['CNY', 500n]]),
      ...{ about: ['rcv_0000000000009'], parties: ['a', 'b'] },
    })
  })

  test('what is about nobody and no amount says so', () => {
    const nothing = { amounts: new Map(), about: [], parties: [] }
    for (const body of [{ to: null }, {}, null, 'text'])
      expect(findActSubject(body, shown)).toEqual(nothing)
  })
})
