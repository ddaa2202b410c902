import { type Answer, answer } from '../kernel/answer.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import type { DocumentNumberRefusal } from './document-number-texts.ts'
import { foldCharacter } from './number-foldings.ts'

/** The rule by its version: whatever gives one number another normal form is another version. */
export const DOCUMENT_NUMBER_RULE = 'tallystick.document-number.v1'

export const DOCUMENT_NUMBER_LENGTH_MAX = 64

/** What is numbered; a red letter is numbered as the invoices are. */
export type NumberedKind = 'order' | 'delivery' | 'invoice' | 'red_letter' | 'asset'

/** A document's number: with the seller it names the document, however it was spelled. */
export interface DocumentNumber {
  readonly normal: string
  /**
   * Of an invoice that is, or may be, one of paper: its number without the code of the form, which
   * one of two senders may leave out. Null for all others.
   */
  readonly paper: string | null
  /** As it was sent, without the blanks around it. */
  readonly asSent: string
}

/**
 * The normal form of a document's number (schema/guides/document-numbers.md): width, case, blanks,
 * quotes and the forms of dashes are no difference, nor are zeros before a number of digits.
 */
export function normaliseDocumentNumber(
  kind: NumberedKind,
  text: string,
  code = '',
): Answer<DocumentNumber, DocumentNumberRefusal> {
  const number = fold(text, 'number')
  if (!number.ok) return number
  const form = fold(code, 'code')
  if (!form.ok) return form
  const asSent = text.trim()
  if (number.value.text === '') return refuse('document_number_must_be_given', 'number')
  const unusable = unusableRefusal(asSent, number.value.text)
  if (unusable) return unusable
  const named =
    kind === 'invoice' || kind === 'red_letter'
      ? nameInvoice(number.value, form.value.text)
      : answer({ normal: withoutZeros(number.value.text), paper: null })
  return named.ok ? answer({ ...named.value, asSent }) : named
}

interface Folded {
  readonly text: string
  /** A quote stood before it: it says that no spreadsheet took it for a figure. */
  readonly isQuoted: boolean
}

function fold(text: string, path: string): Answer<Folded, DocumentNumberRefusal> {
  if (PLAIN.test(text)) return answer({ text, isQuoted: false })
  const trimmed = text.trim()
  if (isRuined(trimmed))
    return refuse('document_number_must_not_be_ruined_by_a_spreadsheet', path, { found: trimmed })
  const characters = [...text]
  const folds = characters.map(character => foldNarrow(character))
  const isMark = (fold: string | null) => fold === 'space' || fold === 'quote'
  const first = folds.findIndex(fold => !isMark(fold))
  const last = folds.findLastIndex(fold => !isMark(fold))
  const inside = folds.slice(first, last + 1)
  const strange = inside.findIndex(fold => fold === null || fold === 'quote')
  if (strange >= 0) {
    const place = first + strange + 1
    const details = { found: describeCharacter(characters[place - 1]!), place }
    return refuse('document_number_must_keep_to_its_characters', path, details)
  }
  const joined = inside.filter(fold => fold !== 'space').join('')
  const separated = joined.replace(/[-/]{2,}/g, run => (run.includes('/') ? '/' : '-'))
  return answer({
    text: separated.replace(/^[-/]|[-/]$/g, ''),
    isQuoted: folds.slice(0, first).includes('quote'),
  })
}

/** Most numbers are in their alphabet, with single separators within, and most codes are empty. */
const PLAIN = /^(?:[0-9A-Z]+(?:[-/][0-9A-Z]+)*)?$/

/** Full-width and other compatible forms count as the plain characters that they stand for. */
function foldNarrow(character: string): string | null {
  const fold = foldCharacter(character)
  if (fold !== null) return fold
  const narrow = [...character.normalize('NFKC')].map(foldCharacter)
  if (narrow.length === 1) return narrow[0]!
  return narrow.every(part => part !== null && part.length === 1) ? narrow.join('') : null
}

/** `2.4952E+19`, `345678.0`, `12,345,678`, `#N/A`, `####`: a figure or an error, no number. */
function isRuined(text: string): boolean {
  const plain = text.normalize('NFKC')
  return (
    /^[+-]?\d+(?:[.,]\d+E[+-]?|E\+)\d+$/i.test(plain) ||
    /^\d+\.0+$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ||
    /^#(?:[A-Z_/0]+[!?]?|#+)$/i.test(plain)
  )
}

function describeCharacter(character: string): string {
  const point = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${character} (${point})` : point
}

/** What names nothing, such as `N/A`, `无` and `000`, has no digit, or zeros alone. */
function unusableRefusal(asSent: string, text: string): Refused<DocumentNumberRefusal> | null {
  if (text.length > DOCUMENT_NUMBER_LENGTH_MAX) {
    const details = { limit: DOCUMENT_NUMBER_LENGTH_MAX, found: text.length }
    return refuse('document_number_must_be_within_its_limit', 'number', details)
  }
  if (/\d/.test(text) && /[^0/-]/.test(text)) return null
  return refuse('document_number_must_not_be_a_placeholder', 'number', { found: asSent })
}

function withoutZeros(text: string): string {
  return /^0\d*$/.test(text) ? text.replace(/^0+/, '') : text
}

type InvoiceName = Answer<Pick<DocumentNumber, 'normal' | 'paper'>, DocumentNumberRefusal>

/** Digital invoices have twenty digits, those of paper a code of the form and eight digits. */
function nameInvoice({ text, isQuoted }: Folded, code: string): InvoiceName {
  if (code !== '') return namePaper(code, text)
  const pair = /^([1-6]\d{9}|[01]\d{11})[-/]?(\d{8})$/.exec(text)
  if (pair) return namePaper(pair[1]!, pair[2]!)
  const digits = text.replace(/[-/]/g, '')
  if (/^[2-9]\d{19}$/.test(digits)) {
    // Of more than fifteen digits a spreadsheet keeps zeros.
    if (digits.endsWith('00000') && !isQuoted) {
      const details = { found: digits }
      return refuse('document_number_must_not_be_ruined_by_a_spreadsheet', 'number', details)
    }
    return answer({ normal: digits, paper: null })
  }
  if (/^(?:\d{19}|\d{21})$/.test(text)) {
    const details = { found: text.length }
    return refuse('digital_invoice_number_must_have_20_digits', 'number', details)
  }
  const normal = withoutZeros(text)
  return answer({ normal, paper: /^\d{1,8}$/.test(normal) ? normal : null })
}

/** A code of twelve digits that begins with zero is often sent without it. */
function namePaper(code: string, number: string): InvoiceName {
  const whole = code.length === 11 ? `0${code}` : code
  if (!/^(?:[1-6]\d{9}|[01]\d{11})$/.test(whole))
    return refuse('invoice_code_must_have_10_or_12_digits', 'code', { found: code })
  const paper = withoutZeros(number)
  if (!/^\d{1,8}$/.test(paper))
    return refuse('number_beside_a_code_must_have_at_most_8_digits', 'number', { found: number })
  return answer({ normal: `${whole}-${paper.padStart(8, '0')}`, paper })
}
