import { assert } from '../../kernel/bug.ts'
import { type BusinessDate, dayNumber } from '../../kernel/date.ts'
import type { Name } from '../deal/deal.ts'
import { PAYMENTS_BELOW } from '../deal/vocabulary.ts'
import { DivisionByZero } from '../expression/operations.ts'
import { literalOf } from '../expression/tokens.ts'
import { add, halfUp, ONE, type Ratio, whole, ZERO } from '../ratio.ts'
import {
  atLeastZero,
  type Distribution,
  least,
  sumOf,
  Undistributable,
  unitsOf,
} from './distribution.ts'
import { requires } from './ruling.ts'

/** The value of the expression at that JSON path; null when the deal has none there. */
export function valueAt(d: Distribution, path: string): Ratio | null {
  const compiled = d.loaded.expressions.get(path)
  if (!compiled) return null
  try {
    return compiled.run(name => readQuantity(d, name))
  } catch (error) {
    if (error instanceof DivisionByZero) throw new Undistributable('divisor_must_not_be_zero', path)
    throw error
  }
}

/**
 * An amount at that path, half-up to the fen and not below 0; null when the deal has none there.
 */
export function amountAt(d: Distribution, path: string): bigint | null {
  const value = valueAt(d, path)
  return value && atLeastZero(halfUp(value))
}

export function holdsAt(d: Distribution, path: string): boolean {
  return valueAt(d, path)?.num === 1n
}

/** The value of a quantity now; the deal's vocabulary has admitted its name. */
export function readQuantity(d: Distribution, name: string): Ratio {
  const [noun = '', second = '', ...rest] = name.split('.')
  const measure = rest.join('.')
  switch (noun) {
    case 'note':
      return noteQuantity(d, second, measure, name)
    case 'notes':
      return sumOverNotes(d, name.slice('notes.'.length))
    case 'fees':
      return whole(
        sumOf(Object.keys(d.loaded.deal.fees ?? {}).map(f => d.book.get(`fee.${f}.${second}`))),
      )
    case 'account':
      return accountQuantity(d, second, measure, name)
    case 'support':
      return supportQuantity(d, second, measure, name)
    case 'schedule':
      return scheduleQuantity(d, second, measure)
    case 'term':
      return valueAt(d, `terms.${second}.is`)!
    case 'date':
      return dateQuantity(d, second)
    case 'index':
      return d.rates.get(name)!
    case 'trigger':
      return truth(d.triggers.get(second)?.tripped === true)
    case 'event':
      return truth(d.events.has(second))
    case 'state':
      return truth(d.state === second)
    default:
      return whole(name === PAYMENTS_BELOW ? (d.below ?? 0n) : d.book.get(name))
  }
}

function truth(holds: boolean): Ratio {
  return holds ? ONE : ZERO
}

function noteQuantity(d: Distribution, note: Name, measure: string, name: string): Ratio {
  if (measure === 'rate') return d.rates.get(name)!
  if (measure === 'principal.due') return whole(principalDue(d, note))
  if (measure !== 'factor') return whole(d.book.get(name))
  return {
    num: d.book.get(`note.${note}.balance`),
    den: d.book.get(`note.${note}.balance.original`),
  }
}

function sumOverNotes(d: Distribution, measure: string): Ratio {
  const notes = Object.keys(d.loaded.deal.notes)
  const one = (note: Name) =>
    measure === 'principal.due' ? principalDue(d, note) : d.book.get(`note.${note}.${measure}`)
  return whole(sumOf(notes.map(one)))
}

/**
 * What has fallen due and is unpaid: all of it at legal final maturity; before, the schedule's
 * claim
 * (固定摊还) less what was paid, in whole fen a unit; of a pass-through note (过手摊还) nothing.
 */
export function principalDue(d: Distribution, name: Name): bigint {
  const note = d.loaded.deal.notes[name]!
  const balance = d.book.get(`note.${name}.balance`)
  if (d.dates.nominalPayment >= d.loaded.deal.dates.final) return balance
  if (note.principal === 'pass_through') return 0n
  const units = unitsOf(d, name)
  const scheduled = scheduleQuantity(d, note.principal.schedule, 'cumulative').num
  const claimed = (scheduled / units) * units
  const paid = d.book.get(`note.${name}.principal.paid.cumulative`)
  return least(balance, atLeastZero(claimed - paid))
}

function accountQuantity(d: Distribution, account: Name, measure: string, name: string): Ratio {
  if (measure === 'target') return whole(targetOf(d, account) ?? 0n)
  return whole(measure === 'shortage' ? shortageOf(d, account) : d.book.get(name))
}

/** Null for an account that has none; 0 while no trigger requires it. */
export function targetOf(d: Distribution, account: Name): bigint | null {
  const { required } = d.loaded.deal.accounts[account]!
  if (required === 'by_trigger' && !requires(d, account)) return 0n
  return amountAt(d, `accounts.${account}.target`)
}

export function shortageOf(d: Distribution, account: Name): bigint {
  return atLeastZero((targetOf(d, account) ?? 0n) - d.book.get(`account.${account}.balance`))
}

function supportQuantity(d: Distribution, support: Name, measure: string, name: string): Ratio {
  if (measure === 'available') return whole(availableFrom(d, support) ?? 0n)
  return whole(d.book.get(name))
}

/** What a support may still be called on for; null: without end. */
export function availableFrom(d: Distribution, support: Name): bigint | null {
  const limit = amountAt(d, `supports.${support}.limit`)
  return limit && atLeastZero(limit - d.book.get(`support.${support}.owed`))
}

/** Rows count on their nominal date: after the payment date before, up to this one. */
function scheduleQuantity(d: Distribution, schedule: Name, measure: string): Ratio {
  const { rows } = d.loaded.deal.schedules![schedule]!
  const { nominalPayment, previousPayment, period } = d.dates
  const reached = rows.filter(([date]) => date <= nominalPayment)
  const values = (
    measure === '' && period > 1 ? reached.filter(([date]) => date > previousPayment) : reached
  ).map(([, text]) => literalOf(text)!.value)
  if (measure === 'latest') return values.at(-1) ?? ZERO
  return values.reduce(add, ZERO)
}

function dateQuantity(d: Distribution, measure: string): Ratio {
  const { dates } = d.loaded.deal
  if (measure === 'period') return whole(BigInt(d.dates.period))
  if (measure === 'due') return truth(d.dates.due)
  const found: Readonly<Record<string, BusinessDate>> = {
    payment: d.dates.nominalPayment,
    previous_payment: d.dates.previousPayment,
    calculation: d.dates.calculation,
    cut_off: dates.cutOff,
    closing: dates.closing,
    final: dates.final,
  }
  const date = found[measure]
  assert(date !== undefined, `date.${measure} is a quantity`)
  return whole(BigInt(dayNumber(date)))
}
