import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'

/** What an electronic invoice says of itself beyond what a row of a table does. */
export interface ElectronicInvoice {
  /** Rules of its own standard that it breaks. */
  readonly broken: readonly {
    readonly rule: string
    readonly found: string
    readonly expected: string
  }[]
  /** It takes another one back: a credit note, or a 数电票 of red letters. */
  readonly takesBack: boolean
  /** Number of the invoice that it takes back, where it names one. */
  readonly redLetterOf: string
  /** The issuer's own word, where the format has a place for it. */
  readonly standing: EinvoiceStanding | null
}

/** A 数电票 as its issuer's system states it (C19). */
export interface EinvoiceStanding {
  /** As it is written there: the standard fixes no list of words that we know of. */
  readonly status: string
  readonly isVoid: boolean
  /** Factored, sold or securitised. */
  readonly isFactored: boolean
}

/**
 * May an electronic invoice be taken as a row of trade? It adds up by the rules of its standard,
 * names what it takes back, is in force, and is not sold elsewhere by its own word.
 * Rule: C19
 */
export function electronicInvoiceRefusal({
  broken: [broken],
  takesBack,
  redLetterOf,
  standing,
}: ElectronicInvoice): Refused<ElectronicInvoiceRefusal> | null {
  if (broken) return refuse('electronic_invoice_must_meet_its_standard', 'amount', { ...broken })
  if (takesBack && redLetterOf === '')
    return refuse('red_letter_must_name_its_invoice', 'redLetterOf')
  if (standing?.isVoid)
    return refuse('electronic_invoice_must_be_in_force', 'number', { found: standing.status })
  if (standing?.isFactored) return refuse('electronic_invoice_must_not_be_sold_elsewhere', 'number')
  return null
}

export type ElectronicInvoiceRefusal =
  | Detailed<
      'electronic_invoice_must_meet_its_standard',
      { rule: string; found: string; expected: string }
    >
  | 'red_letter_must_name_its_invoice'
  | Detailed<'electronic_invoice_must_be_in_force', { found: string }>
  | 'electronic_invoice_must_not_be_sold_elsewhere'

export const ELECTRONIC_INVOICE_TEXTS = {
  electronic_invoice_must_meet_its_standard: badInput(
    d => `电子发票不符合其标准的规则 ${d.rule}：实为 ${d.found}，应为 ${d.expected}。`,
    d =>
      `The electronic invoice breaks the rule ${d.rule} of its standard: it says ${d.found}, and ` +
      `should say ${d.expected}.`,
  ),
  red_letter_must_name_its_invoice: badInput(
    '红字发票须写明所红冲的发票号码；文件中没有，请在字段映射中声明。',
    'A red letter names the invoice that it takes back; this one names none: a mapping may.',
  ),
  electronic_invoice_must_be_in_force: conflict(
    d => `电子发票状态为“${d.found}”，不能作为贸易单据。`,
    d => `The electronic invoice says of itself “${d.found}”: it is no document of trade.`,
  ),
  electronic_invoice_must_not_be_sold_elsewhere: conflict(
    '电子发票载明已办理保理、转让或证券化，不能再次使用。',
    'The electronic invoice says that it was factored, sold or securitised: it backs nothing here.',
  ),
} satisfies RefusalTexts<ElectronicInvoiceRefusal>
