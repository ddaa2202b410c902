import type { ActClass } from '../command/act-class.ts'
import type { Facility } from '../facility/facility.ts'
import { findUses, USE_TEXTS, type UseRefusal } from '../facility/use.ts'
import { isBusinessDay } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import { type BusinessDate, dayNumber } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { listExposure } from './exposure.ts'
import type { QuoteGiven } from './facts.ts'
import type {
  AskedLender,
  ClockedContext,
  Financing,
  FinancingId,
  Quote,
  RecourseAsked,
} from './financing.ts'
import { RECOURSE_WORDS } from './financing-words.ts'
import { ASKED_TEXTS, type AskedRefusal, findAsked, type InstantRefusal } from './find-financing.ts'
import { PRICE_TEXTS, type Price, type PriceRefusal, reckonPrice } from './price.ts'

/**
 * A lender that was asked signs a price: discount, fee and net amount, the yearly cost of it all,
 * with or without recourse, firm until an instant. It quotes only on what it has looked at, and
 * only within its own live limits.
 */
export function quote(
  { financing: named, facilities }: QuoteState,
  { financing: _financing, seen, ...terms }: GiveQuote,
  context: ClockedContext,
): Decision<QuoteGiven, never, QuoteRefusal> {
  const { party: lender, asOf } = context
  const found = findAsked(named, lender, ['requested'])
  if (!found.ok) return found
  const { financing, asked } = found.value
  const refused =
    deadlineRefusal(financing, context) ??
    firmRefusal(financing, terms) ??
    shownRefusal(asked, seen) ??
    termsRefusal(financing, terms, context)
  if (refused) return refused
  const price = reckonPrice(financing.parts, terms)
  if (!price.ok) return price
  const { discount, net, apr } = price.value
  if (discount !== terms.discount || net !== terms.net || apr !== terms.apr)
    return refuse('quote_must_state_its_price', 'body.net', {
      ...{ discount: units(discount), net: units(net), apr },
    })
  const uses = findUses(facilities, listExposure(financing), asOf, 'body.financing')
  if (!uses.ok) return uses
  const made: Quote = { ...terms, lender, list: null, status: 'standing' }
  const visibleTo = [lender, financing.holder]
  return accept(
    [{ type: 'financing.quoted.v1', visibleTo, financing: financing.id, quote: made }],
    [],
  )
}

export const QUOTE_CLASS = 'value' satisfies ActClass

/** A lender quotes before the deadline, and has one quote at a time. */
export function deadlineRefusal(
  { deadline, quotes }: Financing,
  { party, now }: Pick<ClockedContext, 'party' | 'now'>,
): Refused<DeadlineRefusal> | null {
  if (now >= deadline)
    return refuse('quote_must_come_before_the_deadline', 'body.financing', { by: deadline, now })
  if (quotes.some(({ lender, status }) => lender === party && status === 'standing'))
    return refuse('lender_must_have_one_quote_at_a_time', 'body.financing')
  return null
}

function firmRefusal(
  { deadline }: Financing,
  { firmUntil }: Pick<Quote, 'firmUntil'>,
): Refused<FirmRefusal> | null {
  if (firmUntil < deadline)
    return refuse('quote_must_be_firm_until_the_deadline', 'body.firmUntil', { deadline })
  return null
}

/** The last text that it was shown is named by the lender. */
export function shownRefusal({ shown }: AskedLender, seen: Digest): Refused<SeenRefusal> | null {
  if (shown === null) return refuse('lender_must_have_looked', 'body.seen')
  if (shown.digest !== seen)
    return refuse('lender_must_name_what_it_was_shown', 'body.seen', { digest: shown.digest })
  return null
}

function termsRefusal(
  { recourse: asked }: Financing,
  { recourse, valueDate }: Pick<Quote, 'recourse' | 'valueDate'>,
  { asOf, calendar }: ClockedContext,
): Refused<TermsRefusal> | null {
  if (asked !== 'either' && asked !== recourse)
    return refuse('recourse_must_be_as_asked', 'body.recourse', { asked })
  if (valueDate < asOf || !isBusinessDay(calendar, dayNumber(valueDate)))
    return refuse('value_date_must_be_a_business_day_to_come', 'body.valueDate', {
      valueDate,
      today: asOf,
    })
  return null
}

