import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { refuse } from '../kernel/decision.ts'
import { spanSize } from '../kernel/span.ts'
import type { InvoiceState } from './invoice.ts'

/**
 * A red letter cancels an invoice for ever; its seller reports it. That it backs something already
 * does not unmake the red letter: what is in use is a finding, and never backs anything more.
 */
export function redLetter(
  state: InvoiceState | null,
  { party }: Pick<Context, 'party'>,
): Answer<RedLettered, RedLetterRefusal> {
  if (state === null) return refuse('invoice_must_be_known', 'number')
  const { invoice, free } = state
  if (invoice.seller !== party) return refuse('red_letter_must_be_the_sellers', 'party')
  if (invoice.redLettered) return refuse('invoice_must_not_be_red_lettered', 'number')
  return answer({ inUse: invoice.amount - free.reduce((sum, span) => sum + spanSize(span), 0n) })
}

export type RedLetterRefusal =
  | 'invoice_must_be_known'
  | 'red_letter_must_be_the_sellers'
  | 'invoice_must_not_be_red_lettered'

export interface RedLettered {
  /** Minor units that back a receivable or a transfer: more than 0 is a finding. */
  readonly inUse: bigint
}
