import { type Answer, answer } from '../kernel/answer.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { refuse } from '../kernel/decision.ts'
import type { ReceivableId } from '../kernel/id.ts'
import type { Rules } from '../kernel/rules.ts'
import { spanSize } from '../kernel/span.ts'
import type { Title } from '../kernel/title.ts'
import { settlementBegins } from '../title/offer.ts'
import type { ReceivableSpan, SpanSet } from '../title/span-set.ts'

/**
 * Which spans a holder pays an amount with: earliest due date first, lowest span first, so that at
 * most the last title is cut. Only what it could offer today is chosen; the act then names the
 * spans, so the holder signs what it parts with. Holdings are of one holder and one currency.
 */
export function payWithAmount(
  holdings: readonly Holding[],
  amount: bigint,
  { asOf, calendar, rules }: { asOf: BusinessDate; calendar: Calendar; rules: Rules },
): Answer<SpanSet, PayWithAmountRefusal> {
  if (amount <= 0n) return refuse('amount_must_be_positive', 'amount')
  const chosen: ReceivableSpan[] = []
  let left = amount
  for (const { receivable, title, dueOn } of holdings.toSorted(byDueDate)) {
    if (left === 0n) break
    if (title.claim !== null || title.holds.length > 0) continue
    if (asOf >= settlementBegins(dueOn, calendar, rules)) continue
    const span = { lo: title.lo, hi: spanSize(title) > left ? title.lo + left : title.hi }
    chosen.push({ receivable, span })
    left -= spanSize(span)
  }
  return left === 0n ? answer(chosen) : refuse('holdings_must_cover_the_amount', 'amount')
}

export type PayWithAmountRefusal = 'amount_must_be_positive' | 'holdings_must_cover_the_amount'

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
