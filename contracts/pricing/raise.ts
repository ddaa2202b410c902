import type { PriceListId, RecourseAsked } from '../financing/financing.ts'
import { discountLine, type Payment, parseYearlyRate } from '../financing/price.ts'
import { type Answer, answer } from '../kernel/answer.ts'
import { addBusinessDays, rollDate } from '../kernel/calendar.ts'
import { closeOfBusiness } from '../kernel/clock.ts'
import { type BusinessDate, dayNumber } from '../kernel/date.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import type { InstrumentId, PartyId } from '../kernel/id.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { type Span, spanSize } from '../kernel/span.ts'
import { settlementBegins } from '../wait/settlement.ts'
import { type ListedPrice, priceByList } from './price-by-list.ts'
import { countLeft, type PriceList, type PriceRow } from './price-list.ts'

/** So much is to be had, net, on a day at the latest. */
export interface Wish {
  /** Minor units. */
  readonly target: bigint
  readonly by: BusinessDate
  readonly currency: Currency
  readonly recourse: RecourseAsked
}

/** A title of the holder that nothing binds, and of which nothing has been paid. */
export interface Saleable {
  readonly instrument: InstrumentId
  readonly span: Span
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
  /** Holders from the first supplier on. */
  readonly tier: number
  /** What red letters took of the invoices behind it: no list prices it then. */
  readonly redLettered: bigint
}

/** What could be asked for: it binds nothing, and whoever reads it may ask for something else. */
export interface Proposal {
  readonly list: PriceListId
  readonly lender: PartyId
  readonly spans: readonly { readonly instrument: InstrumentId; readonly span: Span }[]
  readonly face: bigint
  readonly price: ListedPrice
}

/**
 * Proposes the spans by which so much is raised at the least cost, from one list. Each row of each
 * list is tried: of what it is for, what is paid soonest costs least, so that is taken first, and
 * the last title is cut to the fen. What the list then says of the whole decides between them.
 */
export function proposeRaise(
  lists: readonly PriceList[],
  saleable: readonly Saleable[],
  wish: Wish,
  context: Pick<RuledContext, 'asOf' | 'calendar' | 'rules'>,
): Answer<Proposal, RaiseRefusal> {
  const { target, by, currency } = wish
  if (target <= 0n) return refuse('amount_to_raise_must_be_positive', 'target')
  const inTime = lists.filter(list => payDay(list, context) <= by && fitsWish(list, wish, context))
  if (inTime.length === 0) return refuse('price_list_must_pay_by_the_day', 'by', { by })
  const tried = inTime.flatMap(list =>
    list.rows.map(row => tryRow(list, row, saleable, wish, context)),
  )
  const most = tried.map(({ net }) => net).reduce(greater, 0n)
  const found = tried.flatMap(({ proposal }) => (proposal ? [proposal] : []))
  const [best] = found.toSorted(byCost)
  if (best) return answer(best)
  return refuse('amount_to_raise_must_be_within_reach', 'target', {
    most: money(most, currency),
    asked: money(target, currency),
  })
}

type Dated = Pick<RuledContext, 'asOf' | 'calendar' | 'rules'>

function payDay({ valueDays }: PriceList, { asOf, calendar }: Dated): BusinessDate {
  return addBusinessDays(calendar, asOf, valueDays)
}

function fitsWish(list: PriceList, { currency, recourse }: Wish, { asOf }: Dated): boolean {
  const stands = list.status === 'standing' && asOf >= list.beginsOn && asOf < list.until
  return (
    stands && list.currency === currency && (recourse === 'either' || recourse === list.recourse)
  )
}

interface Tried {
  /** What it would bring at most, or what the proposal brings. */
  readonly net: bigint
  readonly proposal: Proposal | null
}

function tryRow(
  list: PriceList,
  row: PriceRow,
  saleable: readonly Saleable[],
  wish: Wish,
  context: Dated,
): Tried {
  const yearly = parseYearlyRate(row.rate)
  const terms = { dayCount: list.dayCount, valueDate: payDay(list, context) }
  const worth = (part: Part) =>
    yearly ? part.amount - discountLine(part, yearly, terms).discount : 0n
  const room = lesser(row.amountMax, countLeft(list))
  const parts = selectFor(list, row, saleable, context)
  const taken = take(parts, { needed: wish.target + row.fee, room }, worth)
  const net = addUp(taken.map(worth)) - row.fee
  const price = net < wish.target ? null : priceTaken(list, taken, wish, context)
  if (!price?.ok || price.value.net < wish.target) return { net, proposal: null }
  const spans = taken.map(({ instrument, span }) => ({ instrument, span }))
  const face = addUp(taken.map(({ amount }) => amount))
  const proposal = { list: list.id, lender: list.lender, spans, face, price: price.value }
  return { net: price.value.net, proposal }
}

