import type { ActClass } from '../command/act-class.ts'
import type { FinancingId } from '../financing/financing.ts'
import { addBusinessDays } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { BuyBack } from './buy-back.ts'
import type { BuyBackUnanswered } from './buy-back-facts.ts'

/** Nobody paid a buy-back by its day: the operator's key notes it, and it can be demanded anew. */
export function lapseBuyBack(
  { buyBacks }: { readonly buyBacks: readonly BuyBack[] },
  { financing }: { readonly financing: FinancingId },
  { asOf, calendar }: Pick<Context, 'asOf' | 'calendar'>,
): Decision<BuyBackUnanswered, never, LapseBuyBackRefusal> {
  const at = 'body.financing'
  const standing = buyBacks.find(({ status }) => status === 'demanded')
  if (!standing) return refuse('buy_back_must_be_demanded', at)
  const { payBy, number, lender, holder } = standing
  const lapseOn = addBusinessDays(calendar, payBy, 1)
  if (asOf < lapseOn) return refuse('lapse_must_wait_for_its_date', at, { lapseOn, today: asOf })
  const visibleTo = [lender, holder]
  return accept([{ type: 'payment.buy-back-unanswered.v1', visibleTo, financing, number }], [])
}

export const LAPSE_BUY_BACK_CLASS = 'operator' satisfies ActClass

export type LapseBuyBackRefusal = 'buy_back_must_be_demanded' | LapseDateRefusal

export const LAPSE_BUY_BACK_TEXTS = {
  buy_back_must_be_demanded: notFound(
    '这笔融资没有待付的回购。',
    'No buy-back of this financing waits to be paid.',
  ),
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<LapseBuyBackRefusal>
