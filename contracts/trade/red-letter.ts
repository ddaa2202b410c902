import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { TRADE_TEXTS } from './allocate-invoices.ts'
import type { Recorded } from './document.ts'
import { dilution, type InvoiceState, type RedLetterOf } from './invoice.ts'

/**
 * A red letter takes an invoice back for ever, in whole or in part; its seller reports it, once. It
 * takes its amount out of what is unused. That the invoice backs something already does not unmake
 * the red letter: what it takes beyond the unused dilutes what is backed, which is told.
 */
export function redLetter(
  state: RedLetterState | null,
  { number, amount, currency, reported }: RedLetter,
  { party }: Pick<Context, 'party'>,
): Answer<RedLettered, RedLetterRefusal> {
  if (state === null) return refuse('invoice_must_be_known', 'redLetterOf')
  const { invoice, free } = state
  if (invoice.seller !== party) return refuse('red_letter_must_be_the_sellers', 'party')
  if (currency !== invoice.currency)
    return refuse('red_letter_must_be_in_the_currency_of_its_invoice', 'currency', {
      invoiced: invoice.currency,
      found: currency,
    })
  if (amount >= 0n) return refuse('red_letter_must_be_below_zero', 'amount')
  if (reported !== null && reported.invoice !== invoice.id)
    return refuse('red_letter_must_be_on_one_invoice', 'number', { number })
  if (reported !== null && reported.amount !== -amount)
    return refuse('red_letter_must_keep_its_amount', 'amount', {
      recorded: money(-reported.amount, currency),
      found: money(amount, currency),
    })
  if (reported !== null) return answer({ recorded: 'duplicate', beyond: 0n })
  const left = invoice.amount - invoice.redLettered
  if (-amount > left)
    return refuse('red_letters_must_be_within_the_amount_of_their_invoice', 'amount', {
      invoice: invoice.number,
      left: money(left, currency),
      found: money(amount, currency),
    })
  const after = { invoice: { ...invoice, redLettered: invoice.redLettered - amount }, free }
  return answer({ recorded: 'new', beyond: dilution(after) - dilution(state) })
}

export type RedLetterRefusal =
  | 'invoice_must_be_known'
  | 'red_letter_must_be_the_sellers'
  | Detailed<
      'red_letter_must_be_in_the_currency_of_its_invoice',
      { invoiced: Currency; found: Currency }
    >
  | 'red_letter_must_be_below_zero'
  | Detailed<'red_letter_must_be_on_one_invoice', { number: string }>
  | Detailed<'red_letter_must_keep_its_amount', { recorded: Money; found: Money }>
  | Detailed<
      'red_letters_must_be_within_the_amount_of_their_invoice',
      { invoice: string; left: Money; found: Money }
    >

export const RED_LETTER_TEXTS = {
  invoice_must_be_known: TRADE_TEXTS.invoice_must_be_known,
  red_letter_must_be_the_sellers: notAllowed(
    '只有原发票的销方可以报告红冲。',
    'Only the seller of an invoice reports a red letter on it.',
  ),
  red_letter_must_be_in_the_currency_of_its_invoice: badInput(
    d => `红字发票币种 ${d.found} 与原发票币种 ${d.invoiced} 不符，请更正。`,
    d =>
      `The red letter is in ${d.found}, but its invoice in ${d.invoiced}; both must be the same.`,
  ),
  red_letter_must_be_below_zero: badInput(
    '红字金额须为负数。',
    'The amount of a red letter must be below zero.',
  ),
  red_letter_must_be_on_one_invoice: conflict(
    d => `红字发票 ${d.number} 已用于红冲另一张发票，请核对号码。`,
    d => `The red letter ${d.number} took back another invoice already; check its number.`,
  ),
  red_letter_must_keep_its_amount: conflict(
    d => `同一号码的红字发票，已记录的金额为 ${d.recorded}，而不是 ${d.found}，请核对。`,
    d =>
      `The red letter of this number is recorded with the amount ${d.recorded}, not ` +
      `${d.found}; check both.`,
  ),
  red_letters_must_be_within_the_amount_of_their_invoice: conflict(
    d => `发票 ${d.invoice} 可红冲余额为 ${d.left}，红字金额 ${d.found} 超出余额，请核对。`,
    d =>
      `Red letters have left ${d.left} of invoice ${d.invoice}, and this one would take back ` +
      `${d.found}; check its amount.`,
  ),
} satisfies RefusalTexts<RedLetterRefusal>

/** As it comes in: an invoice of its own number over an amount below zero. */
export interface RedLetter {
  /** In its normal form. */
  readonly number: string
  readonly amount: bigint
  readonly currency: Currency
  /** What the seller reported under this number before; null: nothing. */
  readonly reported: RedLetterOf | null
}

export type RedLetterState = Pick<InvoiceState, 'invoice' | 'free'>

export interface RedLettered {
  readonly recorded: Recorded
  /** Minor units that it takes beyond what was unused; more than 0 is a finding. */
  readonly beyond: bigint
}
