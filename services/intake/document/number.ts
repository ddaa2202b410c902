import {
  type DocumentNumber,
  type NumberedKind,
  normaliseDocumentNumber,
} from '../../../contracts/trade/document-number.ts'
import type { DocumentCells } from './document.ts'

/** The number in these cells under the rule for numbers; a cell with none is refused. */
export function documentNumber(
  cells: DocumentCells,
  kind: NumberedKind,
  { number: field, code }: { readonly number: string; readonly code?: string },
): DocumentNumber {
  const text = cells.text(field)
  const number = normaliseDocumentNumber(kind, text, code && cells.optionalText(code))
  if (number.ok) return number.value
  const place = number.path === 'code' ? code! : field
  cells.problem(
    place,
    number.refusal,
    place === field ? text : cells.optional(place),
    '',
    number.details,
  )
  return NONE
}

const NONE: DocumentNumber = { normal: '', paper: null, asSent: '' }

/** A number as a column of its own, where it was not sent in its normal form. */
export function spelling({ normal, asSent }: DocumentNumber): string | null {
  return normal === asSent ? null : asSent
}

/** Parts of a name as one key; none of them holds a line feed. */
export function documentKey(...parts: readonly string[]): string {
  return parts.join('\n')
}
