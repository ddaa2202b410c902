import type { ActClass } from '../command/act-class.ts'
import { type Answer, answer } from '../kernel/answer.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import { type Units, units } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Rules } from '../kernel/rules.ts'
import { spanSize } from '../kernel/span.ts'
import type { Title } from '../kernel/title.ts'
import { TRANSFEREE_TEXTS } from '../title/offer-transfer.ts'
import type { InstrumentSpan, SpanSet } from '../title/span-set.ts'
import { AMOUNT_POSITIVE_TEXTS } from '../trade/document.ts'
import { settlementBegins } from '../wait/settlement.ts'

/**
 * Which spans a holder pays an amount with: earliest due date first, lowest span first, so that at
 * most the last title is cut. Only what it could offer today is chosen; the act then names the
 * spans, so the holder signs what it parts with. Holdings are of one holder and one currency.
 */
export function payWithAmount(
  holdings: readonly Holding[],
  { amount, to }: { readonly amount: bigint; readonly to: PartyId },
  { party, asOf, calendar, rules }: PayingContext,
): Answer<SpanSet, PayWithAmountRefusal> {
  if (amount <= 0n) return refuse('amount_must_be_positive', 'body.amount')
  if (to === party) return refuse('transferee_must_be_another_party', 'body.to')
  const chosen: InstrumentSpan[] = []
  let left = amount
  for (const { receivable, title, dueOn } of holdings.toSorted(byDueDate)) {
    if (left === 0n) break
    if (title.claim !== null || title.holds.length > 0) continue
    if (asOf >= settlementBegins(dueOn, calendar, rules)) continue
    const span = { lo: title.lo, hi: spanSize(title) > left ? title.lo + left : title.hi }
    chosen.push({ instrument: receivable, span })
    left -= spanSize(span)
  }
  if (left === 0n) return answer(chosen)
  return refuse('holdings_must_cover_the_amount', 'body.amount', {
    free: units(amount - left),
    amount: units(amount),
  })
}

interface PayingContext {
  readonly party: PartyId
  readonly asOf: BusinessDate
  readonly calendar: Calendar
  readonly rules: Rules
}

export const PAY_WITH_AMOUNT_CLASS = 'value' satisfies ActClass

/** The amount is in minor units: its currency is that of the spans that are found for it. */
export type PayWithAmountRefusal =
  | 'amount_must_be_positive'
  | 'transferee_must_be_another_party'
  | Detailed<'holdings_must_cover_the_amount', { free: Units; amount: Units }>

export const PAY_WITH_AMOUNT_TEXTS = {
  ...AMOUNT_POSITIVE_TEXTS,
  ...TRANSFEREE_TEXTS,
  holdings_must_cover_the_amount: conflict(
    d => `可用的凭证余额为 ${d.free}，不足 ${d.amount}（以最小货币单位计），请减少金额。`,
    d => `You hold ${d.free} minor units that are free, less than ${d.amount}; pay less.`,
  ),
} satisfies RefusalTexts<PayWithAmountRefusal>

/** A title of a receivable on which nothing has been paid yet. */
export interface Holding {
  readonly receivable: ReceivableId
  readonly dueOn: BusinessDate
  readonly title: Title
}

function byDueDate(a: Holding, b: Holding): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  if (a.receivable !== b.receivable) return a.receivable < b.receivable ? -1 : 1
  return a.title.lo < b.title.lo ? -1 : 1
}
