import { assert } from '../../../kernel/bug.ts'
import type { Name } from '../../deal/deal-text.ts'
import { PAYMENTS_BELOW } from '../../deal/vocabulary.ts'
import { DivisionByZero } from '../../expression/operations.ts'
import { halfUp, type Ratio, whole } from '../../ratio.ts'
import type { Placed } from '../book-layout.ts'
import { atLeastZero, least, type Read, sumOf, Undistributable } from '../distribution.ts'
import type { Slot } from '../slots.ts'
import { requires } from '../trigger-effects.ts'
import { dateQuantity, scheduleQuantity, truth } from './calendar-quantities.ts'
import type { Planning } from './planning.ts'

/** The expression at that JSON path; null when the deal has none there. */
export function valueAt(planning: Planning, path: string): Read<Ratio> | null {
  const compiled = planning.loaded.expressions.get(path)
  if (!compiled) return null
  const before = planning.values.get(path)
  if (before) return before
  const value = compiled.bind(name => quantityOf(planning, name, path))
  const guarded: Read<Ratio> = d => {
    try {
      return value(d)
    } catch (error) {
      if (error instanceof DivisionByZero)
        throw new Undistributable('divisor_must_not_be_zero', path)
      throw error
    }
  }
  planning.values.set(path, guarded)
  return guarded
}

/**
 * An amount at that path, half-up to the fen and not below 0; null when the deal has none there.
 */
export function amountAt(planning: Planning, path: string): Read<bigint> | null {
  const expression = planning.loaded.expressions.get(path)?.expression
  const slot = expression?.kind === 'name' ? planning.places.slots.find(expression.name) : null
  if (slot !== null) return d => atLeastZero(d.book.get(slot))
  const value = valueAt(planning, path)
  return value && (d => atLeastZero(halfUp(value(d))))
}

export function holdsAt(planning: Planning, path: string): Read<boolean> | null {
  const value = valueAt(planning, path)
  return value && (d => value(d).num === 1n)
}

/** A quantity; the deal's vocabulary has admitted its name. `path` is where it is asked for. */
function quantityOf(planning: Planning, name: string, path: string): Read<Ratio> {
  const [noun = '', second = '', ...rest] = name.split('.')
  const measure = rest.join('.')
  const { places } = planning
  switch (noun) {
    case 'note':
      return noteQuantity(planning, second, measure, name)
    case 'notes':
      return sumOverNotes(planning, name.slice('notes.'.length))
    case 'fees':
      return total([...places.fees.keys()].map(fee => places.slots.of(`fee.${fee}.${second}`)))
    case 'account':
      return accountQuantity(planning, second, measure, name)
    case 'support':
      return supportQuantity(planning, second, measure, name)
    case 'schedule':
      return scheduleQuantity(planning, second, measure)
    case 'term':
      return valueAt(planning, `terms.${second}.is`)!
    case 'date':
      return dateQuantity(planning, second)
    case 'index':
      return d => d.rates.get(name)!
    case 'trigger':
      return truth(d => d.triggers.get(second)?.tripped === true)
    case 'event':
      return truth(d => d.events.has(second))
    case 'state':
      return truth(d => d.state === second)
    default:
      // Of the fee in whose amount it stands: `fees.payout.amount`.
      if (name === PAYMENTS_BELOW) return kept(placeOf(places.payouts, path.split('.')[1]!).below)
      return kept(places.slots.of(name))
  }
}

function kept(slot: Slot): Read<Ratio> {
  return d => whole(d.book.get(slot))
}

function total(slots: readonly Slot[]): Read<Ratio> {
  return d => {
    let sum = 0n
    for (const slot of slots) sum += d.book.get(slot)
    return whole(sum)
  }
}

/** What was numbered for a thing that the deal's names were checked against. */
export function placeOf<T>(placed: Placed<T>, name: Name): T {
  const place = placed.get(name)
  assert(place !== undefined, `${name} is a name of the deal`)
  return place
}

function noteQuantity(planning: Planning, note: Name, measure: string, name: string): Read<Ratio> {
  const { slots, notes } = planning.places
  if (measure === 'rate') return d => d.rates.get(name)!
  if (measure === 'principal.due') {
    const due = principalDueOf(planning, note)
    return d => whole(due(d))
  }
  if (measure !== 'factor') return kept(slots.of(name))
  const { balance, original } = placeOf(notes, note)
  return d => ({ num: d.book.get(balance), den: d.book.get(original) })
}

function sumOverNotes(planning: Planning, measure: string): Read<Ratio> {
  const { slots, notes } = planning.places
  const names = [...notes.keys()]
  if (measure !== 'principal.due')
    return total(names.map(note => slots.of(`note.${note}.${measure}`)))
  const due = names.map(note => principalDueOf(planning, note))
  return d => whole(sumOf(due.map(each => each(d))))
}

/** Payments of a note are multiples of this many fen. */
export function unitsOf({ loaded: { deal } }: Planning, note: Name): bigint {
  return deal.conventions?.payments === 'in_total' ? 1n : BigInt(deal.notes[note]!.units)
}

/**
 * What has fallen due and is unpaid: all of it at legal final maturity; before, the schedule's
 * claim (固定摊还) less what was paid, in whole fen a unit; of a pass-through note (过手摊还)
 * nothing.
 */
export function principalDueOf(planning: Planning, name: Name): Read<bigint> {
  const { deal } = planning.loaded
  const { principal } = deal.notes[name]!
  const { balance, principalPaid } = placeOf(planning.places.notes, name)
  const units = unitsOf(planning, name)
  const scheduled =
    principal === 'pass_through'
      ? null
      : scheduleQuantity(planning, principal.schedule, 'cumulative')
  return d => {
    if (d.dates.nominalPayment >= deal.dates.final) return d.book.get(balance)
    if (scheduled === null) return 0n
    const claimed = (scheduled(d).num / units) * units
    const unpaid = atLeastZero(claimed - d.book.get(principalPaid.soFar))
    return least(d.book.get(balance), unpaid)
  }
}

function accountQuantity(
  planning: Planning,
  account: Name,
  measure: string,
  name: string,
): Read<Ratio> {
  if (measure !== 'target' && measure !== 'shortage') return kept(planning.places.slots.of(name))
  const amount = measure === 'target' ? targetOf(planning, account) : shortageOf(planning, account)
  return d => whole(amount?.(d) ?? 0n)
}

/** Null for an account that has none; 0 while no trigger requires it. */
export function targetOf(planning: Planning, account: Name): Read<bigint> | null {
  const { deal } = planning.loaded
  const target = amountAt(planning, `accounts.${account}.target`)
  if (target === null || deal.accounts[account]!.required !== 'by_trigger') return target
  return d => (requires(deal, d, account) ? target(d) : 0n)
}

export function shortageOf(planning: Planning, account: Name): Read<bigint> {
  const target = targetOf(planning, account)
  const { balance } = placeOf(planning.places.accounts, account)
  return d => atLeastZero((target?.(d) ?? 0n) - d.book.get(balance))
}

function supportQuantity(
  planning: Planning,
  support: Name,
  measure: string,
  name: string,
): Read<Ratio> {
  if (measure !== 'available') return kept(planning.places.slots.of(name))
  const available = availableFrom(planning, support)
  return d => whole(available?.(d) ?? 0n)
}

/** What a support may still be called on for; null: without end. */
export function availableFrom(planning: Planning, support: Name): Read<bigint> | null {
  const limit = amountAt(planning, `supports.${support}.limit`)
  const { owed } = placeOf(planning.places.supports, support)
  return limit && (d => atLeastZero(limit(d) - d.book.get(owed)))
}
