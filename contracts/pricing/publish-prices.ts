import type { ActClass } from '../command/act-class.ts'
import type { PriceListId } from '../financing/financing.ts'
import { parseYearlyRate, RATE_TEXTS, type RateRefusal, rateRefusal } from '../financing/price.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { END_TEXTS, type EndRefusal } from '../party/mandate.ts'
import type { Party } from '../party/party.ts'
import type { PricesPublished } from './facts.ts'
import {
  findOwnPriceList,
  OWN_PRICE_LIST_TEXTS,
  type OwnPriceListRefusal,
} from './own-price-list.ts'
import type { PriceList, PriceListTerms, PriceRow } from './price-list.ts'

/**
 * A lender publishes prices that hold from a day on, and so instructs that firm quotes be drawn
 * from them, so much in all, without its being asked each time. They are replaced, never edited:
 * the list that is replaced ends with the same act.
 */
export function publishPrices(
  { lender, debtors, replaced }: PublishState,
  { id, replaces, ...terms }: PublishPrices,
  { party, asOf }: Context,
): Decision<PricesPublished, never, PublishRefusal> {
  if (!lender.roles.has('lender')) return refuse('publisher_must_be_a_lender', 'party')
  if (replaces !== null) {
    const found = findOwnPriceList(replaced, party, 'body.replaces')
    if (!found.ok) return found
  }
  const refused = timeRefusal(terms, asOf) ?? rowsRefusal(terms.rows, debtors)
  if (refused) return refused
  const type = 'pricing.published.v1'
  return accept([{ type, visibleTo: [party], list: id, lender: party, replaces, ...terms }], [])
}

export const PUBLISH_PRICES_CLASS = 'value' satisfies ActClass

/** Rows of a price list. */
export const PRICE_ROWS_MAX = 100

function timeRefusal(
  { beginsOn, until, drawMax }: Omit<PriceListTerms, 'rows'>,
  today: BusinessDate,
): Refused<TermsRefusal> | null {
  if (drawMax <= 0n) return refuse('price_list_must_let_something_be_drawn', 'body.drawMax')
  if (until <= today) return refuse('end_must_be_in_the_future', 'body.until', { until, today })
  if (until <= beginsOn)
    return refuse('price_list_must_begin_before_it_ends', 'body.until', { beginsOn, until })
  return null
}

function rowsRefusal(
  rows: readonly PriceRow[],
  debtors: ReadonlySet<PartyId>,
): Refused<RowsRefusal> | null {
  const found = rows.length
  if (found === 0 || found > PRICE_ROWS_MAX)
    return refuse('prices_must_be_listed', 'body.rows', { limit: PRICE_ROWS_MAX, found })
  for (const [index, { debtor, amountMax, rate }] of rows.entries()) {
    const at = `body.rows.${index}`
    if (debtor !== null && !debtors.has(debtor))
      return refuse('debtor_of_a_price_must_be_enrolled', `${at}.debtor`)
    if (amountMax <= 0n) return refuse('price_must_be_for_some_amount', `${at}.amountMax`)
    if (parseYearlyRate(rate) === null) return rateRefusal(`${at}.rate`)
  }
  return null
}

export type PublishRefusal =
  | 'publisher_must_be_a_lender'
  | OwnPriceListRefusal
  | TermsRefusal
  | RowsRefusal

type TermsRefusal =
  | 'price_list_must_let_something_be_drawn'
  | EndRefusal
  | Detailed<
      'price_list_must_begin_before_it_ends',
      { beginsOn: BusinessDate; until: BusinessDate }
    >

type RowsRefusal =
  | Detailed<'prices_must_be_listed', { limit: number; found: number }>
  | 'debtor_of_a_price_must_be_enrolled'
  | 'price_must_be_for_some_amount'
  | RateRefusal

export const PUBLISH_PRICES_TEXTS = {
  publisher_must_be_a_lender: notAllowed(
    '只有资金方可以发布价目表。',
    'Only a party with the role of lender publishes prices.',
  ),
  ...OWN_PRICE_LIST_TEXTS,
  price_list_must_let_something_be_drawn: badInput(
    '可报价总额须大于零。',
    'The amount for which quotes may be drawn must be more than zero.',
  ),
  ...END_TEXTS,
  price_list_must_begin_before_it_ends: badInput(
    d => `价目表起始日 ${d.beginsOn} 须早于截止日 ${d.until}。`,
    d => `The price list begins on ${d.beginsOn}; that must be before it ends, ${d.until}.`,
  ),
  prices_must_be_listed: badInput(
    d => `请列明 1 至 ${d.limit} 项价格，现为 ${d.found} 项。`,
    d => `List 1 to ${d.limit} prices; ${d.found} are listed.`,
  ),
  debtor_of_a_price_must_be_enrolled: notFound(
    '所列债务人未入驻，请核对编号。',
    'No party with the id of this debtor is enrolled; check the id.',
  ),
  price_must_be_for_some_amount: badInput(
    '每项价格的适用金额须大于零。',
    'The amount that a price is for must be more than zero.',
  ),
  ...RATE_TEXTS,
} satisfies RefusalTexts<PublishRefusal>

export interface PublishPrices extends PriceListTerms {
  readonly id: PriceListId
  /** The list of the lender that ends with this one; null: none. */
  readonly replaces: PriceListId | null
}

export interface PublishState {
  readonly lender: Party
  /** Those of the debtors named that are enrolled. */
  readonly debtors: ReadonlySet<PartyId>
  /** The list that is to be replaced; null: there is none. */
  readonly replaced: PriceList | null
}
