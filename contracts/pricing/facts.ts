import type { PriceListId } from '../financing/financing.ts'
import type { Fact } from '../kernel/fact.ts'
import type { PartyId } from '../kernel/id.ts'
import type { PriceListTerms } from './price-list.ts'

/** What has happened to price lists. */
export type PricingFact = PricesPublished | PricesEnded

export interface PricesPublished extends Fact, PriceListTerms {
  readonly type: 'pricing.published.v1'
  readonly list: PriceListId
  readonly lender: PartyId
  readonly replaces: PriceListId | null
}

export interface PricesEnded extends Fact {
  readonly type: 'pricing.ended.v1'
  readonly list: PriceListId
}
