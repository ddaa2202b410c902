import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'

const financing = 'fin_0000000000001'
const quote = 'quo_0000000000001'
const bank = 'pty_0000000000001'
const receivable = 'rcv_0000000000001'
const seen = 'A'.repeat(43)
const money = { currency: 'CNY', decimals: 2 }
const shown = {
  [financing]: {
    ...{ holder: 'Red Hill Mill', debtors: ['Bohai Yard', 'Ore Trader'], amount: '100000' },
    ...{ firstDueOn: '2026-06-01', ...money },
  },
  [quote]: {
    ...{ quotedBy: 'Coast Bank', amount: '98900', discount: '1000', fee: '100', apr: '0.046' },
    ...{ recourse: 'without', valueDate: '2026-03-04', ...money },
  },
  [bank]: { name: 'Coast Bank', code: '91X', roles: ['lender'] },
  [receivable]: {
    ...{ debtor: 'Bohai Yard', debtorCode: '91Y', supplier: 'Red Hill Mill' },
    ...{ supplierCode: '91Z', dueOn: '2026-06-01', amount: '100000', ...money },
  },
}
const times = { deadline: '2026-03-03T09:00:00.000Z', chooseBy: '2026-03-05T09:00:00.000Z' }
const spans = [{ instrument: receivable, lo: '0', hi: '100000' }]
const terms = { rate: '0.04', dayCount: 'A/360', fee: '100', valueDate: '2026-03-04' }
const price = { discount: '1000', net: '98900', apr: '0.046', recourse: 'with' }
const firmUntil = times.chooseBy

it.each([
  [
    'request-quotes',
    { id: financing, spans, lenders: [bank], recourse: 'either', ...times },
    ['Coast Bank (91X)', 'CNY 1,000.00', 'Bohai Yard', times.deadline, times.chooseBy],
  ],
  [
    'quote',
    { id: quote, financing, ...terms, ...price, firmUntil, seen },
    [
      'CNY 989.00',
      'CNY 10.00',
      'CNY 1.00',
      '0.046',
      '0.04',
      'A/360',
      '2026-03-04',
      firmUntil,
      seen,
    ],
  ],
  [
    'choose-quote',
    { financing, quote },
    ['Coast Bank', 'CNY 989.00', 'CNY 10.00', 'CNY 1.00', '0.046', 'CNY 1,000.00'],
  ],
  [
    'decide',
    { financing, decision: 'refuse', seen, words: 'too much' },
    ['Red Hill Mill', 'too much', seen],
  ],
  ['decline-to-quote', { financing, reason: 'too long' }, ['too long', 'Ore Trader']],
  ['withdraw-financing', { financing }, ['Red Hill Mill', '2026-06-01']],
])('financing.%s shows in both languages what it is about', (act, body, values) => {
  const { zh, en } = describeAct({ act: `financing.${act}`, body }, shown)
  for (const value of values) {
    expect(zh).toContain(value)
    expect(en).toContain(value)
  }
})

it('what was not shown is named by its id', () => {
  const act = 'financing.choose-quote'
  expect(describeAct({ act, body: { financing, quote } }, {})).toEqual({
    zh: `选定报价 ${quote}，为融资 ${financing}提出融资申请。`,
    en: `Choose the quote ${quote}, and apply for the financing ${financing}.`,
  })
})
