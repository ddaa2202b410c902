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
  change: { number: string; of?: string },
): string {
  const party = (name: string, code: string) =>
    `<cac:${name}><cac:Party><cac:PartyLegalEntity><cbc:CompanyID>${code}</cbc:CompanyID>
      </cac:PartyLegalEntity></cac:Party></cac:${name}>`
  const sum = (name: string, amount: string) =>
    `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`
  const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>'
  const urn = 'urn:oasis:names:specification:ubl:schema:xsd'
  return `<${kind} xmlns="${urn}:${kind}-2" xmlns:cac="${urn}:CommonAggregateComponents-2"
    xmlns:cbc="${urn}:CommonBasicComponents-2">
    <cbc:ID>${change.number}</cbc:ID><cbc:IssueDate>2026-06-10</cbc:IssueDate>
    ${kind === 'Invoice' ? '<cbc:DueDate>2026-07-10</cbc:DueDate>' : ''}
    <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
    ${change.of ? `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${change.of}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>` : ''}
    ${party('AccountingSupplierParty', 'C-1')}${party('AccountingCustomerParty', BUYER.code)}
    <cac:TaxTotal>${sum('TaxAmount', '19.00')}<cac:TaxSubtotal>${sum('TaxableAmount', '100.00')}
      ${sum('TaxAmount', '19.00')}<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>${vat}
      </cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
    <cac:LegalMonetaryTotal>${sum('LineExtensionAmount', '100.00')}${sum('TaxExclusiveAmount', '100.00')}
      ${sum('TaxInclusiveAmount', '119.00')}${sum('PayableAmount', '119.00')}</cac:LegalMonetaryTotal>
    <cac:${kind}Line><cbc:ID>1</cbc:ID>${sum('LineExtensionAmount', '100.00')}<cac:Item>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID>${vat}</cac:ClassifiedTaxCategory></cac:Item></cac:${kind}Line>
  </${kind}>`
}
