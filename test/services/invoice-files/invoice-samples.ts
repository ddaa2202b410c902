import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { BUYER, SELLER } from '../intake/trade-fixtures.ts'

interface Sample {
  readonly number?: string
  readonly total?: string
  readonly net?: string
  readonly remark?: string
}

/** A 数电票 as the XML file of the tax platform has it, with one line. */
export function einvoiceXml({
  number = '26952000000012345678',
  total = '1130.00',
  net = '1000.00',
  remark = '',
}: Sample = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>${number}</EIid></Header><EInvoiceData>
  <SellerInformation><SellerIdNum>${SELLER.code}</SellerIdNum></SellerInformation>
  <BuyerInformation><BuyerIdNum>${BUYER.code}</BuyerIdNum></BuyerInformation>
  <BasicInformation><TotalAmWithoutTax>${net}</TotalAmWithoutTax><TotalTaxAm>${
    total.startsWith('-') ? '-130.00' : '130.00'
  }</TotalTaxAm><TotalTax-includedAmount>${total}</TotalTax-includedAmount>
    <RequestTime>2026-06-10 10:11:12</RequestTime></BasicInformation>
  <AdditionalInformation><Remark>${remark}</Remark></AdditionalInformation>
</EInvoiceData><TaxSupervisionInfo><InvoiceNumber>${number}</InvoiceNumber>
  <IssueTime>2026-06-10</IssueTime></TaxSupervisionInfo></EInvoice>`
}

/** A layout file of the tax platform: its parts by their names. */
export async function ofd(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return await buffer(zip.outputStream)
}

/** A UBL invoice or credit note of one line, that adds up. */
export function ublXml(
  kind: 'Invoice' | 'CreditNote',
  { number, of }: { number: string; of?: string },
): string {
  const reference = wrap(
    'BillingReference',
    wrap('InvoiceDocumentReference', basic('ID', of ?? '')),
  )
  return `<${kind} xmlns="${URN}:${kind}-2" xmlns:cac="${URN}:CommonAggregateComponents-2"
    xmlns:cbc="${URN}:CommonBasicComponents-2">
    ${basic('ID', number)}${basic('IssueDate', '2026-06-10')}
    ${kind === 'Invoice' ? basic('DueDate', '2026-07-10') : ''}
    ${basic('DocumentCurrencyCode', 'EUR')}${of ? reference : ''}
    ${party('AccountingSupplierParty', 'C-1')}${party('AccountingCustomerParty', BUYER.code)}
    ${wrap('TaxTotal', sum('TaxAmount', '19.00'), wrap('TaxSubtotal', ...TAX))}
    ${wrap('LegalMonetaryTotal', ...TOTALS.map(([name, amount]) => sum(name, amount)))}
    ${wrap(`${kind}Line`, basic('ID', '1'), sum('LineExtensionAmount', '100.00'), ITEM)}
  </${kind}>`
}

const URN = 'urn:oasis:names:specification:ubl:schema:xsd'
const basic = (name: string, text: string) => `<cbc:${name}>${text}</cbc:${name}>`
const wrap = (name: string, ...parts: string[]) => `<cac:${name}>${parts.join('')}</cac:${name}>`
const sum = (name: string, amount: string) =>
  `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`
const party = (name: string, code: string) =>
  wrap(name, wrap('Party', wrap('PartyLegalEntity', basic('CompanyID', code))))
const VAT = wrap('TaxScheme', basic('ID', 'VAT'))
const CATEGORY = wrap('TaxCategory', basic('ID', 'S'), basic('Percent', '19'), VAT)
const TAX = [sum('TaxableAmount', '100.00'), sum('TaxAmount', '19.00'), CATEGORY]
const ITEM = wrap('Item', wrap('ClassifiedTaxCategory', basic('ID', 'S'), VAT))
const TOTALS = [
  ...[['LineExtensionAmount', '100.00'] as const, ['TaxExclusiveAmount', '100.00'] as const],
  ...[['TaxInclusiveAmount', '119.00'] as const, ['PayableAmount', '119.00'] as const],
]
