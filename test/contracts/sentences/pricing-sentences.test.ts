import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'

const list = 'prl_0000000000001'
const debtor = 'pty_0000000000001'
const financing = 'fin_0000000000001'
const shown = {
  [list]: { pricesOf: 'Coast Bank', recourse: 'without', until: '2026-06-01' },
  [debtor]: { name: 'Bohai Yard', code: '91X', roles: ['debtor'] },
  [financing]: {
    ...{ holder: 'Red Hill Mill', debtors: ['Bohai Yard'], firstDueOn: '2026-06-01' },
    ...{ amount: '60000', currency: 'CNY', decimals: 2 },
  },
}

it('pricing.publish-prices says every price, the total and until when', () => {
  const rows = [
    { debtor, daysMax: 90, amountMax: '100000', tierMax: 2, rate: '0.036', fee: '100' },
    { debtor: null, daysMax: 180, amountMax: '50000', tierMax: 1, rate: '0.05', fee: '0' },
  ]
  const body = {
    ...{ id: 'prl_2', replaces: list, currency: 'CNY', recourse: 'without', dayCount: 'A/360' },
    ...{
      valueDays: 1,
      firmDays: 3,
      drawMax: '900000',
      beginsOn: '2026-03-02',
      until: '2026-09-01',
    },
    rows,
  }
  const { zh, en } = describeAct({ act: 'pricing.publish-prices', body }, shown)
  expect(en).toBe(
    'Publish the price list prl_2 (without recourse, A/360), in place of the price list ' +
      `${list} of Coast Bank (without recourse, until 2026-06-01): Bohai Yard (91X), up to 90 ` +
      'days, CNY 1,000.00 and tier 2: 0.036, fee CNY 1.00; any debtor, up to 180 days, CNY ' +
      '500.00 and tier 1: 0.05, fee CNY 0.00. Quotes are drawn from it without asking, for CNY ' +
      '9,000.00 at most in all, paid 1 business days later, firm for 3 days at most, from ' +
      '2026-03-02 until 2026-09-01.',
  )
  for (const value of ['CNY 9,000.00', '0.036', '任何债务人', '2026-09-01', 'Coast Bank'])
    expect(zh).toContain(value)
})

it('pricing.end-prices names the list as it was shown, or by its id', () => {
  const say = (known: object) =>
    describeAct({ act: 'pricing.end-prices', body: { list } }, known as typeof shown)
  expect(say(shown).en).toBe(
    `Take back the price list ${list} of Coast Bank (without recourse, until 2026-06-01).`,
  )
  expect(say({})).toEqual({ zh: `撤回价目表 ${list}。`, en: `Take back the price list ${list}.` })
})

it('pricing.draw-quote says what the list gives, and that it is kept for the lender', () => {
  const body = {
    ...{ id: 'quo_1', financing, list, lender: debtor, rate: '0.036', dayCount: 'A/360' },
    ...{ fee: '100', valueDate: '2026-03-04', recourse: 'without', discount: '534', net: '59366' },
    ...{ firmUntil: '2026-03-05T09:00:00.000Z', apr: '0.041000' },
  }
  const { zh, en } = describeAct({ act: 'pricing.draw-quote', body }, shown)
  for (const value of ['CNY 593.66', 'CNY 5.34', 'CNY 1.00', '0.041000', '2026-03-04']) {
    expect(en).toContain(value)
    expect(zh).toContain(value)
  }
  expect(en).toContain('from the price list')
  expect(en).toContain('kept for its lender')
})