export type QuoteRefusal =
  | AskedRefusal
  | DeadlineRefusal
  | FirmRefusal
  | SeenRefusal
  | TermsRefusal
  | PriceRefusal
  | Detailed<'quote_must_state_its_price', { discount: Units; net: Units; apr: string }>
  | UseRefusal

export type DeadlineRefusal =
  | InstantRefusal<'quote_must_come_before_the_deadline'>
  | 'lender_must_have_one_quote_at_a_time'

type FirmRefusal = Detailed<'quote_must_be_firm_until_the_deadline', { deadline: Instant }>

export type SeenRefusal =
  | 'lender_must_have_looked'
  | Detailed<'lender_must_name_what_it_was_shown', { digest: Digest }>

type TermsRefusal =
  | Detailed<'recourse_must_be_as_asked', { asked: RecourseAsked }>
  | Detailed<
      'value_date_must_be_a_business_day_to_come',
      { valueDate: BusinessDate; today: BusinessDate }
    >

export const DEADLINE_TEXTS = {
  quote_must_come_before_the_deadline: conflict(
    d => `报价已于 ${d.by} 截止，现在是 ${d.now}。`,
    d => `Quotes ended at ${d.by}; it is ${d.now}.`,
  ),
  lender_must_have_one_quote_at_a_time: conflict(
    '贵方已有一份有效报价，请先撤回。',
    'Your party has a quote that stands; take it back first.',
  ),
} satisfies RefusalTexts<DeadlineRefusal>

export const SEEN_TEXTS = {
  lender_must_have_looked: conflict(
    '请先查阅所披露的情况，再报价或审批。',
    'Look at what is disclosed first, then quote or decide.',
  ),
  lender_must_name_what_it_was_shown: conflict(
    d => `须写明贵方最近一次查阅内容的摘要 ${d.digest}。`,
    d => `Name what you were shown last, by its digest ${d.digest}.`,
  ),
} satisfies RefusalTexts<SeenRefusal>

export const QUOTE_TEXTS = {
  ...ASKED_TEXTS,
  ...DEADLINE_TEXTS,
  quote_must_be_firm_until_the_deadline: badInput(
    d => `报价有效期至少须至报价截止 ${d.deadline}。`,
    d => `A quote is firm at least until quotes end, ${d.deadline}.`,
  ),
  ...SEEN_TEXTS,
  recourse_must_be_as_asked: badInput(
    d => `询价要求${d.asked}。`,
    d => `What is asked for is a price ${d.asked}.`,
    { asked: RECOURSE_WORDS },
  ),
  value_date_must_be_a_business_day_to_come: badInput(
    d => `起息日 ${d.valueDate} 须为营业日，且不早于当前业务日 ${d.today}。`,
    d => `The value date ${d.valueDate} must be a business day, from ${d.today} on.`,
  ),
  ...PRICE_TEXTS,
  quote_must_state_its_price: badInput(
    d => `按所列条件，贴现息为 ${d.discount}，净额为 ${d.net}（最小货币单位），年化成本 ${d.apr}。`,
    d =>
      `On these terms the discount is ${d.discount} and the net amount ${d.net} minor units, ` +
      `at a yearly cost of ${d.apr}.`,
  ),
  ...USE_TEXTS,
} satisfies RefusalTexts<QuoteRefusal>

export interface GiveQuote extends Omit<Quote, 'lender' | 'list' | 'status'>, Price {
  readonly financing: FinancingId
  /** The digest of what the lender was shown last. */
  readonly seen: Digest
}

export interface QuoteState {
  readonly financing: Financing | null
  /** Of the lender, as far as they could bear the financing. */
  readonly facilities: readonly Facility[]
}
