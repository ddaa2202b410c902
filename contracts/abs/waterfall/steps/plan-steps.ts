import { expandSteps } from '../../deal/walk-steps.ts'
import type {
  BuyStep,
  DrawStep,
  HandOverStep,
  MoveStep,
  SellStep,
  StepList,
  WaterfallStep,
  WriteOffStep,
} from '../../deal/waterfall-step.ts'
import { floor, halfUp, over, times, whole } from '../../ratio.ts'
import type { PoolSlots } from '../book-layout.ts'
import { getSlots } from '../book-layout.ts'
import {
  type Action,
  atLeastZero,
  type Distribution,
  least,
  Undistributable,
} from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import {
  findPaymentMultiple,
  planAmount,
  planAvailable,
  planCondition,
  planShortage,
  planValue,
} from '../plan/quantities.ts'
import { planPaymentRecord } from '../plan/record-payment.ts'
import { planTest } from '../plan/trigger-tests.ts'
import { hasEffect } from '../trigger-effects.ts'
import { countAvailableCash, putInto, receive, spend, takeFrom } from './cash.ts'
import { planPay } from './pay.ts'

/** Plans the steps of a waterfall, one after the other. */
export function planSteps(planning: Planning, steps: StepList, at: string): Action {
  const actions = expandSteps(planning.loaded.deal, steps, at).map(({ step, path }) =>
    planStep(planning, step, path),
  )
  return d => {
    for (const action of actions) action(d)
  }
}

function planStep(planning: Planning, step: WaterfallStep, path: string): Action {
  if ('pay' in step) return planPay(planning, step, path)
  if ('move' in step) return planMove(planning, step, path)
  if ('draw' in step) return planDraw(planning, step, path)
  if ('buy' in step) return planBuy(planning, step, path)
  if ('sell' in step) return planSell(planning, step, path)
  if ('handOver' in step) return planHandOver(planning, step, path)
  if ('writeOff' in step) return planWriteOff(planning, step, path)
  if ('test' in step) return planTest(planning, step.test, 'in_waterfall')
  const holds = planCondition(planning, `${path}.when`)!
  const then = planSteps(planning, step.then, `${path}.then`)
  const otherwise = planSteps(planning, step.otherwise ?? [], `${path}.otherwise`)
  return d => (holds(d) ? then(d) : otherwise(d))
}

function planMove(planning: Planning, step: MoveStep, path: string): Action {
  const { accounts, moved, ledgers } = planning.layout
  const [from, to] = [getSlots(accounts, step.from), getSlots(accounts, step.to)]
  const counter = step.count === undefined ? null : getSlots(moved, step.count)
  const ledger = step.credit === undefined ? null : getSlots(ledgers, step.credit)
  const owes =
    step.move === 'everything_left'
      ? (d: Distribution) => countAvailableCash(d, from)
      : step.move === 'shortage'
        ? planShortage(planning, step.to)
        : planAmount(planning, `${path}.move`)!
  const record = planPaymentRecord(planning, path, 'move', 'transfer')
  return d => {
    const owed = owes(d)
    const amount = least(countAvailableCash(d, from), owed)
    takeFrom(d, from, amount)
    putInto(d, to, amount)
    if (counter !== null) d.book.flow(counter, amount)
    if (ledger !== null) d.book.set(ledger, atLeastZero(d.book.get(ledger) - amount))
    record(d, step.from, step.to, amount, owed)
  }
}

/** Plans a draw on a support: it pays what the facts say it paid, else up to its limit. */
function planDraw(planning: Planning, { draw: support, to }: DrawStep, path: string): Action {
  const swap = planning.loaded.deal.supports![support]!.kind === 'swap'
  const slots = getSlots(planning.layout.supports, support)
  const account = getSlots(planning.layout.accounts, to)
  const asks = planAmount(planning, `${path}.amount`)
  const limit = planAvailable(planning, support)
  const record = planPaymentRecord(planning, path, 'draw', swap ? 'swap' : 'advance')
  return d => {
    const drawn = d.book.get(slots.drawn.now)
    const net = atLeastZero(d.book.get(slots.net) - drawn)
    const asked = asks?.(d) ?? net
    const available = swap ? net : (limit?.(d) ?? asked)
    const honoured = d.actual?.honoured?.[support]
    const able =
      honoured === undefined ? available : least(available, atLeastZero(honoured - drawn))
    const amount = least(asked, able)
    receive(d, account, amount)
    d.book.flow(slots.drawn, amount)
    d.book.raise(slots.unmet, asked - amount)
    if (!swap) d.book.raise(slots.owed, amount)
    record(d, support, to, amount, asked)
  }
}

function planBuy(planning: Planning, { from }: BuyStep, path: string): Action {
  const { deal } = planning.loaded
  const account = getSlots(planning.layout.accounts, from)
  const prices = planValue(planning, `${path}.price`)!
  const keeps = planAmount(planning, `${path}.keep`)
  const limit = planAmount(planning, `${path}.limit`)
  const record = planPaymentRecord(planning, path, 'buy', 'purchase')
  return d => {
    if (hasEffect(deal, d, 'stop_buying')) return
    const price = prices(d)
    if (price.num <= 0n) throw new Undistributable('price_must_be_above_zero', `${path}.price`)
    const free = atLeastZero(countAvailableCash(d, account) - (keeps?.(d) ?? 0n))
    const affordable = floor(over(whole(free), price))
    const bought = least(affordable, limit?.(d) ?? affordable)
    const cash = halfUp(times(whole(bought), price))
    spend(d, account, cash)
    d.purchase = { cash: d.purchase.cash + cash, balance: d.purchase.balance + bought }
    record(d, from, 'originator', cash, cash)
  }
}

function planSell(planning: Planning, { to }: SellStep, path: string): Action {
  const { accounts, pool } = planning.layout
  const account = getSlots(accounts, to)
  const price = planAmount(planning, `${path}.price`)!
  const record = planPaymentRecord(planning, path, 'sell', 'sale')
  return d => {
    const amount = price(d)
    receive(d, account, amount)
    leavePool(d, pool)
    record(d, 'pool', to, amount, amount)
  }
}

/** Plans a settlement in kind: performing and defaulted balance settle the note at any worth. */
function planHandOver(planning: Planning, { to }: HandOverStep, path: string): Action {
  const { pool, notes } = planning.layout
  const note = getSlots(notes, to)
  const record = planPaymentRecord(planning, path, 'handOver', 'in_kind')
  return d => {
    const amount = d.book.get(pool.balance) + d.book.get(pool.defaulted)
    d.book.set(note.inKind, d.book.get(note.balance))
    d.book.set(note.balance, 0n)
    leavePool(d, pool)
    record(d, 'pool', to, amount, amount)
  }
}

function leavePool(d: Distribution, pool: PoolSlots): void {
  d.book.set(pool.balance, 0n)
  d.book.set(pool.defaulted, 0n)
  d.closing = true
}

function planWriteOff(planning: Planning, { writeOff: name }: WriteOffStep, path: string): Action {
  const note = getSlots(planning.layout.notes, name)
  const units = findPaymentMultiple(planning, name)
  const most = planAmount(planning, `${path}.amount`)!
  const record = planPaymentRecord(planning, path, 'writeOff', 'write_off')
  return d => {
    const owed = least(most(d), d.book.get(note.balance))
    const amount = owed - (owed % units)
    d.book.raise(note.balance, -amount)
    d.book.flow(note.writtenOff, amount)
    record(d, name, name, amount, owed)
  }
}
