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
    '未查到仅由购方提供、且销方为贵方的该发票，请核对编号。',
    'There is no invoice of this id that only its buyer states and that names you as seller; ' +
      'check the id.',
  ),
  number_must_not_be_stated_otherwise: conflict(
    d => `贵方已就号码 ${d.invoice} 提供了另一张发票，否认不能撤回。`,
    d =>
      `You have stated another invoice with the number ${d.invoice} yourself, so the denial ` +
      'cannot be taken back.',
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
