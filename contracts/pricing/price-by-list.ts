import type { Recourse, RecourseAsked } from '../financing/financing.ts'
import { RECOURSE_WORDS } from '../financing/financing-words.ts'
import {
  type Payment,
  PRICE_TEXTS,
  type Price,
  type PriceRefusal,
  type PriceTerms,
  reckonPrice,
} from '../financing/price.ts'
import { type Answer, answer } from '../kernel/answer.ts'
import { addBusinessDays } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { addDays, type BusinessDate, dayNumber } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { countLeft, type PriceList, type PriceRow } from './price-list.ts'

/** What is to be priced, as far as a list goes by it. */
export interface Priced {
  readonly parts: readonly PricedPart[]
  readonly currency: Currency
  readonly face: bigint
  readonly recourse: RecourseAsked
  /** Until when a quote would have to be firm. */
  readonly chooseBy: Instant
  /** Holders from the first supplier on, where the chain of a part is longest. */
  readonly tier: number
}

export interface PricedPart extends Payment {
  readonly debtor: PartyId
}

/** The terms and the figures of a quote, as a list gives them. */
export interface ListedPrice extends PriceTerms, Price {
  readonly recourse: Recourse
  readonly firmUntil: Instant
}

/** Reckons what a list says of one financing today, by the first of its rows that fits it. */
export function priceByList(
  list: PriceList,
  priced: Priced,
  { asOf, calendar }: Pick<Context, 'asOf' | 'calendar'>,
): Answer<ListedPrice, ListedRefusal> {
  const refused = standingRefusal(list, priced, asOf)
  if (refused) return refused
  const { parts, currency, face, chooseBy, tier } = priced
  const valueDate = addBusinessDays(calendar, asOf, list.valueDays)
  const days = Math.max(...parts.map(({ on }) => dayNumber(on) - dayNumber(valueDate)))
  const row = list.rows.find(one => fits(one, priced, days))
  if (!row)
    return refuse('price_list_must_have_a_row_for_it', AT, {
      ...{ amount: money(face, currency), days, tier },
    })
  if (face > countLeft(list))
    return refuse('price_list_must_have_so_much_left', AT, {
      left: money(countLeft(list), currency),
      face: money(face, currency),
    })
  const { rate, fee } = row
  const { dayCount, recourse } = list
  const terms = { rate, dayCount, fee, valueDate }
  const price = reckonPrice(parts, terms)
  if (!price.ok) return price
  const { discount, net, apr } = price.value
  return answer({ ...terms, recourse, firmUntil: chooseBy, discount, net, apr })
}

const AT = 'body.list'

function standingRefusal(
  list: PriceList,
  { currency, recourse, chooseBy }: Priced,
  today: BusinessDate,
): Refused<StandingRefusal> | null {
  const { beginsOn, until } = list
  if (today < beginsOn || today >= until)
    return refuse('price_list_must_be_in_its_time', AT, { beginsOn, until, today })
  if (list.currency !== currency)
    return refuse('price_list_must_be_in_the_currency_asked', AT, {
      ...{ list: list.currency, asked: currency },
    })
  if (recourse !== 'either' && recourse !== list.recourse)
    return refuse('price_list_must_give_the_recourse_asked', AT, { asked: recourse })
  const last = addDays(today, list.firmDays)
  if (chooseBy.slice(0, last.length) > last)
    return refuse('price_list_must_be_firm_until_the_choice', AT, { last })
  return null
}

function fits(
  { debtor, daysMax, amountMax, tierMax }: PriceRow,
  { parts, face, tier }: Priced,
  days: number,
): boolean {
  const owedBy = debtor === null || parts.every(part => part.debtor === debtor)
  return owedBy && days <= daysMax && face <= amountMax && tier <= tierMax
}

export type ListedRefusal =
  | StandingRefusal
  | Detailed<'price_list_must_have_a_row_for_it', { amount: Money; days: number; tier: number }>
  | Detailed<'price_list_must_have_so_much_left', { left: Money; face: Money }>
  | PriceRefusal

type StandingRefusal =
  | Detailed<
      'price_list_must_be_in_its_time',
      { beginsOn: BusinessDate; until: BusinessDate; today: BusinessDate }
    >
  | Detailed<'price_list_must_be_in_the_currency_asked', { list: Currency; asked: Currency }>
  | Detailed<'price_list_must_give_the_recourse_asked', { asked: RecourseAsked }>
  | Detailed<'price_list_must_be_firm_until_the_choice', { last: BusinessDate }>

export const LISTED_TEXTS = {
  price_list_must_be_in_its_time: conflict(
    d => `该价目表自 ${d.beginsOn} 至 ${d.until}（不含）有效，当前业务日为 ${d.today}。`,
    d => `The price list holds from ${d.beginsOn} until ${d.until}; today is ${d.today}.`,
  ),
  price_list_must_be_in_the_currency_asked: badInput(
    d => `该价目表为 ${d.list}，询价为 ${d.asked}。`,
    d => `The price list is in ${d.list}, and what is asked for in ${d.asked}.`,
  ),
  price_list_must_give_the_recourse_asked: badInput(
    d => `询价要求${d.asked}，该价目表不是。`,
    d => `What is asked for is a price ${d.asked}; the price list gives another.`,
    { asked: RECOURSE_WORDS },
  ),
  price_list_must_be_firm_until_the_choice: conflict(
    d => `该价目表的报价至多保证至 ${d.last}，早于选定时限；请以较短的时限重新询价。`,
    d => `A quote of the list is firm until ${d.last} at most; ask again with an earlier choice.`,
  ),
  price_list_must_have_a_row_for_it: conflict(
    d => `该价目表没有适用的价格：${d.amount}，${d.days} 天，第 ${d.tier} 层。`,
    d => `No row of the price list is for ${d.amount}, ${d.days} days, tier ${d.tier}.`,
  ),
  price_list_must_have_so_much_left: conflict(
    d => `该价目表尚可报价 ${d.left}，不足 ${d.face}。`,
    d => `The price list has ${d.left} left to quote for, less than ${d.face}.`,
  ),
  ...PRICE_TEXTS,
} satisfies RefusalTexts<ListedRefusal>
