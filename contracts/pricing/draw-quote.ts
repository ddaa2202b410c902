import type { ActClass } from '../command/act-class.ts'
import type { Facility } from '../facility/facility.ts'
import { findUses } from '../facility/use.ts'
import { listExposure } from '../financing/exposure.ts'
import type { QuoteGiven, RequestLookedAt } from '../financing/facts.ts'
import type {
  ClockedContext,
  Financing,
  FinancingId,
  PriceListId,
  Quote,
} from '../financing/financing.ts'
import {
  findOwnFinancing,
  OWN_FINANCING_TEXTS,
  type OwnFinancingRefusal,
} from '../financing/find-financing.ts'
import { SIZE_TEXTS, type SizeRefusal, showTo } from '../financing/look-at-request.ts'
import { DEADLINE_TEXTS, type DeadlineRefusal, deadlineRefusal } from '../financing/quote.ts'
import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Flaw } from '../kernel/instrument.ts'
import { type Units, units } from '../kernel/money.ts'
import type { KeptPosting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { FlawOf } from '../title/disclosure.ts'
import { FLAW_WORDS } from '../title/flaw.ts'
import type { ShownText } from '../title/look.ts'
import { LISTED_TEXTS, type ListedPrice, type ListedRefusal, priceByList } from './price-by-list.ts'
import type { PriceList } from './price-list.ts'

/**
 * A holder draws a firm quote from the price list of a lender that it has asked. The list is the
 * lender's signed instruction to quote so: the quote binds it as one of its own would, within its
 * limits, and what lies behind the spans is kept as what the lender was shown.
 * Rule: C11
 */
export function drawQuote(
  { financing: named, list, facilities, text, tier }: DrawQuoteState,
  { id, lender, financing: _financing, list: _list, ...stated }: DrawQuote,
  context: ClockedContext,
): Decision<RequestLookedAt | QuoteGiven, KeptPosting, DrawQuoteRefusal> {
  const { party: holder, asOf, now } = context
  const found = findOwnFinancing(named, holder, ['requested'])
  if (!found.ok) return found
  const financing = found.value
  if (list?.lender !== lender || list.status !== 'standing')
    return refuse('price_list_must_stand', AT)
  const refused =
    askedRefusal(financing, list) ?? deadlineRefusal(financing, { party: lender, now })
  if (refused) return refused
  const priced = priceByList(list, { ...financing, tier }, context)
  if (!priced.ok) return priced
  const [flawed] = text.flaws
  if (flawed) return refuse('what_is_drawn_for_must_be_without_flaws', AT, { flaw: flawed.flaw })
  const looked = showTo(financing, lender, text)
  if (!looked.ok) return looked
  // What is free of a lender's limits is not the holder's to know before its quote is chosen.
  if (!findUses(facilities, listExposure(financing), asOf, AT).ok)
    return refuse('lender_must_have_room_for_it', AT)
  if (!isStated(stated, priced.value))
    return refuse('quote_must_be_as_listed', 'body.net', describe(priced.value))
  const quote: Quote = { ...priced.value, id, lender, list: list.id, status: 'standing' }
  const visibleTo = [lender, holder]
  return accept(
    [...looked.facts, { type: 'financing.quoted.v1', visibleTo, financing: financing.id, quote }],
    looked.postings,
  )
}

export const DRAW_QUOTE_CLASS = 'routine' satisfies ActClass

const AT = 'body.list'

function askedRefusal({ asked }: Financing, { lender }: PriceList): Refused<PricedRefusal> | null {
  const one = asked.find(other => other.lender === lender)
  if (!one) return refuse('price_list_must_be_of_a_lender_asked', AT)
  if (one.declined) return refuse('lender_must_not_have_declined', AT)
  return null
}

/** Whether every term and figure is that of the list. */
function isStated(stated: Listed, listed: ListedPrice): boolean {
  return (Object.keys(listed) as (keyof Listed)[]).every(name => stated[name] === listed[name])
}

function describe({ rate, fee, valueDate, firmUntil, discount, net, apr }: ListedPrice) {
  const [taken, left] = [units(discount), units(net)]
  return { rate, fee: units(fee), valueDate, firmUntil, discount: taken, net: left, apr }
}

export type DrawQuoteRefusal =
  | OwnFinancingRefusal
  | PricedRefusal
  | DeadlineRefusal
  | ListedRefusal
  | Detailed<'what_is_drawn_for_must_be_without_flaws', { flaw: Flaw }>
  | SizeRefusal
  | 'lender_must_have_room_for_it'
  | Detailed<'quote_must_be_as_listed', ListedDetails>

type PricedRefusal =
  | 'price_list_must_stand'
  | 'price_list_must_be_of_a_lender_asked'
  | 'lender_must_not_have_declined'

/** The terms and figures of the list, which a quote drawn from it states. */
export type ListedDetails = {
  rate: string
  fee: Units
  valueDate: BusinessDate
  firmUntil: Instant
  discount: Units
  net: Units
  apr: string
}

export const DRAW_QUOTE_TEXTS = {
  ...OWN_FINANCING_TEXTS,
  price_list_must_stand: notFound(
    '没有这份有效的价目表，或已被撤回。',
    'There is no such price list, or its lender has taken it back.',
  ),
  price_list_must_be_of_a_lender_asked: badInput(
    '该价目表的资金方不在询价之列。',
    'The lender of the price list was not asked for this financing.',
  ),
  lender_must_not_have_declined: conflict(
    '该资金方已谢绝报价。',
    'The lender has declined to quote for this financing.',
  ),
  ...DEADLINE_TEXTS,
  ...LISTED_TEXTS,
  what_is_drawn_for_must_be_without_flaws: conflict(
    d => `所列应收账款${d.flaw}，不按价目表报价；请由资金方查阅后报价。`,
    d => `One of the debts is flawed (${d.flaw}): no list prices it; its lender has to look at it.`,
    { flaw: FLAW_WORDS },
  ),
  ...SIZE_TEXTS,
  lender_must_have_room_for_it: conflict(
    '该资金方的额度目前容不下这笔融资。',
    'The limits of the lender do not bear this financing now.',
  ),
  quote_must_be_as_listed: badInput(
    d =>
      `价目表为：贴现率 ${d.rate}，费用 ${d.fee}，起息日 ${d.valueDate}，${d.firmUntil} 前有效，` +
      `贴现息 ${d.discount}，净额 ${d.net}（最小货币单位），年化成本 ${d.apr}。`,
    d =>
      `The list gives a rate of ${d.rate}, a fee of ${d.fee}, paid on ${d.valueDate}, firm until ` +
      `${d.firmUntil}: a discount of ${d.discount} and ${d.net} minor units net, at a yearly ` +
      `cost of ${d.apr}.`,
  ),
} satisfies RefusalTexts<DrawQuoteRefusal>

type Listed = Omit<DrawQuote, 'id' | 'financing' | 'lender' | 'list'>

export interface DrawQuote extends ListedPrice {
  readonly id: Quote['id']
  readonly financing: FinancingId
  readonly list: PriceListId
  /** Whose list it is. */
  readonly lender: PartyId
}

export interface DrawQuoteState {
  readonly financing: Financing | null
  /** The list named; null: there is none. */
  readonly list: PriceList | null
  /** Of its lender, as far as they could bear the financing. */
  readonly facilities: readonly Facility[]
  readonly text: ShownText & { readonly flaws: readonly FlawOf[] }
  /** Holders from the first supplier on, where the chain of a part is longest. */
  readonly tier: number
}
