import { isLei } from '../../contracts/party/lei.ts'
import { isUnifiedSocialCreditCode } from '../../contracts/party/unified-social-credit-code.ts'
import { judgeSums } from '../../contracts/trade/judge-sums.ts'
import { find, findAll, textAt, type XmlElement } from '../messages/index.ts'
import { type InvoiceRow, NOTHING_SAID, negated } from './invoice-row.ts'
import { readUblSums } from './read-ubl-sums.ts'

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd'
export const UBL_PARTS = [`${UBL}:CommonAggregateComponents-2`, `${UBL}:CommonBasicComponents-2`]

/** The kind of document by the namespace of its root; null: none of UBL that is read here. */
export function findUblKind(namespace: string, name: string): 'invoice' | 'red_letter' | null {
  if (namespace === `${UBL}:Invoice-2` && name === 'Invoice') return 'invoice'
  if (namespace === `${UBL}:CreditNote-2` && name === 'CreditNote') return 'red_letter'
  return null
}

/**
 * An invoice or credit note as a row. Its amount is what is to be paid (BT-115): what was paid
 * ahead backs no receivable. What takes back is a credit note, or an amount below zero.
 */
export function readUbl(root: XmlElement): InvoiceRow {
  const isCreditNote = root.name === 'CreditNote'
  const payable = text(root, 'LegalMonetaryTotal', 'PayableAmount')
  const amount = isCreditNote ? negated(payable) : payable
  const takesBack = isCreditNote || amount.startsWith('-')
  const redLetterOf = takesBack
    ? text(root, 'BillingReference', 'InvoiceDocumentReference', 'ID')
    : ''
  return {
    texts: {
      ...NOTHING_SAID,
      seller: readCode(find(root, 'AccountingSupplierParty', 'Party')),
      buyer: readCode(find(root, 'AccountingCustomerParty', 'Party')),
      number: text(root, 'ID'),
      currency: text(root, 'DocumentCurrencyCode'),
      amount,
      invoicedOn: text(root, 'IssueDate'),
      dueOn: text(root, 'DueDate') || text(root, 'PaymentMeans', 'PaymentDueDate'),
      redLetterOf,
      contract: text(root, 'ContractDocumentReference', 'ID'),
      orderReference: text(root, 'OrderReference', 'ID'),
      despatchReference: text(root, 'DespatchDocumentReference', 'ID'),
      buyerReference: text(root, 'BuyerReference'),
    },
    says: { broken: judgeSums(readUblSums(root)), takesBack, redLetterOf, standing: null },
  }
}

/** Our code of a party where one of its identifiers is such a code; else the first that it has. */
function readCode(party: XmlElement | null): string {
  const identifiers = [
    text(party, 'PartyLegalEntity', 'CompanyID'),
    ...findAll(party, 'PartyIdentification').map(one => text(one, 'ID')),
    ...findAll(party, 'PartyTaxScheme').map(one => text(one, 'CompanyID')),
    text(party, 'EndpointID'),
  ].filter(identifier => identifier !== '')
  return (
    identifiers.find(one => isUnifiedSocialCreditCode(one) || isLei(one)) ?? identifiers[0] ?? ''
  )
}

function text(from: XmlElement | null, ...path: readonly string[]): string {
  return textAt(from, ...path)?.trim() ?? ''
}
