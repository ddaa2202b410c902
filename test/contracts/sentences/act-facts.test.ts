import { describe, expect, test } from 'vitest'
import type { Shown } from '../../../contracts/command/shown.ts'
import { money } from '../../../contracts/kernel/money.ts'
import { findActFacts } from '../../../contracts/sentences/act-facts.ts'
import { describeConsequence } from '../../../contracts/sentences/consequences.ts'

const [ONE, TWO] = ['rcv_0000000000001', 'rcv_0000000000002']
const [SUPPLIER, BUYER] = ['pty_0000000000001', 'pty_0000000000002']
const receivable = (amount: string, dueOn: string, currency = 'CNY') => ({
  ...{ amount, currency, decimals: currency === 'JPY' ? 0 : 2, dueOn },
  ...{ debtor: '京东', debtorCode: 'D', supplier: '安和', supplierCode: 'S' },
})
const shown = {
  [ONE]: receivable('100000', '2026-06-01'),
  [TWO]: receivable('5000', '2026-05-01', 'JPY'),
  [BUYER]: { name: '宝利', code: 'B', roles: ['supplier'] },
}
const own = { id: SUPPLIER, code: 'S' }
const find = (body: object, of: Shown = shown) => findActFacts({ act: 'any', body }, of, own)

describe('what a signer looks at first', () => {
  test('parts of receivables add up by currency, and the whole of one is its face', () => {
    const part = (instrument: string, lo: string, hi: string) => ({ instrument, lo, hi })
    const spans = [part(ONE, '0', '1'), part(ONE, '50', '99950'), part(TWO, '0', '5000')]
    expect(find({ to: BUYER, spans })).toEqual({
      amounts: [money(99_901n, 'CNY'), money(5_000n, 'JPY')],
      counterparties: ['宝利 (B)', '京东 (D)'],
      dueOn: ['2026-05-01', '2026-06-01'],
    })
    expect(find({ receivable: ONE }).amounts).toEqual([money(100_000n, 'CNY')])
    expect(find({ receivable: ONE, amount: '99999' }).amounts).toEqual([money(99_999n, 'CNY')])
  })

  test('invoices add up, and the reader is not its own counterparty', () => {
    const invoice = 'inv_0000000000001'
    const ofInvoice = {
      ...{ number: '1', seller: '安和', buyer: '京东' },
      ...{ amount: '100000', currency: 'CNY', decimals: 2 },
    }
    const body = { debtor: BUYER, supplier: SUPPLIER, dueOn: '2026-07-01' }
    const trade = [
      { invoice, amount: '40000' },
      { invoice, amount: '60000' },
    ]
    expect(find({ ...body, trade }, { ...shown, [invoice]: ofInvoice })).toEqual({
      amounts: [money(100_000n, 'CNY')],
      counterparties: ['宝利 (B)'],
      dueOn: ['2026-07-01'],
    })
  })

  test('nothing is said of what was not shown, and nothing fails on what is no body', () => {
    const none = { amounts: [], counterparties: [], dueOn: [] }
    expect(find({ receivable: 'rcv_0000000000009', amount: '1' })).toEqual(none)
    expect(findActFacts({ act: 'any', body: null }, {}, own)).toEqual(none)
  })
})

describe('what follows from an act', () => {
  test('depends on the answer, where it is one', () => {
    const answer = (word: string) =>
      describeConsequence({ act: 'title.answer-offer', body: { answer: word } })!.en
    expect(answer('accept')).toContain('becomes the holder')
    expect(answer('reject')).toContain('transferor’s again')
  })

  test('is not made up for an act that nobody knows', () => {
    expect(describeConsequence({ act: 'toString', body: {} })).toBeNull()
  })
})
