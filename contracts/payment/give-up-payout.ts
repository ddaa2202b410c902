import type { ActClass } from '../command/act-class.ts'
import { endFinancing } from '../financing/end-financing.ts'
import type { FinancingEnded } from '../financing/facts.ts'
import type { Financing } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { findPaidBy, PAID_BY_TEXTS, type PaidByRefusal } from './find-payout.ts'
import { isInFlight, type Payout } from './payout.ts'
import type { PayoutAbandoned } from './payout-facts.ts'

/**
 * Where a bank says nothing, or a payment came that is none, the lender gives the payout up, and
 * who is financed signs it too: spans and limits are free. Should the money be proven after all,
 * it is owed back.
 */
export function giveUpPayout(
  { financing: named, payouts }: GiveUpPayoutState,
  _body: unknown,
  { party: lender }: Pick<Context, 'party'>,
): Decision<PayoutAbandoned | FinancingEnded, TitlePosting, PaidByRefusal> {
  const found = findPaidBy(named, lender, ['instructed'])
  if (!found.ok) return found
  const visibleTo = [lender, found.value.holder]
  const { number } = payouts.find(isInFlight)!
  const ended = endFinancing(found.value, 'withdrawn', null, visibleTo)
  return accept<PayoutAbandoned | FinancingEnded, TitlePosting>(
    [
      ...ended.facts,
      { type: 'payment.payout-abandoned.v1', visibleTo, financing: found.value.id, number },
    ],
    ended.postings,
  )
}

export const GIVE_UP_PAYOUT_CLASS = 'value' satisfies ActClass
export const GIVE_UP_PAYOUT_TEXTS = PAID_BY_TEXTS

export interface GiveUpPayoutState {
  readonly financing: Financing | null
  readonly payouts: readonly Payout[]
}
