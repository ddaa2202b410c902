import { stepsAt } from '../../deal/walk-steps.ts'
import type {
  Buy,
  Draw,
  HandOver,
  Move,
  Sell,
  Step,
  Steps,
  WriteOff,
} from '../../deal/waterfall-step.ts'
import { floor, halfUp, over, times, whole } from '../../ratio.ts'
import type { PoolPlaces } from '../book-layout.ts'
import {
  type Act,
  atLeastZero,
  type Distribution,
  least,
  Undistributable,
} from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import {
  amountAt,
  availableFrom,
  holdsAt,
  placeOf,
  shortageOf,
  unitsOf,
  valueAt,
} from '../plan/quantities.ts'
import { planRecord } from '../plan/record-payment.ts'
import { planTest } from '../plan/trigger-tests.ts'
import { hasRuling } from '../trigger-effects.ts'
import { cashIn, putInto, receive, spend, takeFrom } from './cash.ts'
import { planPay } from './pay.ts'

/** The steps of a waterfall one after the other. */
export function planSteps(planning: Planning, steps: Steps, at: string): Act {
  const acts = stepsAt(planning.loaded.deal, steps, at).map(({ step, path }) =>
    planStep(planning, step, path),
  )
  return d => {
    for (const act of acts) act(d)
  }
}

function planStep(planning: Planning, step: Step, path: string): Act {
  if ('pay' in step) return planPay(planning, step, path)
  if ('move' in step) return planMove(planning, step, path)
  if ('draw' in step) return planDraw(planning, step, path)
  if ('buy' in step) return planBuy(planning, step, path)
  if ('sell' in step) return planSell(planning, step, path)
  if ('handOver' in step) return planHandOver(planning, step, path)
  if ('writeOff' in step) return planWriteOff(planning, step, path)
  if ('test' in step) return planTest(planning, step.test, 'in_waterfall')
  const holds = holdsAt(planning, `${path}.when`)!
  const act = planSteps(planning, step.then, `${path}.then`)
  const otherwise = planSteps(planning, step.otherwise ?? [], `${path}.otherwise`)
  return d => (holds(d) ? act(d) : otherwise(d))
}

function planMove(planning: Planning, step: Move, path: string): Act {
  const { accounts, moved, ledgers } = planning.places
  const [from, to] = [placeOf(accounts, step.from), placeOf(accounts, step.to)]
  const counter = step.count === undefined ? null : placeOf(moved, step.count)
  const ledger = step.credit === undefined ? null : placeOf(ledgers, step.credit)
  const owes =
    step.move === 'everything_left'
      ? (d: Distribution) => cashIn(d, from)
      : step.move === 'shortage'
        ? shortageOf(planning, step.to)
        : amountAt(planning, `${path}.move`)!
  const record = planRecord(planning, path, 'move', 'transfer')
  return d => {
    const owed = owes(d)
    const amount = least(cashIn(d, from), owed)
    takeFrom(d, from, amount)
    putInto(d, to, amount)
    if (counter !== null) d.book.flow(counter, amount)
    if (ledger !== null) d.book.set(ledger, atLeastZero(d.book.get(ledger) - amount))
    record(d, step.from, step.to, amount, owed)
  }
}

/** Calls on a support; what it is really paid is a fact where there is one, else its limit. */
function planDraw(planning: Planning, { draw: support, to }: Draw, path: string): Act {
  const swap = planning.loaded.deal.supports![support]!.kind === 'swap'
  const place = placeOf(planning.places.supports, support)
  const account = placeOf(planning.places.accounts, to)
  const asks = amountAt(planning, `${path}.amount`)
  const limit = availableFrom(planning, support)
  const record = planRecord(planning, path, 'draw', swap ? 'swap' : 'advance')
  return d => {
    const drawn = d.book.get(place.drawn.now)
    const net = atLeastZero(d.book.get(place.net) - drawn)
    const asked = asks?.(d) ?? net
    const available = swap ? net : (limit?.(d) ?? asked)
    const honoured = d.actual?.honoured?.[support]
    const able =
      honoured === undefined ? available : least(available, atLeastZero(honoured - drawn))
    const amount = least(asked, able)
    receive(d, account, amount)
    d.book.flow(place.drawn, amount)
    d.book.raise(place.unmet, asked - amount)
    if (!swap) d.book.raise(place.owed, amount)
    record(d, support, to, amount, asked)
  }
}

function planBuy(planning: Planning, { from }: Buy, path: string): Act {
  const { deal } = planning.loaded
  const account = placeOf(planning.places.accounts, from)
  const prices = valueAt(planning, `${path}.price`)!
  const keeps = amountAt(planning, `${path}.keep`)
  const limit = amountAt(planning, `${path}.limit`)
  const record = planRecord(planning, path, 'buy', 'purchase')
  return d => {
    if (hasRuling(deal, d, 'stop_buying')) return
    const price = prices(d)
    if (price.num <= 0n) throw new Undistributable('price_must_be_above_zero', `${path}.price`)
    const free = atLeastZero(cashIn(d, account) - (keeps?.(d) ?? 0n))
    const affordable = floor(over(whole(free), price))
    const bought = least(affordable, limit?.(d) ?? affordable)
    const cash = halfUp(times(whole(bought), price))
    spend(d, account, cash)
    d.purchase = { cash: d.purchase.cash + cash, balance: d.purchase.balance + bought }
    record(d, from, 'originator', cash, cash)
  }
}

function planSell(planning: Planning, { to }: Sell, path: string): Act {
  const { accounts, pool } = planning.places
  const account = placeOf(accounts, to)
  const price = amountAt(planning, `${path}.price`)!
  const record = planRecord(planning, path, 'sell', 'sale')
  return d => {
    const amount = price(d)
    receive(d, account, amount)
    leavePool(d, pool)
    record(d, 'pool', to, amount, amount)
  }
}

/** The pool's performing and defaulted balance settles the note, whatever it is worth. */
function planHandOver(planning: Planning, { to }: HandOver, path: string): Act {
  const { pool, notes } = planning.places
  const note = placeOf(notes, to)
  const record = planRecord(planning, path, 'handOver', 'in_kind')
  return d => {
    const amount = d.book.get(pool.balance) + d.book.get(pool.defaulted)
    d.book.set(note.inKind, d.book.get(note.balance))
    d.book.set(note.balance, 0n)
    leavePool(d, pool)
    record(d, 'pool', to, amount, amount)
  }
}

function leavePool(d: Distribution, pool: PoolPlaces): void {
  d.book.set(pool.balance, 0n)
  d.book.set(pool.defaulted, 0n)
  d.closing = true
}

function planWriteOff(planning: Planning, { writeOff: name }: WriteOff, path: string): Act {
  const note = placeOf(planning.places.notes, name)
  const units = unitsOf(planning, name)
  const most = amountAt(planning, `${path}.amount`)!
  const record = planRecord(planning, path, 'writeOff', 'write_off')
  return d => {
    const owed = least(most(d), d.book.get(note.balance))
    const amount = owed - (owed % units)
    d.book.raise(note.balance, -amount)
    d.book.flow(note.writtenOff, amount)
    record(d, name, name, amount, owed)
  }
}
