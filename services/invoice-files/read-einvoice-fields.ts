import { FileStopped } from '../platform/mapped-files/refusal.ts'
import { type InvoiceRow, NOTHING_SAID } from './invoice-row.ts'
import { readBlueNumber, readDay } from './read-einvoice.ts'

/** Elements of the accounting standard for 数电票 (prefix `einv`), and what its buyer is called. */
const STATUS = 'EinvoiceStatus'
const IS_RED = 'WhetherEinvoiceIsRedEinvoice'
const IS_FACTORED = 'WhetherEinvoiceHasBeenFactoredSoldOrSecuritized'

/**
 * A 数电票 as a JSON object of the elements of the accounting standard, with or without its prefix
 * (`einv:InvoiceNumber`). Values are texts; flags are Y or N.
 */
export function readEinvoiceFields(object: unknown, place: number): InvoiceRow {
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw new FileStopped('file_must_be_an_electronic_invoice', `[${place}]`)
  const fields = new Map(
    Object.entries(object).map(([name, value]) => [name.replace(/^einv[:_]/, ''), value]),
  )
  const field = (name: string): string => {
    const value: unknown = fields.get(name) ?? ''
    // A figure would have lost what its text said: zeros before it, or digits behind the sixteenth.
    if (typeof value !== 'string')
      throw new FileStopped('file_must_be_an_electronic_invoice', `[${place}].${name}`, 'no text')
    return value.trim()
  }
  const amount = field('TotalTax-includedAmount')
  const takesBack = field(IS_RED).toUpperCase() === 'Y' || amount.startsWith('-')
  const redLetterOf = takesBack
    ? field('OriginalInvoiceNumber') || readBlueNumber(field('Remark'))
    : ''
  return {
    texts: {
      ...NOTHING_SAID,
      seller: field('SellerIdNum'),
      buyer: field('BuyerIdNum'),
      number: field('InvoiceNumber'),
      currency: 'CNY',
      amount,
      invoicedOn: readDay(field('RequestTime')),
      contract: field('ContractNumber'),
      redLetterOf,
    },
    says: {
      ...{ broken: [], takesBack, redLetterOf },
      standing: {
        status: field(STATUS),
        isVoid: /作废|红冲|VOID|CANCEL/i.test(field(STATUS)),
        isFactored: field(IS_FACTORED).toUpperCase() === 'Y',
      },
    },
  }
}
