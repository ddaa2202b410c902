import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** A 数电票 by the elements of the accounting standard; all values are texts. */
export const EINVOICE = z.strictObject({
  InvoiceNumber: z.string().regex(/^\d{20}$/),
  SellerIdNum: z.string().min(1).max(20),
  BuyerIdNum: z.string().min(1).max(20),
  'TotalTax-includedAmount': z.string().regex(/^-?\d{1,15}\.\d{2}$/),
  RequestTime: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
  EinvoiceStatus: z.enum(['issued', 'certified', 'red', 'void']).default('issued'),
  WhetherEinvoiceIsRedEinvoice: z.enum(['Y', 'N']).default('N'),
  WhetherEinvoiceHasBeenFactoredSoldOrSecuritized: z.enum(['Y', 'N']).default('N'),
})
export type Einvoice = z.output<typeof EINVOICE>

/** What the authority knows: one file of lines, of which the last of a number counts. */
export class TaxBook {
  readonly #file: string
  readonly #invoices = new Map<string, Einvoice>()

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#file = join(folder, 'invoices.jsonl')
    const lines = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n') : []
    for (const line of lines) if (line !== '') this.#keep(EINVOICE.parse(JSON.parse(line)))
  }

  issue(invoice: Einvoice): void {
    appendFileSync(this.#file, `${JSON.stringify(invoice)}\n`)
    this.#keep(invoice)
  }

  find(number: string, seller: string): Einvoice | null {
    const invoice = this.#invoices.get(number)
    return invoice?.SellerIdNum === seller ? invoice : null
  }

  #keep(invoice: Einvoice): void {
    this.#invoices.set(invoice.InvoiceNumber, invoice)
  }
}