/** What the list says of the whole, which may be by another of its rows. */
function priceTaken(
  list: PriceList,
  taken: readonly Part[],
  { currency, recourse }: Wish,
  context: Dated,
) {
  const priced = {
    ...{ parts: taken, currency, recourse, chooseBy: closeOfBusiness(context.asOf) },
    face: addUp(taken.map(({ amount }) => amount)),
    tier: Math.max(...taken.map(({ tier }) => tier)),
  }
  return priceByList(list, priced, context)
}

function addUp(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}

interface Part extends Saleable, Payment {}

/** Lists what a row is for, what is paid soonest first; of one day the largest first. */
function selectFor(
  list: PriceList,
  { debtor, daysMax, tierMax }: PriceRow,
  saleable: readonly Saleable[],
  context: Dated,
): readonly Part[] {
  const { asOf, calendar, rules } = context
  const valueDate = payDay(list, context)
  return saleable
    .filter(one => one.redLettered === 0n && asOf < settlementBegins(one.dueOn, calendar, rules))
    .map(one => ({
      ...{ ...one, on: rollDate(calendar, one.dueOn, 'following') },
      amount: spanSize(one.span),
    }))
    .filter(one => {
      const days = dayNumber(one.on) - dayNumber(valueDate)
      const owedBy = debtor === null || one.debtor === debtor
      return owedBy && days > 0 && days <= daysMax && one.tier <= tierMax
    })
    .toSorted(bySoonest)
}

function bySoonest(a: Part, b: Part): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1
  return `${a.instrument} ${a.span.lo}` < `${b.instrument} ${b.span.lo}` ? -1 : 1
}

/** Takes titles until they bring what is needed, the last one no longer than that. */
function take(
  parts: readonly Part[],
  { needed, room }: { readonly needed: bigint; readonly room: bigint },
  worth: (part: Part) => bigint,
): readonly Part[] {
  const taken: Part[] = []
  let [left, missing] = [room, needed]
  for (const part of parts) {
    if (left === 0n || missing <= 0n) break
    const whole = cut(part, lesser(part.amount, left))
    const still = missing
    const isEnough = (units: bigint) => worth(cut(part, units)) >= still
    const next = isEnough(whole.amount) ? cut(part, findFewest(whole.amount, isEnough)) : whole
    taken.push(next)
    left -= next.amount
    missing -= worth(next)
  }
  return taken
}

function greater(a: bigint, b: bigint): bigint {
  if (a > b) return a
  return b
}

function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}

function cut(part: Part, amount: bigint): Part {
  const { lo } = part.span
  return { ...part, amount, span: { lo, hi: lo + amount } }
}

/** The fewest units, of at most `most`, that are enough; `most` is. */
function findFewest(most: bigint, isEnough: (units: bigint) => boolean): bigint {
  let [low, high] = [1n, most]
  while (low < high) {
    const middle = (low + high) / 2n
    if (isEnough(middle)) high = middle
    else low = middle + 1n
  }
  return high
}

function byCost(a: Proposal, b: Proposal): number {
  const [costA, costB] = [a, b].map(({ price }) => price.discount + price.fee) as [bigint, bigint]
  if (costA !== costB) return costA < costB ? -1 : 1
  if (a.face !== b.face) return a.face < b.face ? -1 : 1
  return a.list < b.list ? -1 : 1
}

export type RaiseRefusal =
  | 'amount_to_raise_must_be_positive'
  | Detailed<'price_list_must_pay_by_the_day', { by: BusinessDate }>
  | Detailed<'amount_to_raise_must_be_within_reach', { most: Money; asked: Money }>

export const RAISE_TEXTS = {
  amount_to_raise_must_be_positive: badInput(
    '所需金额须大于零。',
    'The amount to raise must be more than zero.',
  ),
  price_list_must_pay_by_the_day: conflict(
    d => `没有按此追索方式、于 ${d.by} 之前付款的价目表。`,
    d => `No price list with this recourse and currency pays by ${d.by}.`,
  ),
  amount_to_raise_must_be_within_reach: conflict(
    d => `依现有价目表至多可得 ${d.most}，不足 ${d.asked}。`,
    d => `By the price lists that stand at most ${d.most} can be had, less than ${d.asked}.`,
  ),
} satisfies RefusalTexts<RaiseRefusal>
