import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { PriceList } from './price-list.ts'

/** Finds the price list that its lender names, which stands. */
export function findOwnPriceList(
  list: PriceList | null,
  party: PartyId,
  at: string,
): Answer<PriceList, OwnPriceListRefusal> {
  if (list === null || list.lender !== party)
    return refuse('price_list_must_be_the_lenders_own', at)
  if (list.status !== 'standing') return refuse('price_list_must_not_have_ended', at)
  return answer(list)
}

export type OwnPriceListRefusal =
  | 'price_list_must_be_the_lenders_own'
  | 'price_list_must_not_have_ended'

export const OWN_PRICE_LIST_TEXTS = {
  price_list_must_be_the_lenders_own: notFound(
    '未查到贵方的该价目表，请核对编号。',
    'Your party has published no price list of this id; check the id.',
  ),
  price_list_must_not_have_ended: conflict('该价目表已失效。', 'The price list has ended already.'),
} satisfies RefusalTexts<OwnPriceListRefusal>
