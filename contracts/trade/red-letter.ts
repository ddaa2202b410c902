import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { refuse } from '../kernel/decision.ts'
import { spanSize } from '../kernel/span.ts'
import type { InvoiceState } from './invoice.ts'
import type { Recorded } from './record-order.ts'

/**
 * A red letter cancels an invoice for ever; its seller reports it. It cancels the whole of it: a
 * part is cancelled by a red letter on all and a new invoice for the rest. That the invoice backs
 * something already does not unmake the red letter: what is in use is a finding, and never backs
 * anything more.
 */
export function redLetter(
  state: RedLetterState | null,
  { number, amount }: RedLetter,
  { party }: Pick<Context, 'party'>,
): Answer<RedLettered, RedLetterRefusal> {
  if (state === null) return refuse('invoice_must_be_known', 'redLetterOf')
  const { invoice, free, redLetterNumber } = state
  if (invoice.seller !== party) return refuse('red_letter_must_be_the_sellers', 'party')
  if (number === null) return refuse('red_letter_number_must_be_given', 'number')
  if (amount !== -invoice.amount) return refuse('red_letter_must_cancel_the_whole_amount', 'amount')
  const inUse = invoice.amount - free.reduce((sum, span) => sum + spanSize(span), 0n)
  if (redLetterNumber === number) return answer({ recorded: 'duplicate', inUse })
  if (redLetterNumber !== null) return refuse('invoice_must_not_be_red_lettered', 'redLetterOf')
  return answer({ recorded: 'new', inUse })
}

export type RedLetterRefusal =
  | 'invoice_must_be_known'
  | 'red_letter_must_be_the_sellers'
  | 'red_letter_number_must_be_given'
  | 'red_letter_must_cancel_the_whole_amount'
  | 'invoice_must_not_be_red_lettered'

/** As it comes in: an invoice of its own number over the same amount below zero. */
export interface RedLetter {
  /** Normalised; null when there was none to normalise. */
  readonly number: string | null
  readonly amount: bigint
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
