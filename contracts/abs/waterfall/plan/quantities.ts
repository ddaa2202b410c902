import type { Name } from '../../deal/deal-text.ts'
import { PAYMENTS_BELOW } from '../../deal/vocabulary.ts'
import { DivisionByZero } from '../../expression/operations.ts'
import { type Ratio, rounded, whole, ZERO } from '../../ratio.ts'
import { getSlots } from '../book-layout.ts'
import { atLeastZero, least, type Read, sum, Undistributable } from '../distribution.ts'
import type { Slot } from '../slots.ts'
import { requiresAccount } from '../trigger-effects.ts'
import { planDateQuantity, planScheduleQuantity, planTruth } from './calendar-quantities.ts'
import type { Planning } from './planning.ts'

/** Plans the expression at a JSON path of the deal; null when there is none. */
export function planValue(planning: Planning, path: string): Read<Ratio> | null {
  const compiled = planning.loaded.expressions.get(path)
  if (!compiled) return null
  const before = planning.values.get(path)
  if (before) return before
  const value = compiled.bind(name => planQuantity(planning, name, path))
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

/** Rounds to fen as the deal says of amounts: half up unless it does. */
export function planRounding({ loaded }: Planning): (value: Ratio) => bigint {
  const mode = loaded.deal.conventions?.amounts ?? 'half_up'
  return value => rounded(value, mode)
}

/** Plans an amount at a JSON path, rounded to fen and at least 0; null when there is none. */
export function planAmount(planning: Planning, path: string): Read<bigint> | null {
  const expression = planning.loaded.expressions.get(path)?.expression
  const slot = expression?.kind === 'name' ? planning.layout.slots.find(expression.name) : null
  if (slot !== null) return d => atLeastZero(d.book.get(slot))
  const value = planValue(planning, path)
  const round = planRounding(planning)
  return value && (d => atLeastZero(round(value(d))))
}

/** Plans a condition at a JSON path; null when there is none. */
export function planCondition(planning: Planning, path: string): Read<boolean> | null {
  const value = planValue(planning, path)
  return value && (d => value(d).num === 1n)
}

/** Plans a quantity, whose name the vocabulary has admitted; `path` is the expression's own. */
function planQuantity(planning: Planning, name: string, path: string): Read<Ratio> {
  const [noun = '', second = '', ...rest] = name.split('.')
  const measure = rest.join('.')
  const { layout } = planning
  switch (noun) {
    case 'note':
      return planNoteQuantity(planning, second, measure, name)
    case 'notes':
      return planSumOverNotes(planning, name.slice('notes.'.length))
    case 'fees':
      return planTotal([...layout.fees.keys()].map(fee => layout.slots.get(`fee.${fee}.${second}`)))
    case 'account':
      return planAccountQuantity(planning, second, measure, name)
    case 'support':
      return planSupportQuantity(planning, second, measure, name)
    case 'schedule':
      return planScheduleQuantity(planning, second, measure)
    case 'term':
      return planValue(planning, `terms.${second}.is`)!
    case 'date':
      return planDateQuantity(planning, second)
    case 'index':
      return d => d.rates.get(name)!
    case 'trigger':
      return planTruth(d => d.triggers.get(second)?.tripped === true)
    case 'event':
      return planTruth(d => d.events.has(second))
    case 'state':
      return planTruth(d => d.state === second)
    default:
      // The payments below the fee whose amount this is: `fees.payout.amount`.
      if (name === PAYMENTS_BELOW)
        return planSlot(getSlots(layout.payouts, path.split('.')[1]!).below)
      return planSlot(layout.slots.get(name))
  }
}

function planSlot(slot: Slot): Read<Ratio> {
  return d => whole(d.book.get(slot))
}

function planTotal(slots: readonly Slot[]): Read<Ratio> {
  return d => {
    let sum = 0n
    for (const slot of slots) sum += d.book.get(slot)
    return whole(sum)
  }
}

function planNoteQuantity(
  planning: Planning,
  note: Name,
  measure: string,
  name: string,
): Read<Ratio> {
  const { slots, notes } = planning.layout
  if (measure === 'rate') return d => d.rates.get(name)!
  if (measure === 'principal.due') {
    const due = planPrincipalDue(planning, note)
    return d => whole(due(d))
  }
  if (measure !== 'factor') return planSlot(slots.get(name))
  const { balance, original } = getSlots(notes, note)
  return d => {
    const issued = d.book.get(original)
    // A residual without face has nothing to be repaid: its factor is 0.
    return issued === 0n ? ZERO : { num: d.book.get(balance), den: issued }
  }
}

function planSumOverNotes(planning: Planning, measure: string): Read<Ratio> {
  const { slots, notes } = planning.layout
  const names = [...notes.keys()]
  if (measure !== 'principal.due')
    return planTotal(names.map(note => slots.get(`note.${note}.${measure}`)))
  const due = names.map(note => planPrincipalDue(planning, note))
  return d => whole(sum(due.map(each => each(d))))
}

/** Finds how many fen every payment of a note is a multiple of: its units, unless paid in total. */
export function findPaymentMultiple({ loaded: { deal } }: Planning, note: Name): bigint {
  return deal.conventions?.payments === 'in_total' ? 1n : BigInt(deal.notes[note]!.units)
}

/**
 * Plans the principal of a note that has fallen due and is unpaid. From legal final maturity on it
 * is the whole balance; before, what the schedule claims (固定摊还) less what was paid, in whole fen a
 * unit; a pass-through note (过手摊还) owes nothing before.
 */
export function planPrincipalDue(planning: Planning, name: Name): Read<bigint> {
  const { deal } = planning.loaded
  const { principal } = deal.notes[name]!
  const { balance, principalPaid } = getSlots(planning.layout.notes, name)
  const units = findPaymentMultiple(planning, name)
  const scheduled =
    principal === 'pass_through'
      ? null
      : planScheduleQuantity(planning, principal.schedule, 'cumulative')
  return d => {
    if (d.dates.nominalPayment >= deal.dates.final) return d.book.get(balance)
    if (scheduled === null) return 0n
    const claimed = (scheduled(d).num / units) * units
    const unpaid = atLeastZero(claimed - d.book.get(principalPaid.soFar))
    return least(d.book.get(balance), unpaid)
  }
}

function planAccountQuantity(
  planning: Planning,
  account: Name,
  measure: string,
  name: string,
): Read<Ratio> {
  if (measure !== 'target' && measure !== 'shortage')
    return planSlot(planning.layout.slots.get(name))
  const amount =
    measure === 'target' ? planTarget(planning, account) : planShortage(planning, account)
  return d => whole(amount?.(d) ?? 0n)
}

/** Plans an account's target: null when it has none, 0 while no trigger requires it. */
export function planTarget(planning: Planning, account: Name): Read<bigint> | null {
  const { deal } = planning.loaded
  const target = planAmount(planning, `accounts.${account}.target`)
  if (target === null || deal.accounts[account]!.required !== 'by_trigger') return target
  return d => (requiresAccount(deal, d, account) ? target(d) : 0n)
}

/** Plans what an account lacks of its target. */
export function planShortage(planning: Planning, account: Name): Read<bigint> {
  const target = planTarget(planning, account)
  const { balance } = getSlots(planning.layout.accounts, account)
  return d => atLeastZero((target?.(d) ?? 0n) - d.book.get(balance))
}

function planSupportQuantity(
  planning: Planning,
  support: Name,
  measure: string,
  name: string,
): Read<Ratio> {
  if (measure !== 'available') return planSlot(planning.layout.slots.get(name))
  const available = planAvailable(planning, support)
  return d => whole(available?.(d) ?? 0n)
}

/** Plans the amount that a support may still be drawn for; null when it has no limit. */
export function planAvailable(planning: Planning, support: Name): Read<bigint> | null {
  const limit = planAmount(planning, `supports.${support}.limit`)
  const { owed } = getSlots(planning.layout.supports, support)
  return limit && (d => atLeastZero(limit(d) - d.book.get(owed)))
}
