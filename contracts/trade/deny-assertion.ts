import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Invoice } from './invoice.ts'

/**
 * A seller denies what a buyer asserts of its number: it backs nothing more; or takes that back, as
 * long as it has not stated another invoice of the number to this buyer itself. Whether anything
 * changes is answered.
 */
export function denyAssertion(
  { invoice, isStatedOtherwise }: DenyAssertionState,
  { denied }: Denial,
  { party }: Pick<Context, 'party'>,
): Answer<boolean, DenyAssertionRefusal> {
  if (invoice === null || invoice.seller !== party || invoice.assertedBy === null)
    return refuse('assertion_must_be_about_a_number_of_the_party', 'invoice')
  if (!denied && isStatedOtherwise)
    return refuse('number_must_not_be_stated_otherwise', 'invoice', { invoice: invoice.number })
  return answer(invoice.denied !== denied)
}

export type DenyAssertionRefusal =
  | 'assertion_must_be_about_a_number_of_the_party'
  | Detailed<'number_must_not_be_stated_otherwise', { invoice: string }>

export const DENY_ASSERTION_TEXTS = {
  assertion_must_be_about_a_number_of_the_party: notFound(
    '贵方名下没有仅由购方提供的这张发票。',
    'No buyer asserts this invoice of the party.',
  ),
  number_must_not_be_stated_otherwise: conflict(
    d => `贵方已就号码 ${d.invoice} 提供了另一张发票，否认不能撤回。`,
    d => `The party has stated another invoice of the number ${d.invoice}; the denial stands.`,
  ),
} satisfies RefusalTexts<DenyAssertionRefusal>

export interface Denial {
  /** False takes a denial back. */
  readonly denied: boolean
}

export interface DenyAssertionState {
  readonly invoice: Pick<Invoice, 'seller' | 'number' | 'assertedBy' | 'denied'> | null
  /** The seller has an invoice of this number to the same buyer by its own word. */
  readonly isStatedOtherwise: boolean
}
