import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { NewInvoice } from '../../../contracts/trade/record-invoice.ts'
import type { RedLetter } from '../../../contracts/trade/red-letter.ts'

export interface InvoiceDraft extends Omit<NewInvoice, 'seller' | 'buyer' | 'delivery' | 'number'> {
  readonly number: DocumentNumber
  readonly seller: string
  readonly buyer: string
  /** Numbers of the order and the delivery charged for; null when it names none. */
  readonly behind: { readonly order: DocumentNumber; readonly delivery: DocumentNumber } | null
  readonly disputed: boolean
}

/** An invoice of kind red: it names the invoice that it takes back. */
export interface RedLetterDraft extends Omit<RedLetter, 'number' | 'reported'> {
  readonly number: DocumentNumber
  readonly seller: string
  readonly redLetterOf: DocumentNumber
}
