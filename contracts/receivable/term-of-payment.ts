import { addDays, type BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
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
  at: string,
): Refused<TermOfPaymentRefusal> | null {
  if (!isSmallOrMedium(supplier.size)) return null
  const { number, dueOn: invoiceDueOn } = invoice
  const late = (days: number) => deliveredOn !== null && dueOn > addDays(deliveredOn, days)
  const term = (days: number) => ({ invoice: number, days, latest: addDays(deliveredOn!, days) })
  const { publicTermDays, publicTermDaysMax, largeTermDays } = rules
  if (debtor.size === 'public' && late(publicTermDaysMax))
    return refuse('public_body_must_pay_within_its_longest_term', at, term(publicTermDaysMax))
  if (debtor.size === 'public' && late(publicTermDays) && termClause === null)
    return refuse('longer_term_must_be_agreed_in_a_clause', at, term(publicTermDays))
  if (debtor.size === 'large' && late(largeTermDays) && termClause === null)
    return refuse('longer_term_must_be_agreed_in_a_clause', at, term(largeTermDays))
  if (certificateClause === null)
    return refuse('certificate_must_be_agreed_in_a_clause', at, { invoice: number })
  if (dueOn > invoiceDueOn) {
    const dates = { dueOn, invoiceDueOn }
    return refuse('certificate_must_not_stretch_the_term', at, { invoice: number, ...dates })
  }
  return null
}

export type TermOfPaymentRefusal =
  | Detailed<'public_body_must_pay_within_its_longest_term', Term>
  | Detailed<'longer_term_must_be_agreed_in_a_clause', Term>
  | Detailed<'certificate_must_be_agreed_in_a_clause', { invoice: string }>
  | Detailed<
      'certificate_must_not_stretch_the_term',
      { invoice: string; dueOn: BusinessDate; invoiceDueOn: BusinessDate }
    >

/** So many days after delivery, which is until this date. */
type Term = { invoice: string; days: number; latest: BusinessDate }

export const TERM_OF_PAYMENT_TEXTS = {
  public_body_must_pay_within_its_longest_term: badInput(
    d =>
      `发票 ${d.invoice}：机关、事业单位须在交付后 ${d.days} 日内，即 ${d.latest} 之前（含当日）` +
      '向中小企业付款。',
    d =>
      `Invoice ${d.invoice}: a public body pays a small or medium firm within ${d.days} days of ` +
      `delivery, here by ${d.latest}, whatever is agreed.`,
  ),
  longer_term_must_be_agreed_in_a_clause: badInput(
    d =>
      `发票 ${d.invoice}：付款期限超过交付后 ${d.days} 日（${d.latest}），` +
      '须有双方签署的合同条款，并在订单的 termClause 中引用。',
    d =>
      `Invoice ${d.invoice}: a term of more than ${d.days} days from delivery, here beyond ` +
      `${d.latest}, takes a clause that both signed; its order cites that as termClause.`,
  ),
  certificate_must_be_agreed_in_a_clause: badInput(
    d =>
      `发票 ${d.invoice}：未见供应商同意以电子凭证收款的条款（订单的 certificateClause），不得强制使用。`,
    d =>
      `Invoice ${d.invoice}: its order cites no clause (certificateClause) by which the supplier ` +
      'takes electronic certificates, and none may be forced on it.',
  ),
  certificate_must_not_stretch_the_term: badInput(
    d =>
      `凭证到期日 ${d.dueOn} 不得晚于发票 ${d.invoice} 的到期日 ${d.invoiceDueOn}，请提前到期日。`,
    d =>
      `The certificate would fall due on ${d.dueOn}, after invoice ${d.invoice}, which is due ` +
      `on ${d.invoiceDueOn}; let it fall due no later.`,
  ),
} satisfies RefusalTexts<TermOfPaymentRefusal>
