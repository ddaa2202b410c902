import { assert } from '../../kernel/bug.ts'
import type { BusinessDate } from '../../kernel/date.ts'

/** What of trade is watched from a date on. Days are calendar days, shares are per mille. */
export interface WatchRules {
  /** The first date they are in force. */
  readonly from: BusinessDate
  /** Firms in a circle, the most that are looked for. */
  readonly circleFirmsMax: number
  /** All of a circle's invoices are dated within so many days. */
  readonly circleDays: number
  /** … and each amount is within this share of the middle between the least and the greatest. */
  readonly circleSpreadPerMille: number
  /** Of who controls a firm, so many steps up are looked at. */
  readonly controlStepsMax: number
  /** What more firms than this share, such as an agent's office, relates none of them. */
  readonly tieFirmsMax: number
  /** A firm between two that are related sells on within so many days … */
  readonly throughDays: number
  /** … for no more than this share above what it paid, or this share below. */
  readonly throughMarginPerMille: number
  readonly throughLossPerMille: number
  /** A jump is so many days of one seller beside the days before. */
  readonly jumpDays: number
  readonly usualDays: number
  /** Who sold nothing in so many days, at least, of which anything is known is new. */
  readonly knownDaysMin: number
  /** So many invoices at least, and so many times the most that there were before. */
  readonly jumpInvoicesMin: number
  readonly jumpInvoicesTimes: number
  /** Two invoices at least, of so many times the greatest sum that there was before. */
  readonly jumpSumTimes: number
  /** Who has sold fewer invoices than this before has no usual sum. */
  readonly usualInvoicesMin: number
  /** Amounts from which somebody looks twice, in fen. */
  readonly watchedAmounts: readonly number[]
  /** Just under such an amount is within this share of it … */
  readonly underPerMille: number
  /** … by so many invoices of one pair within so many days … */
  readonly underInvoicesMin: number
  readonly underDays: number
  /** … and so many times as many as stand as near above it. */
  readonly underTimes: number
  /** So many pieces of one receivable passed on within so many days are a burst. */
  readonly piecesMin: number
  readonly piecesDays: number
}

/**
 * Effective-dated, ascending; a change is one more row, never an edit. Circles of 2 to 6 firms in
 * 30 days with amounts of 20 % more or less are the field's; the others are the platform's own.
 */
export const WATCH_RULES: readonly WatchRules[] = [
  {
    from: '2000-01-01',
    circleFirmsMax: 6,
    circleDays: 30,
    circleSpreadPerMille: 200,
    controlStepsMax: 3,
    tieFirmsMax: 20,
    throughDays: 30,
    throughMarginPerMille: 30,
    throughLossPerMille: 5,
    jumpDays: 7,
    usualDays: 180,
    knownDaysMin: 60,
    jumpInvoicesMin: 12,
    jumpInvoicesTimes: 3,
    jumpSumTimes: 4,
    usualInvoicesMin: 3,
    watchedAmounts: [10_000_000, 100_000_000, 500_000_000],
    underPerMille: 50,
    underInvoicesMin: 3,
    underDays: 30,
    underTimes: 3,
    piecesMin: 25,
    piecesDays: 2,
  },
]

export function watchRulesOn(
  date: BusinessDate,
  table: readonly WatchRules[] = WATCH_RULES,
): WatchRules {
  const rules = table.findLast(one => one.from <= date)
  assert(rules !== undefined, 'something is watched on every date')
  return rules
}
