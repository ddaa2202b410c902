import { expect, it } from 'vitest'
import { Rate } from '../../../contracts/kernel/rate.ts'
import {
  ELECTRONIC_INVOICE_TEXTS,
  type ElectronicInvoice,
  type ElectronicInvoiceRefusal,
  electronicInvoiceRefusal,
} from '../../../contracts/trade/electronic-invoice.ts'
import type { InvoiceSums } from '../../../contracts/trade/invoice-sums.ts'
import { judgeSums, SUM_RULES, type SumRule } from '../../../contracts/trade/judge-sums.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const n = (text: string) => new Rate(text)
const totals: InvoiceSums['totals'] = {
  ...{ lines: n('100'), allowances: n('10'), charges: n('5'), withoutTax: n('95') },
  ...{ withTax: n('107.35'), prepaid: n('7'), rounding: n('-0.35'), payable: n('100') },
}
const part = { taxable: n('95'), tax: n('12.35'), percent: n('13') }
const sums: InvoiceSums = {
  ...{ isRedLetter: false, currency: 'CNY', totals },
  lines: [
    {
      ...{ amount: n('100'), hasTaxCategory: true, period: { isDated: true } },
      allowances: [
        { isCharge: false, amount: n('1'), hasReason: true },
        { isCharge: true, amount: n('1'), hasReason: true },
      ],
    },
  ],
  allowances: [
    { isCharge: false, amount: n('10'), hasReason: true },
    { isCharge: true, amount: n('5'), hasReason: true },
  ],
  taxes: [{ currency: 'CNY', amount: n('12.35'), parts: [part] }],
  ...{ period: { isDated: true }, saysWhenDue: true, saysTaxPointTwice: false },
  seller: { hasIdentifier: true, hasAddress: true },
  ...{ buyerHasAddress: true, hasReference: true, isPeppol: true },
}
const [line] = sums.lines
const [tax] = sums.taxes
const withLine = (change: object): InvoiceSums => ({ ...sums, lines: [{ ...line!, ...change }] })
const withTotals = (change: Partial<InvoiceSums['totals']>): InvoiceSums => ({
  ...sums,
  totals: { ...totals, ...change },
})
const unexplained = (isCharge: boolean) => [
  { isCharge, amount: n(isCharge ? '5' : '10'), hasReason: false },
  { isCharge: !isCharge, amount: n(isCharge ? '10' : '5'), hasReason: true },
]

/** Each rule broken by as little as can be, with what else breaks by that. */
const BROKEN: Record<SumRule, InvoiceSums> = {
  'BR-CO-03': { ...sums, saysTaxPointTwice: true },
  'BR-CO-04': withLine({ hasTaxCategory: false }),
  'BR-CO-10': withLine({ amount: n('100.01') }),
  'BR-CO-11': withTotals({ allowances: n('9.99'), withoutTax: n('95') }),
  'BR-CO-12': withTotals({ charges: null }),
  'BR-CO-13': withTotals({ withoutTax: n('95.01') }),
  'BR-CO-14': { ...sums, taxes: [{ ...tax!, amount: n('12.36') }] },
  'BR-CO-15': withTotals({ withTax: n('107.36'), payable: n('100.01') }),
  'BR-CO-16': withTotals({ payable: n('100.01') }),
  'BR-CO-17': { ...sums, taxes: [{ ...tax!, parts: [{ ...part, tax: n('13.35') }] }] },
  'BR-CO-18': { ...sums, taxes: [{ ...tax!, parts: [] }] },
  'BR-CO-19': { ...sums, period: { isDated: false } },
  'BR-CO-20': withLine({ period: { isDated: false } }),
  'BR-CO-21': { ...sums, allowances: unexplained(false) },
  'BR-CO-22': { ...sums, allowances: unexplained(true) },
  'BR-CO-23': withLine({ allowances: unexplained(false) }),
  'BR-CO-24': withLine({ allowances: unexplained(true) }),
  'BR-CO-25': { ...sums, saysWhenDue: false },
  'BR-CO-26': { ...sums, seller: { hasIdentifier: false, hasAddress: true } },
  'PEPPOL-EN16931-R003': { ...sums, hasReference: false },
  'PEPPOL-EN16931-R010': { ...sums, buyerHasAddress: false },
  'PEPPOL-EN16931-R020': { ...sums, seller: { hasIdentifier: true, hasAddress: false } },
}

it('an invoice that adds up breaks no rule', () => expect(judgeSums(sums)).toEqual([]))

it.each(SUM_RULES)('finds that an invoice breaks %s', rule => {
  expect(judgeSums(BROKEN[rule]).map(broken => broken.rule)).toContain(rule)
})

it('tax reckoned line by line may be off by less than one', () => {
  const nearly = { ...part, tax: n('13.34') }
  const near = judgeSums({ ...sums, taxes: [{ ...tax!, parts: [nearly] }] })
  expect(near.map(broken => broken.rule)).toEqual(['BR-CO-14'])
})

it('a red letter has no due date, and what is not of Peppol none of its rules', () => {
  expect(judgeSums({ ...BROKEN['BR-CO-25'], isRedLetter: true })).toEqual([])
  expect(judgeSums({ ...BROKEN['PEPPOL-EN16931-R003'], isPeppol: false })).toEqual([])
})

const plain: ElectronicInvoice = {
  ...{ broken: [], takesBack: true, redLetterOf: '1' },
  standing: { status: '正常', isVoid: false, isFactored: false },
}
const broken = { rule: 'BR-CO-10', found: '100', expected: '100.01' }
const standing = plain.standing!

refusalTable<ElectronicInvoiceRefusal, ElectronicInvoice>(
  'take an electronic invoice',
  ELECTRONIC_INVOICE_TEXTS,
  plain,
  invoice => electronicInvoiceRefusal(invoice) ?? { ok: true },
  {
    electronic_invoice_must_meet_its_standard: {
      details: broken,
      breaks: c => ({ ...c, broken: [broken] }),
    },
    red_letter_must_name_its_invoice: {
      breaks: c => ({ ...c, redLetterOf: '' }),
      keeps: { 'an invoice': c => ({ ...c, takesBack: false, redLetterOf: '' }) },
    },
    electronic_invoice_must_be_in_force: {
      details: { found: '已作废' },
      breaks: c => ({
        ...c,
        standing: { ...standing, ...c.standing, status: '已作废', isVoid: true },
      }),
      keeps: { 'one that says nothing of it': c => ({ ...c, standing: null }) },
    },
    electronic_invoice_must_not_be_sold_elsewhere: {
      breaks: c => ({ ...c, standing: { ...standing, ...c.standing, isFactored: true } }),
    },
  },
)
