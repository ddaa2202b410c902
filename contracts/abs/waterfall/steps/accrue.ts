import type { DayCount } from '../../../kernel/day-count.ts'
import type { Name } from '../../deal/deal-text.ts'
import { add, halfUp, ONE, parseRatio, type Ratio, rounded, times, whole } from '../../ratio.ts'
import type { FeeSlots } from '../book-layout.ts'
import { getSlots } from '../book-layout.ts'
import { type Action, atLeastZero, type Distribution, least, type Read } from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import { findPaymentMultiple, planAmount, planCondition, planRounding } from '../plan/quantities.ts'
import { computeYearFraction } from '../plan/year-fraction.ts'
import { findBearing } from './unpaid-interest.ts'

/** Plans the interest and fees that accrue up to a period in which they fall due. */
export function planAccrue(planning: Planning): Action {
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

/** Plans a note's interest, rounded to whole fen a unit so that all of it can be paid. */
function planNote(planning: Planning, name: Name): Action[] {
  const { deal } = planning.loaded
  const { interest } = deal.notes[name]!
  if (interest === 'none') return []
  const note = getSlots(planning.layout.notes, name)
  const units = findPaymentMultiple(planning, name)
  const mode = deal.conventions?.interest ?? 'half_up'
  const notional = planAmount(planning, `notes.${name}.notional`)
  const capitalises = planCondition(planning, `notes.${name}.capitalise`)
  const factor = planInterestFactor(planning, name)
  const factorOnUnpaid = planFactorOnUnpaid(planning, name, factor)
  return [
    d => {
      const perUnit = (base: bigint, share: Ratio) =>
        base === 0n ? 0n : rounded(times({ num: base, den: units }, share), mode) * units
      const own = perUnit(notional?.(d) ?? d.book.get(note.balance), factor(d))
      const onUnpaid = perUnit(findBearing(d.book, note), factorOnUnpaid(d))
      const accrued = own + onUnpaid
      d.book.flow(note.accrued, accrued)
      if (!capitalises?.(d)) {
        d.book.raise(note.unpaid, accrued)
        if (note.onUnpaid !== null) d.book.raise(note.onUnpaid, onUnpaid)
        return
      }
      d.book.raise(note.balance, accrued)
      d.book.flow(note.capitalised, accrued)
    },
  ]
}

/** Plans a note's rate times the part of the year, summed over the resets within the period. */
function planInterestFactor(planning: Planning, name: Name): Read<Ratio> {
  const { deal } = planning.loaded
  const { dayCount } = deal.notes[name]!
  const rateName = `note.${name}.rate`
  return d => {
    const resets = d.resets.get(name)
    if (!resets) return times(d.rates.get(rateName)!, findFraction(planning, d, dayCount))
    const parts = resets.map(({ from, rate }, i) => {
      const to = resets[i + 1]?.from ?? d.dates.accrual
      return times(rate, computeYearFraction(deal, d, dayCount, from, to))
    })
    return parts.reduce(add)
  }
}

function planFactorOnUnpaid(planning: Planning, name: Name, own: Read<Ratio>): Read<Ratio> {
  const { interestOnUnpaid: terms, dayCount } = planning.loaded.deal.notes[name]!
  if (terms === 'note_rate') return own
  const annual = parseRatio(terms ?? '0')
  return d => times(annual, findFraction(planning, d, dayCount))
}

function planSupport(planning: Planning, name: Name): Action[] {
  const support = planning.loaded.deal.supports![name]!
  const slots = getSlots(planning.layout.supports, name)
  if (support.kind === 'swap') return [planSwap(planning, name)]
  if (support.rate === undefined) return []
  const annual = parseRatio(support.rate)
  return [
    d => {
      const owed = d.book.get(slots.owed)
      const part = times(annual, findFraction(planning, d, support.dayCount!))
      d.book.raise(slots.owed, halfUp(times(whole(owed), part)))
    },
  ]
}

/**
 * Plans a swap's net amount: what its counterparty owes can be drawn, what the deal owes is owed.
 */
function planSwap(planning: Planning, name: Name): Action {
  const slots = getSlots(planning.layout.supports, name)
  const gives = planAmount(planning, `supports.${name}.gives`)!
  const takes = planAmount(planning, `supports.${name}.takes`)!
  return d => {
    const net = gives(d) - takes(d)
    d.book.set(slots.net, net)
    d.book.raise(slots.owed, atLeastZero(-net))
  }
}

function planFee(planning: Planning, name: Name): Action {
  const slots = getSlots(planning.layout.fees, name)
  const lapses = planning.loaded.deal.fees![name]!.unpaid === 'lapses'
  const amount = planFeeAmount(planning, name)
  return d => accrueFee(d, slots, lapses, amount(d))
}

/** Plans the amount of a fee for one period, with its VAT, up to its cap. */
export function planFeeAmount(planning: Planning, name: Name): Read<bigint> {
  const net = planNetFee(planning, name)
  const { vat } = planning.loaded.deal.fees![name]!
  const growth = vat ? add(ONE, parseRatio(vat)) : null
  const cap = planAmount(planning, `fees.${name}.cap`)
  const round = planRounding(planning)
  return d => {
    const gross = growth ? round(times(whole(net(d)), growth)) : net(d)
    return cap ? least(gross, cap(d)) : gross
  }
}

function planNetFee(planning: Planning, name: Name): Read<bigint> {
  const fee = planning.loaded.deal.fees![name]!
  const path = `fees.${name}`
  if (!('rate' in fee)) return planAmount(planning, `${path}.amount`)!
  const annual = parseRatio(fee.rate)
  const base = planAmount(planning, `${path}.of`)!
  const round = planRounding(planning)
  return d => round(times(whole(base(d)), times(annual, findFraction(planning, d, fee.dayCount))))
}

/** Adds a period's fee to what is unpaid; a fee that lapses starts from 0. */
export function accrueFee(
  { book }: Distribution,
  fee: FeeSlots,
  lapses: boolean,
  amount: bigint,
): void {
  if (lapses) book.set(fee.unpaid, 0n)
  book.flow(fee.accrued, amount)
  book.raise(fee.unpaid, amount)
}

function findFraction({ loaded: { deal } }: Planning, d: Distribution, dayCount: DayCount): Ratio {
  return computeYearFraction(deal, d, dayCount, d.accruedTo, d.dates.accrual)
}
