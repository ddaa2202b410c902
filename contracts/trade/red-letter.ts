import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { spanSize } from '../kernel/span.ts'
import { type RedLetteredRefusal, TRADE_TEXTS } from './allocate-invoices.ts'
import type { Recorded } from './document.ts'
import type { InvoiceState } from './invoice.ts'

/**
 * A red letter cancels an invoice for ever; its seller reports it. It cancels the whole of it: a
 * part is cancelled by a red letter on all and a new invoice for the rest. That the invoice backs
 * something already does not unmake the red letter: what is in use is a finding, and never backs
 * anything more.
 */
export function redLetter(
  state: RedLetterState | null,
  { number, amount, currency, cancelsAnother }: RedLetter,
  { party }: Pick<Context, 'party'>,
): Answer<RedLettered, RedLetterRefusal> {
  if (state === null) return refuse('invoice_must_be_known', 'redLetterOf')
  const { invoice, free, redLetterNumber } = state
  if (invoice.seller !== party) return refuse('red_letter_must_be_the_sellers', 'party')
  if (currency !== invoice.currency)
    return refuse('red_letter_must_be_in_the_currency_of_its_invoice', 'currency', {
      invoiced: invoice.currency,
      found: currency,
    })
  if (amount !== -invoice.amount)
    return refuse('red_letter_must_cancel_the_whole_amount', 'amount', {
      whole: money(-invoice.amount, invoice.currency),
      found: money(amount, invoice.currency),
    })
  const inUse = invoice.amount - free.reduce((sum, span) => sum + spanSize(span), 0n)
  if (cancelsAnother) return refuse('red_letter_must_cancel_one_invoice', 'number', { number })
  if (redLetterNumber === number) return answer({ recorded: 'duplicate', inUse })
  if (redLetterNumber !== null)
    return refuse('invoice_must_not_be_red_lettered', 'redLetterOf', { invoice: invoice.number })
  return answer({ recorded: 'new', inUse })
}

export type RedLetterRefusal =
  | 'invoice_must_be_known'
  | 'red_letter_must_be_the_sellers'
  | Detailed<
      'red_letter_must_be_in_the_currency_of_its_invoice',
      { invoiced: Currency; found: Currency }
    >
  | Detailed<'red_letter_must_cancel_the_whole_amount', { whole: Money; found: Money }>
  | Detailed<'red_letter_must_cancel_one_invoice', { number: string }>
  | RedLetteredRefusal

export const RED_LETTER_TEXTS = {
  invoice_must_be_known: TRADE_TEXTS.invoice_must_be_known,
  red_letter_must_be_the_sellers: notAllowed(
    '只有销方可以报告红冲。',
    'Only its seller reports a red letter.',
  ),
  red_letter_must_be_in_the_currency_of_its_invoice: badInput(
    d => `红字发票币种 ${d.found} 与原发票币种 ${d.invoiced} 不符。`,
    d => `The red letter is in ${d.found}, its invoice in ${d.invoiced}.`,
  ),
  red_letter_must_cancel_the_whole_amount: badInput(
    d =>
      `红字金额须等于原发票全额的负数 ${d.whole}，现为 ${d.found}；` +
      '部分红冲请全额红冲后另开新票。',
    d =>
      `A red letter cancels the whole amount, ${d.whole}, and this one is over ` +
      `${d.found}; for a part, cancel all and invoice the rest anew.`,
  ),
  red_letter_must_cancel_one_invoice: conflict(
    d => `红字发票 ${d.number} 已红冲另一张发票。`,
    d => `The red letter ${d.number} has cancelled another invoice.`,
  ),
  invoice_must_not_be_red_lettered: TRADE_TEXTS.invoice_must_not_be_red_lettered,
} satisfies RefusalTexts<RedLetterRefusal>

/** As it comes in: an invoice of its own number over the same amount below zero. */
export interface RedLetter {
  /** In its normal form. */
  readonly number: string
  readonly amount: bigint
  readonly currency: Currency
  /** The seller reported a red letter of this number on another invoice before. */
  readonly cancelsAnother: boolean
}

export interface RedLetterState extends Pick<InvoiceState, 'invoice' | 'free'> {
  /** Of the red letter that cancelled the invoice before, if one did. */
  readonly redLetterNumber: string | null
}

export interface RedLettered {
  readonly recorded: Recorded
  /** Minor units that back a receivable or a transfer: more than 0 is a finding. */
  readonly inUse: bigint
}
