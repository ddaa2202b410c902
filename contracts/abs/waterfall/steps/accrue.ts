import type { DayCount } from '../../../kernel/day-count.ts'
import type { Name } from '../../deal/deal-text.ts'
import { add, halfUp, ONE, type Ratio, ratioOf, rounded, times, whole } from '../../ratio.ts'
import type { FeePlaces } from '../book-layout.ts'
import { type Act, atLeastZero, type Distribution, least, type Read } from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import { amountAt, holdsAt, placeOf, unitsOf } from '../plan/quantities.ts'
import { yearPart } from '../plan/year-fraction.ts'

/** Interest and fees of a period in which they fall due, from the accrual before up to this one. */
export function planAccrue(planning: Planning): Act {
  const { deal, feeOrder, payoutFees } = planning.loaded
  const acts = [
    ...Object.keys(deal.notes).flatMap(name => planNote(planning, name)),
    ...Object.keys(deal.supports ?? {}).flatMap(name => planSupport(planning, name)),
    ...feeOrder.filter(name => !payoutFees.includes(name)).map(name => planFee(planning, name)),
  ]
  return d => {
    for (const act of acts) act(d)
  }
}

/** Rounded to whole fen a unit, so that what is due and what can be paid agree. */
function planNote(planning: Planning, name: Name): Act[] {
  const { deal } = planning.loaded
  const { interest, dayCount } = deal.notes[name]!
  if (interest === 'none') return []
  const note = placeOf(planning.places.notes, name)
  const units = unitsOf(planning, name)
  const mode = deal.conventions?.interest ?? 'half_up'
  const notional = amountAt(planning, `notes.${name}.notional`)
  const capitalises = holdsAt(planning, `notes.${name}.capitalise`)
  const rateOnUnpaid = planRateOnUnpaid(planning, name)
  return [
    d => {
      const part = fraction(planning, d, dayCount)
      const perUnit = (base: bigint, annual: Ratio) =>
        base === 0n ? 0n : rounded(times({ num: base, den: units }, times(annual, part)), mode)
      const own = perUnit(notional?.(d) ?? d.book.get(note.balance), d.rates.get(rateOf(name))!)
      const unpaid = d.book.get(note.unpaid)
      const accrued = (own + perUnit(unpaid, rateOnUnpaid(d))) * units
      d.book.flow(note.accrued, accrued)
      if (!capitalises?.(d)) return d.book.raise(note.unpaid, accrued)
      d.book.raise(note.balance, accrued)
      d.book.flow(note.capitalised, accrued)
    },
  ]
}

function rateOf(note: Name): string {
  return `note.${note}.rate`
}

function planRateOnUnpaid({ loaded: { deal } }: Planning, name: Name): Read<Ratio> {
  const terms = deal.notes[name]!.interestOnUnpaid
  if (terms === 'note_rate') return d => d.rates.get(rateOf(name))!
  const annual = ratioOf(terms ?? '0')
  return () => annual
}

function planSupport(planning: Planning, name: Name): Act[] {
  const support = planning.loaded.deal.supports![name]!
  const place = placeOf(planning.places.supports, name)
  if (support.kind === 'swap') return [planSwap(planning, name)]
  if (support.rate === undefined) return []
  const annual = ratioOf(support.rate)
  return [
    d => {
      const owed = d.book.get(place.owed)
      const part = times(annual, fraction(planning, d, support.dayCount!))
      d.book.raise(place.owed, halfUp(times(whole(owed), part)))
    },
  ]
}

/**
 * Net of both legs: what the counterparty owes can be drawn, what the deal owes waits to be paid.
 */
function planSwap(planning: Planning, name: Name): Act {
  const place = placeOf(planning.places.supports, name)
  const gives = amountAt(planning, `supports.${name}.gives`)!
  const takes = amountAt(planning, `supports.${name}.takes`)!
  return d => {
    const net = gives(d) - takes(d)
    d.book.set(place.net, net)
    d.book.raise(place.owed, atLeastZero(-net))
  }
}

function planFee(planning: Planning, name: Name): Act {
  const place = placeOf(planning.places.fees, name)
  const lapses = planning.loaded.deal.fees![name]!.unpaid === 'lapses'
  const amount = feeAmount(planning, name)
  return d => accrueFee(d, place, lapses, amount(d))
}

/** One period's fee with its VAT, up to its cap. */
export function feeAmount(planning: Planning, name: Name): Read<bigint> {
  const net = netFee(planning, name)
  const { vat } = planning.loaded.deal.fees![name]!
  const growth = vat ? add(ONE, ratioOf(vat)) : null
  const cap = amountAt(planning, `fees.${name}.cap`)
  return d => {
    const gross = growth ? halfUp(times(whole(net(d)), growth)) : net(d)
    return cap ? least(gross, cap(d)) : gross
  }
}

function netFee(planning: Planning, name: Name): Read<bigint> {
  const fee = planning.loaded.deal.fees![name]!
  const path = `fees.${name}`
  if (!('rate' in fee)) return amountAt(planning, `${path}.amount`)!
  const annual = ratioOf(fee.rate)
  const base = amountAt(planning, `${path}.of`)!
  return d => halfUp(times(whole(base(d)), times(annual, fraction(planning, d, fee.dayCount))))
}

export function accrueFee(
  { book }: Distribution,
  fee: FeePlaces,
  lapses: boolean,
  amount: bigint,
): void {
  if (lapses) book.set(fee.unpaid, 0n)
  book.flow(fee.accrued, amount)
  book.raise(fee.unpaid, amount)
}

function fraction({ loaded: { deal } }: Planning, d: Distribution, dayCount: DayCount): Ratio {
  return yearPart(deal, d, dayCount, d.accruedTo, d.dates.accrual)
}
