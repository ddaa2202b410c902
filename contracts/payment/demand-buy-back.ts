import type { ActClass } from '../command/act-class.ts'
import { type Financing, type FinancingId, findChosen } from '../financing/financing.ts'
import { addBusinessDays, rollDate } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { Title } from '../kernel/title.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import { FREE_TEXTS, type FreeRefusal, freeRefusal, owedOn } from '../title/span-set.ts'
import { waitForBuyBack } from '../wait/waits.ts'
import type { Account, AccountId } from './account.ts'
import type { BoughtPart, BuyBack, BuyBackGround } from './buy-back.ts'
import { makeBuyBackId } from './buy-back.ts'
import type { BuyBackDemanded } from './buy-back-facts.ts'
import { findPaidBy, PAID_BY_TEXTS, type PaidByRefusal } from './find-payout.ts'
import { reckonBuyBack } from './reckon-buy-back.ts'
import {
  USABLE_ACCOUNT_TEXTS,
  type UsableAccountRefusal,
  usableAccountRefusal,
} from './usable-account.ts'

/**
 * A lender that has financed with recourse demands that who was financed buys back what the debtor
 * did not pay by its day and the days of grace, or what red letters have diluted. The price is that
 * of the quote's terms on the day by which it is to be paid; the titles go back by its proof.
 */
export function demandBuyBack(
  { financing: named, before, to, receivables }: DemandBuyBackState,
  { ground }: DemandBuyBack,
  context: RuledContext,
): Decision<BuyBackDemanded, never, DemandBuyBackRefusal> {
  const { party: lender, asOf, calendar, rules } = context
  const found = findPaidBy(named, lender, ['paid'])
  if (!found.ok) return found
  const financing = found.value
  const { holder, currency, id } = financing
  const quote = findChosen(financing)!
  if (quote.recourse !== 'with') return refuse('financing_must_be_with_recourse', AT)
  const standing = before.find(({ status }) => status === 'demanded')
  if (standing) return refuse('buy_back_must_not_stand', AT, { payBy: standing.payBy })
  const own = listOwn(financing, receivables, lender)
  if (own.length === 0) return refuse('lender_must_hold_what_is_bought_back', AT)
  const grounded = own.filter(one => isGround(one, ground, receivables, context))
  if (grounded.length === 0) return groundRefusal(own, ground, context)
  const refused =
    freeRefusal(
      grounded.map(({ title }) => title),
      AT,
    ) ?? usableAccountRefusal(to, { party: lender, currency, asOf }, 'to', 'body.to')
  if (refused) return refused
  const parts = grounded.map(({ part }) => part)
  const payBy = addBusinessDays(calendar, asOf, rules.buyBackDays)
  const number = before.length + 1
  return accept(
    [
      {
        ...({ type: 'payment.buy-back-demanded.v1', visibleTo: [lender, holder] } as const),
        opens: waitForBuyBack({ holder, payBy }, context),
        ...{ financing: id, number, lender, holder, ground, parts, currency, payBy },
        ...reckonBuyBack(parts, quote, payBy),
        endToEndId: makeBuyBackId(id, number),
        to: { account: to!.id, number: to!.number },
      },
    ],
    [],
  )
}

export const DEMAND_BUY_BACK_CLASS = 'value' satisfies ActClass

const AT = 'body.financing'

interface Own {
  readonly part: BoughtPart
  readonly title: Title
}

/** What the lender still holds of what it has financed, title by title. */
function listOwn(
  { parts }: Financing,
  receivables: ReceivablesById,
  lender: PartyId,
): readonly Own[] {
  return parts.flatMap(({ instrument, span, on }) => {
    const { tiling } = receivables.get(instrument)!
    const titles = titlesOn(tiling, span) ?? []
    return titles
      .filter(({ holder }) => holder === lender)
      .map(title => {
        const held = { lo: title.lo, hi: title.hi }
        return { part: { instrument, span: held, amount: owedOn(tiling, held), on }, title }
      })
  })
}

function isGround(
  { part }: Own,
  ground: BuyBackGround,
  receivables: ReceivablesById,
  context: RuledContext,
): boolean {
  if (ground === 'diluted') return receivables.get(part.instrument)!.receivable.redLettered > 0n
  return context.asOf >= graceEnds(part, context)
}

/** The first business date on which the days of grace of a debt are over. */
function graceEnds({ on }: BoughtPart, { calendar, rules }: RuledContext): BusinessDate {
  return addBusinessDays(calendar, rollDate(calendar, on, 'following'), rules.recourseGraceDays + 1)
}

function groundRefusal(
  own: readonly Own[],
  ground: BuyBackGround,
  context: RuledContext,
): Refused<GroundRefusal> {
  if (ground === 'diluted') return refuse('red_letters_must_touch_what_was_financed', 'body.ground')
  const [from] = own.map(({ part }) => graceEnds(part, context)).sort()
  return refuse('debt_must_be_unpaid_beyond_its_grace', 'body.ground', {
    ...{ from: from!, today: context.asOf },
  })
}

export type DemandBuyBackRefusal =
  | PaidByRefusal
  | 'financing_must_be_with_recourse'
  | Detailed<'buy_back_must_not_stand', { payBy: BusinessDate }>
  | 'lender_must_hold_what_is_bought_back'
  | GroundRefusal
  | FreeRefusal
  | UsableAccountRefusal

type GroundRefusal =
  | Detailed<'debt_must_be_unpaid_beyond_its_grace', { from: BusinessDate; today: BusinessDate }>
  | 'red_letters_must_touch_what_was_financed'

export const DEMAND_BUY_BACK_TEXTS = {
  ...PAID_BY_TEXTS,
  financing_must_be_with_recourse: notAllowed(
    '该笔融资无追索权，不能要求回购。',
    'The financing is without recourse: nothing is to be bought back.',
  ),
  buy_back_must_not_stand: conflict(
    d => `已要求回购，付款期限为 ${d.payBy}；逾期未付后方可再次要求。`,
    d => `A buy-back is demanded already, to be paid by ${d.payBy}; demand anew after that.`,
  ),
  lender_must_hold_what_is_bought_back: conflict(
    '贵方已不持有该笔融资的任何未付区间。',
    'Your party holds no unpaid span of this financing any more.',
  ),
  debt_must_be_unpaid_beyond_its_grace: conflict(
    d => `宽限期后自 ${d.from} 起方可要求回购，当前业务日为 ${d.today}。`,
    d => `A buy-back can be demanded from ${d.from} on, after the days of grace; it is ${d.today}.`,
  ),
  red_letters_must_touch_what_was_financed: conflict(
    '该笔融资所依据的发票没有红字。',
    'No red letter took back of the invoices behind this financing.',
  ),
  ...FREE_TEXTS,
  ...USABLE_ACCOUNT_TEXTS,
} satisfies RefusalTexts<DemandBuyBackRefusal>

export interface DemandBuyBack {
  readonly financing: FinancingId
  readonly ground: BuyBackGround
  /** The account of the lender that is to be paid. */
  readonly to: AccountId
}

export interface DemandBuyBackState {
  readonly financing: Financing | null
  /** What was demanded of it before. */
  readonly before: readonly BuyBack[]
  readonly to: Account | null
  readonly receivables: ReceivablesById
}
