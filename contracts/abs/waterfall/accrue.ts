import { type BusinessDate, dayNumber } from '../../kernel/date.ts'
import { type DayCount, yearFraction } from '../../kernel/day-count.ts'
import type { Name, Note } from '../deal/deal.ts'
import { add, halfUp, ONE, type Ratio, ratioOf, rounded, times, whole } from '../ratio.ts'
import { atLeastZero, type Distribution, least, unitsOf } from './distribution.ts'
import { amountAt, holdsAt } from './evaluate.ts'

/** Interest and fees of a period in which they fall due, from the accrual before up to this one. */
export function accrue(d: Distribution): void {
  for (const [name, note] of Object.entries(d.loaded.deal.notes)) accrueNote(d, name, note)
  for (const [name, support] of Object.entries(d.loaded.deal.supports ?? {})) {
    if (support.kind === 'swap') accrueSwap(d, name)
    else if (support.rate !== undefined) {
      const part = times(ratioOf(support.rate), fraction(d, support.dayCount!))
      const interest = halfUp(times(whole(d.book.get(`support.${name}.owed`)), part))
      d.book.raise(`support.${name}.owed`, interest)
    }
  }
  for (const name of d.loaded.feeOrder) {
    if (name !== d.loaded.payoutFee) accrueFee(d, name, feeAmount(d, name))
  }
}

/** Rounded to whole fen a unit, so that what is due and what can be paid agree. */
function accrueNote(d: Distribution, name: Name, note: Note): void {
  if (note.interest === 'none') return
  const units = unitsOf(d, name)
  const mode = d.loaded.deal.conventions?.interest ?? 'half_up'
  const rate = times(d.rates.get(`note.${name}.rate`)!, fraction(d, note.dayCount))
  const base = amountAt(d, `notes.${name}.notional`) ?? d.book.get(`note.${name}.balance`)
  const perUnit = rounded({ num: base * rate.num, den: units * rate.den }, mode)
  const unpaid = d.book.get(`note.${name}.interest.unpaid`)
  const onUnpaid = rounded(times({ num: unpaid, den: units }, rateOnUnpaid(d, name, note)), mode)
  const accrued = (perUnit + onUnpaid) * units
  d.book.flow(`note.${name}.interest.accrued`, accrued)
  if (!holdsAt(d, `notes.${name}.capitalise`)) {
    d.book.raise(`note.${name}.interest.unpaid`, accrued)
    return
  }
  d.book.raise(`note.${name}.balance`, accrued)
  d.book.flow(`note.${name}.capitalised`, accrued)
}

function rateOnUnpaid(d: Distribution, name: Name, note: Note): Ratio {
  if (note.interestOnUnpaid === undefined) return whole(0n)
  const annual =
    note.interestOnUnpaid === 'note_rate'
      ? d.rates.get(`note.${name}.rate`)!
      : ratioOf(note.interestOnUnpaid)
  return times(annual, fraction(d, note.dayCount))
}

/**
 * Net of both legs: what the counterparty owes can be drawn, what the deal owes waits to be paid.
 */
function accrueSwap(d: Distribution, name: Name): void {
  const gives = amountAt(d, `supports.${name}.gives`)!
  const takes = amountAt(d, `supports.${name}.takes`)!
  d.book.note(`support.${name}.net`, gives - takes)
  d.book.raise(`support.${name}.owed`, atLeastZero(takes - gives))
}

/** One period's fee with its VAT, up to its cap. */
export function feeAmount(d: Distribution, name: Name): bigint {
  const fee = d.loaded.deal.fees![name]!
  const path = `fees.${name}`
  const net =
    'rate' in fee
      ? halfUp(
          times(
            whole(amountAt(d, `${path}.of`)!),
            times(ratioOf(fee.rate), fraction(d, fee.dayCount)),
          ),
        )
      : amountAt(d, `${path}.amount`)!
  const gross = fee.vat ? halfUp(times(whole(net), add(ONE, ratioOf(fee.vat)))) : net
  return least(gross, amountAt(d, `${path}.cap`) ?? gross)
}

export function accrueFee(d: Distribution, name: Name, amount: bigint): void {
  if (d.loaded.deal.fees![name]!.unpaid === 'lapses') d.book.set(`fee.${name}.unpaid`, 0n)
  d.book.flow(`fee.${name}.accrued`, amount)
  d.book.raise(`fee.${name}.unpaid`, amount)
}

function fraction(d: Distribution, dayCount: DayCount): Ratio {
  return yearPart(d, dayCount, d.accruedTo, d.dates.accrual)
}

/** The part of a year between two dates, exact. */
export function yearPart(
  d: Distribution,
  dayCount: DayCount,
  from: BusinessDate,
  to: BusinessDate,
): Ratio {
  const end = dayNumber(to)
  const context = {
    maturity: dayNumber(d.loaded.deal.dates.final),
    periodEnd: end,
    calendar: d.calendar,
  }
  const { numerator, denominator } = yearFraction(dayCount, dayNumber(from), end, context)
  return { num: BigInt(numerator), den: BigInt(denominator) }
}
