import { GraphQLError } from 'graphql'
import { normaliseDocumentNumber } from '../../../../contracts/trade/document-number.ts'
import { formatRefused } from '../../graph/refused.ts'

/**
 * The predicate that an invoice `i` has this number, however it is spelled, whether or not the code
 * of its paper form is given; `values` are those of the places before it and its own.
 */
export function invoiceNamed(
  number: string,
  code: string,
  values: readonly unknown[],
): { readonly where: string; readonly values: readonly unknown[] } {
  const name = normaliseDocumentNumber('invoice', number, code)
  if (!name.ok) {
    const { zh, en } = formatRefused(name)
    const { refusal, path: argument } = name
    throw new GraphQLError(refusal, { extensions: { code: 'BAD_USER_INPUT', argument, zh, en } })
  }
  const { normal, paper } = name.value
  const [first, second] = [values.length + 1, values.length + 2]
  const where = `(i.number = any($${first}::text[]) or i.paper_number = $${second}::text)`
  const isCoded = paper !== null && normal !== paper
  return {
    where,
    values: [...values, isCoded ? [normal, paper] : [normal], isCoded ? null : paper],
  }
}
