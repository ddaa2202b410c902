import { GraphQLError } from 'graphql'
import { normaliseDocumentNumber } from '../../../../contracts/trade/document-number.ts'
import type { Place } from '../../graph/filters.ts'
import { formatRefused } from '../../graph/refused.ts'

/**
 * The predicate that an invoice `i` has this number, however it is spelled, whether or not the code
 * of its paper form is given.
 */
export function invoiceNamed(number: string, code: string, place: Place): string {
  const name = normaliseDocumentNumber('invoice', number, code)
  if (!name.ok) {
    const { zh, en } = formatRefused(name)
    const { refusal, path: argument } = name
    throw new GraphQLError(refusal, { extensions: { code: 'BAD_USER_INPUT', argument, zh, en } })
  }
  const { normal, paper } = name.value
  const isCoded = paper !== null && normal !== paper
  const numbers = place(isCoded ? [normal, paper] : [normal])
  return `(i.number = any(${numbers}::text[])
    or i.paper_number = ${place(isCoded ? null : paper)}::text)`
}
