import type { BusinessDate } from '../../kernel/date.ts'
import type { Rate } from '../../kernel/rate.ts'
import type { Deal } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import { computeNotePrincipal } from '../deal/money-text.ts'
import type { PeriodResult } from '../waterfall/result.ts'
import { averageLife } from './average-life.ts'
import { type Duration, durationAt } from './duration.ts'
import type { Flow } from './flow.ts'
import { yieldAt } from './yield.ts'

/** The figures of a class of notes over a run. Amounts are whole fen. */
export interface NoteFigures {
  readonly note: Name
  /** The amount paid in, 100 元 a unit, on the closing date. */
  readonly issued: bigint
  /** The principal where the run starts: what was issued, or what is left in mid-life. */
  readonly opening: bigint
  readonly interest: bigint
  readonly principal: bigint
  readonly residual: bigint
  /**
   * Principal never repaid, written-off principal included, and interest owed when the run ends.
   */
  readonly shortfall: bigint
  /** The payment date that brought the balance to zero; null if it never came. */
  readonly redeemedOn: BusinessDate | null
  /** In years from the closing date, or from where the run starts in mid-life. */
  readonly averageLife: Rate | null
  /**
   * The yield of a holder who bought at par on that date, compounded yearly; null if none.
   */
  readonly yieldAtPar: Rate | null
  /** The duration at that yield. */
  readonly duration: Duration | null
}

/**
 * Computes the figures of every note of the deal, the most senior first. `start` is the payment
 * date after which the periods begin, where they do not begin at the closing.
 */
export function noteFigures(
  deal: Deal,
  periods: readonly PeriodResult[],
  start: BusinessDate = deal.dates.closing,
): readonly NoteFigures[] {
  return Object.keys(deal.notes).map(note => computeFigures(deal, note, periods, start))
}

function computeFigures(
  deal: Deal,
  note: Name,
  periods: readonly PeriodResult[],
  start: BusinessDate,
): NoteFigures {
  const issued = computeNotePrincipal(deal.notes[note]!)
  const [first] = periods
  const opening = first ? first.notes[note]!.opening : issued
  const rows = periods.map(period => ({ ...period.notes[note]!, date: period.payment }))
  const sum = (amount: (row: (typeof rows)[number]) => bigint) =>
    rows.reduce((total, row) => total + amount(row), 0n)
  const paid = rows.map(
    (r): Flow => ({ date: r.date, amount: r.interestPaid + r.principalPaid + r.residualPaid }),
  )
  const found = opening > 0n ? yieldAt(paid, start, opening, 1) : null
  const atPar = found?.ok ? found.value : null
  const last = rows.at(-1)
  const redeemed = issued > 0n && rows.find(r => r.closing === 0n && r.writtenOff === 0n)
  return {
    note,
    issued,
    opening,
    interest: sum(r => r.interestPaid),
    principal: sum(r => r.principalPaid),
    residual: sum(r => r.residualPaid),
    shortfall: (last ? last.closing + last.interestUnpaid : opening) + sum(r => r.writtenOff),
    redeemedOn: redeemed ? redeemed.date : null,
    averageLife: averageLife(
      rows.map(r => ({ date: r.date, amount: r.principalPaid })),
      start,
    ),
    yieldAtPar: atPar,
    duration: atPar && durationAt(paid, start, atPar, 1),
  }
}
