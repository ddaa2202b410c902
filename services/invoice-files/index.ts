export { INVOICE_HEADINGS, type InvoiceRow, OWN_HEADINGS } from './invoice-row.ts'
export { readInvoiceFile } from './read-invoice-file.ts'
