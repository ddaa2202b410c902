import { parseRate, Rate } from '../../contracts/kernel/rate.ts'
import type { ElectronicInvoice } from '../../contracts/trade/electronic-invoice.ts'
import { find, findAll, textAt, type XmlElement } from '../messages/index.ts'
import { type InvoiceRow, NOTHING_SAID } from './invoice-row.ts'

/**
 * A 数电票 as the XML file of the tax platform has it: seller, buyer, sums and lines under
 * `EInvoiceData`, and what the tax bureau adds under `TaxSupervisionInfo`. It says no due date. A
 * red one is over an amount below zero and names the blue one in its remark.
 */
export function readEinvoice(root: XmlElement): InvoiceRow {
  const data = find(root, 'EInvoiceData')
  const basic = find(data, 'BasicInformation')
  const amount = text(basic, 'TotalTax-includedAmount')
  const takesBack = amount.startsWith('-')
  const remark = text(data, 'AdditionalInformation', 'Remark')
  const redLetterOf = takesBack ? readBlueNumber(remark) : ''
  return {
    texts: {
      ...NOTHING_SAID,
      seller: text(data, 'SellerInformation', 'SellerIdNum'),
      buyer: text(data, 'BuyerInformation', 'BuyerIdNum'),
      number: text(root, 'TaxSupervisionInfo', 'InvoiceNumber') || text(root, 'Header', 'EIid'),
      currency: 'CNY',
      amount,
      invoicedOn: readDay(
        text(basic, 'RequestTime') || text(root, 'TaxSupervisionInfo', 'IssueTime'),
      ),
      redLetterOf,
    },
    says: { broken: judgeEinvoice(data), takesBack, redLetterOf, standing: null },
  }
}

/** The words that the tax platform puts into the remark of a red one. */
export function readBlueNumber(remark: string): string {
  return /被红冲蓝字(?:数电)?(?:票|发票)号码[:：]\s*(\d{20})/.exec(remark)?.[1] ?? ''
}

/** `2026-09-01 10:11:12`, `2026/09/01`, `20260901`, `2026年09月01日`: the day of it. */
export function readDay(moment: string): string {
  const match = /^(\d{4})[-/年]?(\d{2})[-/月]?(\d{2})/.exec(moment)
  return match ? match.slice(1).join('-') : moment
}

/** The total is net amount and tax, and each of them the sum of the lines. */
function judgeEinvoice(data: XmlElement | null): ElectronicInvoice['broken'] {
  const basic = find(data, 'BasicInformation')
  const lines = findAll(data, 'IssuItemInformation')
  const [net, tax, total] = ['TotalAmWithoutTax', 'TotalTaxAm', 'TotalTax-includedAmount'].map(
    name => amountAt(basic, name),
  )
  return [
    ...judge('TotalTax-includedAmount', total, net && tax && net.plus(tax)),
    ...judge('TotalAmWithoutTax', net, addUp(lines, 'Amount')),
    ...judge('TotalTaxAm', tax, addUp(lines, 'ComTaxAm')),
  ]
}

function judge(
  rule: string,
  found: Rate | null | undefined,
  expected: Rate | null | undefined,
): ElectronicInvoice['broken'] {
  if (!found || !expected || found.eq(expected)) return []
  return [{ rule, found: found.toFixed(), expected: expected.toFixed() }]
}

/** Null: a line does not say it, or there are no lines. */
function addUp(lines: readonly XmlElement[], name: string): Rate | null {
  const amounts = lines.map(line => amountAt(line, name))
  if (amounts.length === 0) return null
  return amounts.reduce<Rate | null>(
    (sum, amount) => sum && amount && sum.plus(amount),
    new Rate(0),
  )
}

function amountAt(from: XmlElement | null, name: string): Rate | null {
  return parseRate(text(from, name))
}

function text(from: XmlElement | null, ...path: readonly string[]): string {
  return textAt(from, ...path)?.trim() ?? ''
}
