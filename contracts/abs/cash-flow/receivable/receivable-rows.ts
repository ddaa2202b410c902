import { type Answer, answer } from '../../../kernel/answer.ts'
import { type BusinessDate, dayNumber } from '../../../kernel/date.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import { assertConserved, type PoolPeriod } from '../../pool/pool-period.ts'
import type { PooledReceivable, ReceivableEvent } from './receivable-event.ts'

export type ReceivableRowsRefusal =
  | 'periods_must_have_two_dates_in_order'
  | 'an_event_must_not_precede_the_purchase'
  | 'events_must_be_in_order_of_date'
  | 'an_event_must_be_of_an_amount_above_zero'
  | 'events_must_not_exceed_the_balance'
  | 'recoveries_and_losses_must_not_exceed_the_default'
  | 'only_recourse_must_be_bought_back'
  | 'a_defaulted_receivable_must_not_be_bought'

/**
 * Builds the rows of a pool from its receivables: period p runs from `dates[p − 1]` up to
 * `dates[p]`; the first date is the cut-off. The fee of a receivable is paid in proportion to its
 * payments.
 */
export function receivableRows(
  pool: readonly PooledReceivable[],
  dates: readonly BusinessDate[],
): Answer<PoolPeriod[], ReceivableRowsRefusal> {
  const days = dates.map(dayNumber)
  const ordered = days.length > 1 && days.every((day, i) => i === 0 || day > days[i - 1]!)
  if (!ordered) return refuse('periods_must_have_two_dates_in_order', 'dates')
  const moves = Array.from({ length: dates.length - 1 }, nothingMoved)
  const opening = { performing: 0n, defaulted: 0n }
  for (const [i, pooled] of pool.entries()) {
    const refused = checkEvents(pooled, days[0]!, `pool.${i}`)
    if (refused) return refused
    enter(pooled, days, opening, moves)
    for (const event of addFees(pooled)) {
      const period = findPeriod(days, dayNumber(event.on))
      const row = moves[period]
      if (row) for (const [name, amount] of Object.entries(event.moves)) row[name as Move] += amount
    }
  }
  return answer(rows(dates, opening, moves))
}

type Move = Exclude<
  keyof PoolPeriod,
  | 'period'
  | 'from'
  | 'to'
  | 'openingBalance'
  | 'closingBalance'
  | 'openingDefaulted'
  | 'closingDefaulted'
>
type Moves = Record<Move, bigint>

function nothingMoved(): Moves {
  return {
    purchased: 0n,
    capitalised: 0n,
    principal: 0n,
    prepaid: 0n,
    defaulted: 0n,
    diluted: 0n,
    repurchased: 0n,
    interest: 0n,
    penalty: 0n,
    fees: 0n,
    recovered: 0n,
    lost: 0n,
  }
}

const MOVE_OF = {
  paid: 'principal',
  diluted: 'diluted',
  repurchased: 'repurchased',
  defaulted: 'defaulted',
  recovered: 'recovered',
  lost: 'lost',
} as const satisfies Record<ReceivableEvent['kind'], Move>

function enter(
  { receivable, boughtOn }: PooledReceivable,
  days: readonly number[],
  opening: { performing: bigint; defaulted: bigint },
  moves: readonly Moves[],
): void {
  const bought = dayNumber(boughtOn)
  const row = moves[findPeriod(days, bought)]
  if (bought > days[0]!) {
    if (row) row.purchased += receivable.balance
  } else if (receivable.status.kind === 'defaulted') opening.defaulted += receivable.balance
  else opening.performing += receivable.balance
}

/** Finds the period of a day: −1 before the first; after the last there is no row. */
function findPeriod(days: readonly number[], day: number): number {
  return days.findLastIndex(start => start <= day)
}

/**
 * Adds to each event its part of the fee, ⌊fee·paid/face⌋ cumulatively, so that the parts add up.
 */
function addFees({ receivable, events }: PooledReceivable) {
  const { fee, balance } = receivable
  let paid = 0n
  return events.map(({ on, kind, amount }) => {
    const before = balance === 0n ? 0n : (fee * paid) / balance
    if (kind === 'paid') paid += amount
    const fees = balance === 0n ? 0n : (fee * paid) / balance - before
    return { on, moves: { [MOVE_OF[kind]]: amount, fees } }
  })
}

function rows(
  dates: readonly BusinessDate[],
  opening: { performing: bigint; defaulted: bigint },
  moves: readonly Moves[],
): PoolPeriod[] {
  let { performing, defaulted } = opening
  return moves.map((move, i) => {
    const inward = performing + move.purchased + move.capitalised
    const outward = move.principal + move.prepaid + move.defaulted + move.diluted + move.repurchased
    const row: PoolPeriod = {
      ...move,
      period: i + 1,
      from: dates[i]!,
      to: dates[i + 1]!,
      openingBalance: performing,
      closingBalance: inward - outward,
      openingDefaulted: defaulted,
      closingDefaulted: defaulted + move.defaulted - move.recovered - move.lost,
    }
    assertConserved(row)
    performing = row.closingBalance
    defaulted = row.closingDefaulted
    return row
  })
}

function checkEvents(
  { receivable, boughtOn, events }: PooledReceivable,
  cutOff: number,
  path: string,
): Refused<ReceivableRowsRefusal> | null {
  const isDefaulted = receivable.status.kind === 'defaulted'
  let balance = isDefaulted ? 0n : receivable.balance
  let defaulted = isDefaulted ? receivable.balance : 0n
  let last = Math.max(dayNumber(boughtOn), cutOff)
  if (isDefaulted && dayNumber(boughtOn) > cutOff) {
    return refuse('a_defaulted_receivable_must_not_be_bought', `${path}.receivable.status`)
  }
  for (const [i, { on, kind, amount }] of events.entries()) {
    const at = `${path}.events.${i}`
    if (amount <= 0n) return refuse('an_event_must_be_of_an_amount_above_zero', `${at}.amount`)
    if (dayNumber(on) < last) {
      const duty =
        i === 0 ? 'an_event_must_not_precede_the_purchase' : 'events_must_be_in_order_of_date'
      return refuse(duty, `${at}.on`)
    }
    if (kind === 'repurchased' && !receivable.recourse) {
      return refuse('only_recourse_must_be_bought_back', `${at}.kind`)
    }
    last = dayNumber(on)
    if (kind === 'recovered' || kind === 'lost') defaulted -= amount
    else balance -= amount
    if (kind === 'defaulted') defaulted += amount
    if (balance < 0n) return refuse('events_must_not_exceed_the_balance', `${at}.amount`)
    if (defaulted < 0n) {
      return refuse('recoveries_and_losses_must_not_exceed_the_default', `${at}.amount`)
    }
  }
  return null
}
