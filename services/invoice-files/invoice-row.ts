import type { ElectronicInvoice } from '../../contracts/trade/electronic-invoice.ts'

/** What an electronic invoice says; a mapping may take a field from any of them. */
export const INVOICE_HEADINGS = [
  ...['seller', 'buyer', 'number', 'currency', 'amount', 'invoicedOn', 'dueOn', 'redLetterOf'],
  ...['contract', 'orderReference', 'despatchReference', 'buyerReference'],
] as const
export type InvoiceHeading = (typeof INVOICE_HEADINGS)[number]

/** Those that are fields of an invoice; the others are there for a mapping. */
export const OWN_HEADINGS = INVOICE_HEADINGS.slice(0, 8)

export interface InvoiceRow {
  /** Empty where the file does not say it; amounts in major units, dates as `YYYY-MM-DD`. */
  readonly texts: Readonly<Record<InvoiceHeading, string>>
  readonly says: ElectronicInvoice
}

export const NOTHING_SAID: InvoiceRow['texts'] = {
  ...{ seller: '', buyer: '', number: '', currency: '', amount: '', invoicedOn: '', dueOn: '' },
  ...{ redLetterOf: '', contract: '', orderReference: '', despatchReference: '' },
  buyerReference: '',
}

/** A decimal with the other sign: what a credit note states above zero takes back. */
export function negated(amount: string): string {
  if (amount === '' || /^[+-]?[0.]*$/.test(amount)) return amount
  return amount.startsWith('-') ? amount.slice(1) : `-${amount.replace(/^\+/, '')}`
}
