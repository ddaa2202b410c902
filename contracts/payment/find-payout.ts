import { type Financing, type FinancingStatus, findChosen } from '../financing/financing.ts'
import { ASKED_TEXTS, type AskedRefusal, findAsked } from '../financing/find-financing.ts'
import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'

/** Finds the financing that a lender pays, as long as it is at one of these stages. */
export function findPaidBy(
  financing: Financing | null,
  party: PartyId,
  stages: readonly FinancingStatus[],
): Answer<Financing, PaidByRefusal> {
  const asked = findAsked(financing, party, stages)
  if (!asked.ok) return asked
  const found = asked.value.financing
  if (findChosen(found)?.lender !== party)
    return refuse('payout_must_be_by_the_lender_chosen', 'body.financing')
  return answer(found)
}

export type PaidByRefusal = AskedRefusal | 'payout_must_be_by_the_lender_chosen'

export const PAID_BY_TEXTS = {
  ...ASKED_TEXTS,
  payout_must_be_by_the_lender_chosen: notAllowed(
    '持有人选定的是另一资金方的报价，只有该资金方可以放款。',
    'The holder chose the quote of another lender, who alone pays it out.',
  ),
} satisfies RefusalTexts<PaidByRefusal>
