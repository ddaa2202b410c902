import type { InvoiceId, PartyId } from '../../../contracts/kernel/id.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { FindingKind } from '../../../contracts/trade/findings.ts'
import type { Invoice } from '../../../contracts/trade/invoice.ts'
import type { NewInvoice } from '../../../contracts/trade/record-invoice.ts'

export interface AddedInvoice {
  readonly invoice: Invoice
  readonly number: DocumentNumber
  readonly disputed: boolean
}

/** What is known already and says more now, or is its seller's word now. */
export interface FilledInvoice {
  readonly invoice: Invoice
  readonly paper: string | null
}

export interface AddedRedLetter {
  readonly invoice: Invoice
  readonly number: DocumentNumber
  /** Minor units that it takes back, and of them what was not unused any more. */
  readonly amount: bigint
  readonly beyond: bigint
}

/** Something an officer must look into, on an invoice that was known before. */
export interface InvoiceFinding {
  readonly kind: FindingKind
  /** Whose document it was; null: the importer's. */
  readonly party: PartyId | null
  readonly invoice: Invoice
  readonly evidence: Readonly<Record<string, string | null>>
}

/** What the rows of a transaction leave to write. */
export class InvoiceChanges {
  readonly added: AddedInvoice[] = []
  readonly filled = new Map<InvoiceId, FilledInvoice>()
  readonly denied: InvoiceId[] = []
  readonly redLetters: AddedRedLetter[] = []
  readonly findings: InvoiceFinding[] = []

  /** Both versions are kept: the one recorded, and the one that was refused. */
  contradicted(recorded: Invoice, found: NewInvoice, refusal: string): void {
    this.findings.push({
      ...{ kind: 'invoice_says_another_thing', party: null, invoice: recorded },
      evidence: {
        ...{ refusal, seller: recorded.seller, buyer: found.buyer, currency: found.currency },
        ...{ amount: String(found.amount), quantity: String(found.quantity) },
        ...{ price: String(found.price), invoicedOn: found.invoicedOn, dueOn: found.dueOn },
      },
    })
  }

  /** Its number could be that of an earlier one, misspelled: it backs nothing until told apart. */
  isAlike(invoice: Invoice, alike: InvoiceId): void {
    const { seller, buyer, number, invoicedOn } = invoice
    this.findings.push({
      ...{ kind: 'invoice_number_is_alike', party: null, invoice },
      evidence: { alike, seller, buyer, number, amount: String(invoice.amount), invoicedOn },
    })
  }

  /** A buyer's assertion of a number and its seller's own word: who came first with it is named. */
  asserted(assertion: Invoice, stated: Invoice): void {
    const first = assertion.id < stated.id ? assertion.assertedBy : stated.seller
    this.findings.push({
      ...{
        kind: 'assertion_is_not_the_sellers_word',
        party: assertion.assertedBy,
        invoice: assertion,
      },
      evidence: {
        ...{ first, seller: stated.seller, stated: stated.id, buyer: stated.buyer },
        ...{ assertedAmount: String(assertion.amount), statedAmount: String(stated.amount) },
      },
    })
  }

  redLettered({ invoice, number, amount, beyond }: AddedRedLetter): void {
    this.redLetters.push({ invoice, number, amount, beyond })
    if (beyond === 0n) return
    this.findings.push({
      ...{ kind: 'red_letter_on_used_invoice', party: null, invoice },
      evidence: { number: number.normal, amount: String(amount), beyond: String(beyond) },
    })
  }
}
