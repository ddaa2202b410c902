import { addDays, type BusinessDate } from '../kernel/date.ts'
import type { Rules } from '../kernel/rules.ts'
import { isSmallOrMedium, type Party } from '../party/party.ts'
import type { InvoiceState } from '../trade/invoice.ts'

/**
 * A small or medium firm is paid in time, counted from the delivery: by a public body within its
 * longest term, by a large firm within the default unless a signed clause says otherwise. That one
 * is paid when its customer is paid is no date, so it cannot be said here at all.
 * Rule: C2
 *
 * Nor is such a firm made to take certificates, or to wait longer for them than for its money.
 * Rule: C3
 */
export function termOfPaymentRefusal(
  { invoice, deliveredOn, certificateClause, termClause }: InvoiceState,
  supplier: Party,
  debtor: Party,
  dueOn: BusinessDate,
  rules: Rules,
): TermOfPaymentRefusal | null {
  if (!isSmallOrMedium(supplier.size)) return null
  const late = (days: number) => deliveredOn !== null && dueOn > addDays(deliveredOn, days)
  if (debtor.size === 'public' && late(rules.publicTermDaysMax))
    return 'public_body_must_pay_within_its_longest_term'
  if (debtor.size === 'public' && late(rules.publicTermDays) && termClause === null)
    return 'longer_term_must_be_agreed_in_a_clause'
  if (debtor.size === 'large' && late(rules.largeTermDays) && termClause === null)
    return 'longer_term_must_be_agreed_in_a_clause'
  if (certificateClause === null) return 'certificate_must_be_agreed_in_a_clause'
  if (dueOn > invoice.dueOn) return 'certificate_must_not_stretch_the_term'
  return null
}

export type TermOfPaymentRefusal =
  | 'public_body_must_pay_within_its_longest_term'
  | 'longer_term_must_be_agreed_in_a_clause'
  | 'certificate_must_be_agreed_in_a_clause'
  | 'certificate_must_not_stretch_the_term'
