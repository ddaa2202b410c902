import type { ActClass } from '../command/act-class.ts'
import type { FinancingId } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { Payout } from './payout.ts'
import type { PayoutUnanswered } from './payout-facts.ts'

/**
 * The bank of a payout has said nothing by its date: the operator's key notes it, and nothing is
 * freed, since the money may still move. Its lender asks the bank; a proof is taken as before.
 */
export function noteSilence(
  { payouts }: NoteSilenceState,
  { financing }: OfFinancing,
  { asOf }: Pick<Context, 'asOf'>,
): Decision<PayoutUnanswered, never, NoteSilenceRefusal> {
  const at = 'body.financing'
  const payout = payouts.find(({ status }) => status === 'instructed')
  if (!payout) return refuse('payout_must_wait_for_the_word_of_its_bank', at)
  const { silentFrom, number, lender, holder } = payout
  if (silentFrom !== null && asOf < silentFrom)
    return refuse('lapse_must_wait_for_its_date', at, { lapseOn: silentFrom, today: asOf })
  const visibleTo = [lender, holder]
  return accept([{ type: 'payment.payout-unanswered.v1', visibleTo, financing, number }], [])
}

export const NOTE_SILENCE_CLASS = 'operator' satisfies ActClass

export type NoteSilenceRefusal = 'payout_must_wait_for_the_word_of_its_bank' | LapseDateRefusal

export const NOTE_SILENCE_TEXTS = {
  payout_must_wait_for_the_word_of_its_bank: notFound(
    '没有等待银行答复的这笔放款。',
    'No payout of this financing waits for the word of its bank.',
  ),
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<NoteSilenceRefusal>

interface OfFinancing {
  readonly financing: FinancingId
}

export interface NoteSilenceState {
  readonly payouts: readonly Payout[]
}
