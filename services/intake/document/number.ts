import { invoiceNumber } from '../../../contracts/trade/invoice-number.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'

/** Orders and deliveries are numbered as invoices: width, case and spaces are no difference. */
export function documentNumber(cells: Cells, field: string): string {
  const number = invoiceNumber(cells.text(field))
  if (number === null) cells.problem(field, 'text_must_be_within_its_limit')
  return number ?? ''
}

/** Parts of a name as one key; none of them holds a line feed. */
export function documentKey(...parts: readonly string[]): string {
  return parts.join('\n')
}
