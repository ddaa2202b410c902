import { parseRate, type Rate } from '../../contracts/kernel/rate.ts'
import type {
  Allowance,
  InvoiceSums,
  LineSums,
  Period,
  TaxSums,
  Totals,
} from '../../contracts/trade/invoice-sums.ts'
import { find, findAll, textAt, type XmlElement } from '../messages/index.ts'

/** What a UBL document says of its sums, for the rules of EN 16931 on them. */
export function readUblSums(root: XmlElement): InvoiceSums {
  const lines = [...findAll(root, 'InvoiceLine'), ...findAll(root, 'CreditNoteLine')]
  return {
    isRedLetter: root.name === 'CreditNote',
    currency: textAt(root, 'DocumentCurrencyCode'),
    lines: lines.map(readLine),
    allowances: findAll(root, 'AllowanceCharge').map(readAllowance),
    taxes: findAll(root, 'TaxTotal').map(readTax),
    totals: readTotals(find(root, 'LegalMonetaryTotal')),
    period: readPeriod(find(root, 'InvoicePeriod')),
    saysWhenDue: saysWhenDue(root),
    saysTaxPointTwice:
      isThere(root, 'TaxPointDate') && isThere(root, 'InvoicePeriod', 'DescriptionCode'),
    seller: readSeller(find(root, 'AccountingSupplierParty', 'Party')),
    buyerHasAddress: isThere(root, 'AccountingCustomerParty', 'Party', 'EndpointID'),
    hasReference: isThere(root, 'BuyerReference') || isThere(root, 'OrderReference', 'ID'),
    isPeppol: /peppol/i.test(textAt(root, 'CustomizationID') ?? ''),
  }
}

function readLine(line: XmlElement): LineSums {
  const categories = findAll(find(line, 'Item'), 'ClassifiedTaxCategory')
  return {
    amount: amountAt(line, 'LineExtensionAmount'),
    hasTaxCategory: categories.some(one => isTax(one) && isThere(one, 'ID')),
    period: readPeriod(find(line, 'InvoicePeriod')),
    allowances: findAll(line, 'AllowanceCharge').map(readAllowance),
  }
}

/** Value added tax, and no other tax or duty. */
function isTax(category: XmlElement): boolean {
  return textAt(category, 'TaxScheme', 'ID')?.trim().toUpperCase() === 'VAT'
}

function readAllowance(at: XmlElement): Allowance {
  return {
    isCharge: textAt(at, 'ChargeIndicator')?.trim() === 'true',
    amount: amountAt(at, 'Amount'),
    hasReason: isThere(at, 'AllowanceChargeReason') || isThere(at, 'AllowanceChargeReasonCode'),
  }
}

function readTax(total: XmlElement): TaxSums {
  return {
    currency: find(total, 'TaxAmount')?.attributes['currencyID'] ?? null,
    amount: amountAt(total, 'TaxAmount'),
    parts: findAll(total, 'TaxSubtotal').map(part => ({
      taxable: amountAt(part, 'TaxableAmount'),
      tax: amountAt(part, 'TaxAmount'),
      percent: amountAt(part, 'TaxCategory', 'Percent'),
    })),
  }
}

function readTotals(at: XmlElement | null): Totals {
  return {
    lines: amountAt(at, 'LineExtensionAmount'),
    allowances: amountAt(at, 'AllowanceTotalAmount'),
    charges: amountAt(at, 'ChargeTotalAmount'),
    withoutTax: amountAt(at, 'TaxExclusiveAmount'),
    withTax: amountAt(at, 'TaxInclusiveAmount'),
    prepaid: amountAt(at, 'PrepaidAmount'),
    rounding: amountAt(at, 'PayableRoundingAmount'),
    payable: amountAt(at, 'PayableAmount'),
  }
}

function readPeriod(at: XmlElement | null): Period | null {
  if (at === null) return null
  const isDated = ['StartDate', 'EndDate', 'DescriptionCode'].some(name => isThere(at, name))
  return { isDated }
}

function saysWhenDue(root: XmlElement): boolean {
  return (
    isThere(root, 'DueDate') ||
    isThere(root, 'PaymentMeans', 'PaymentDueDate') ||
    isThere(root, 'PaymentTerms', 'Note')
  )
}

function readSeller(party: XmlElement | null): InvoiceSums['seller'] {
  if (party === null) return null
  const hasIdentifier =
    isThere(party, 'PartyIdentification', 'ID') ||
    isThere(party, 'PartyLegalEntity', 'CompanyID') ||
    isThere(party, 'PartyTaxScheme', 'CompanyID')
  return { hasIdentifier, hasAddress: isThere(party, 'EndpointID') }
}

function isThere(from: XmlElement | null, ...path: readonly string[]): boolean {
  return (textAt(from, ...path) ?? '').trim() !== ''
}

/** A decimal as XML writes it, with a sign or without digits before its point. */
function amountAt(from: XmlElement | null, ...path: readonly string[]): Rate | null {
  const text = (textAt(from, ...path) ?? '').trim()
  const plain = text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
  return parseRate(plain)
}
