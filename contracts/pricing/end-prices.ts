import type { ActClass } from '../command/act-class.ts'
import type { PriceListId } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision } from '../kernel/decision.ts'
import type { PricesEnded } from './facts.ts'
import {
  findOwnPriceList,
  OWN_PRICE_LIST_TEXTS,
  type OwnPriceListRefusal,
} from './own-price-list.ts'
import type { PriceList } from './price-list.ts'

/** A lender takes its prices back; quotes that were drawn from them stay as firm as they were. */
export function endPrices(
  { list }: { readonly list: PriceList | null },
  _body: unknown,
  { party }: Pick<Context, 'party'>,
): Decision<PricesEnded, never, OwnPriceListRefusal> {
  const found = findOwnPriceList(list, party, 'body.list')
  if (!found.ok) return found
  return accept([{ type: 'pricing.ended.v1', visibleTo: [party], list: found.value.id }], [])
}

export const END_PRICES_CLASS = 'governance' satisfies ActClass
export const END_PRICES_TEXTS = OWN_PRICE_LIST_TEXTS

export interface EndPrices {
  readonly list: PriceListId
}
