import { group, leaf, nested, type Written } from '../xml/write-xml.ts'
import { find, findAll, textAt, textOfAny, type XmlElement } from '../xml/xml-element.ts'

/** What a payment is for, in the payer's words and in references. */
export interface Remittance {
  readonly texts: readonly string[]
  readonly references: readonly CreditorReference[]
}

export interface CreditorReference {
  /** The reference that the creditor gave, such as one of ISO 11649 or of a QR bill. */
  readonly reference: string | null
  readonly type: string | null
  readonly issuer: string | null
  /** Numbers of the documents that are paid. */
  readonly documents: readonly string[]
  readonly notes: readonly string[]
}

const NOTHING: Remittance = { texts: [], references: [] }

export function readRemittance(at: XmlElement | null): Remittance {
  if (!at) return NOTHING
  return {
    texts: findAll(at, 'Ustrd').map(({ text }) => text),
    references: findAll(at, 'Strd').map(readReference),
  }
}

function readReference(at: XmlElement): CreditorReference {
  const reference = find(at, 'CdtrRefInf')
  const type = find(reference, 'Tp') ?? find(reference, 'CdtrRefTp')
  return {
    reference: textOfAny(reference, 'Ref', 'CdtrRef'),
    type: textOfAny(find(type, 'CdOrPrtry') ?? type, 'Cd', 'Prtry'),
    issuer: textAt(type, 'Issr'),
    documents: findAll(at, 'RfrdDocInf').flatMap(document => textAt(document, 'Nb') ?? []),
    notes: findAll(at, 'AddtlRmtInf').map(({ text }) => text),
  }
}

/** A reference that the creditor gave, and a text; each is left out where there is none. */
export function writeRemittance(reference: string | null, text: string | null): Written | null {
  return group(
    'RmtInf',
    leaf('Ustrd', text),
    group(
      'Strd',
      reference
        ? group(
            'CdtrRefInf',
            group('Tp', nested('SCOR', 'CdOrPrtry', 'Cd')),
            leaf('Ref', reference),
          )
        : null,
    ),
  )
}
