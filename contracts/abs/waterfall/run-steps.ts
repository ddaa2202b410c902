import type { Buy, Draw, HandOver, Move, Sell, Step, Steps, WriteOff } from '../deal/step.ts'
import { stepsAt } from '../deal/walk-steps.ts'
import { floor, halfUp, over, times, whole } from '../ratio.ts'
import { cashIn, putInto, receive, spend, takeFrom } from './collect.ts'
import { atLeastZero, type Distribution, least, Undistributable, unitsOf } from './distribution.ts'
import { amountAt, availableFrom, holdsAt, shortageOf, valueAt } from './evaluate.ts'
import { pay } from './pay.ts'
import { record } from './record.ts'
import { hasRuling } from './ruling.ts'
import { runTest } from './run-tests.ts'

/** The steps of a waterfall one after the other. */
export function runSteps(d: Distribution, steps: Steps, at: string): void {
  for (const { step, path } of stepsAt(d.loaded.deal, steps, at)) runStep(d, step, path)
}

function runStep(d: Distribution, step: Step, path: string): void {
  if ('pay' in step) pay(d, step, path)
  else if ('move' in step) move(d, step, path)
  else if ('draw' in step) draw(d, step, path)
  else if ('buy' in step) buy(d, step, path)
  else if ('sell' in step) sell(d, step, path)
  else if ('handOver' in step) handOver(d, step, path)
  else if ('writeOff' in step) writeOff(d, step, path)
  else if ('test' in step) runTest(d, step.test, 'in_waterfall')
  else if (holdsAt(d, `${path}.when`)) runSteps(d, step.then, `${path}.then`)
  else runSteps(d, step.otherwise ?? [], `${path}.otherwise`)
}

function move(d: Distribution, step: Move, path: string): void {
  const cash = cashIn(d, step.from)
  const owed =
    step.move === 'everything_left'
      ? cash
      : step.move === 'shortage'
        ? shortageOf(d, step.to)
        : amountAt(d, `${path}.move`)!
  const amount = least(cash, owed)
  takeFrom(d, step.from, amount)
  putInto(d, step.to, amount)
  if (step.count) d.book.flow(`moved.${step.count}`, amount)
  if (step.credit) {
    const balance = `ledger.${step.credit}.balance`
    d.book.set(balance, atLeastZero(d.book.get(balance) - amount))
  }
  record(d, { path, verb: 'move', from: step.from, to: step.to, kind: 'transfer', amount, owed })
}

/** Calls on a support; what it is really paid is a fact where there is one, else its limit. */
function draw(d: Distribution, { draw: support, to }: Draw, path: string): void {
  const swap = d.loaded.deal.supports![support]!.kind === 'swap'
  const drawn = d.book.get(`support.${support}.drawn`)
  const net = atLeastZero(d.book.get(`support.${support}.net`) - drawn)
  const asked = amountAt(d, `${path}.amount`) ?? net
  const available = swap ? net : (availableFrom(d, support) ?? asked)
  const honoured = d.actual?.honoured?.[support]
  const able = honoured === undefined ? available : least(available, atLeastZero(honoured - drawn))
  const amount = least(asked, able)
  receive(d, to, amount)
  d.book.flow(`support.${support}.drawn`, amount)
  d.book.note(`support.${support}.unmet`, d.book.get(`support.${support}.unmet`) + asked - amount)
  if (!swap) d.book.raise(`support.${support}.owed`, amount)
  const kind = swap ? 'swap' : 'advance'
  record(d, { path, verb: 'draw', from: support, to, kind, amount, owed: asked })
}

function buy(d: Distribution, { from }: Buy, path: string): void {
  if (hasRuling(d, 'stop_buying')) return
  const price = valueAt(d, `${path}.price`)!
  if (price.num <= 0n) throw new Undistributable('price_must_be_above_zero', `${path}.price`)
  const free = atLeastZero(cashIn(d, from) - (amountAt(d, `${path}.keep`) ?? 0n))
  const affordable = floor(over(whole(free), price))
  const bought = least(affordable, amountAt(d, `${path}.limit`) ?? affordable)
  const cash = halfUp(times(whole(bought), price))
  spend(d, from, cash)
  d.purchase = { cash: d.purchase.cash + cash, balance: d.purchase.balance + bought }
  const to = 'originator'
  record(d, { path, verb: 'buy', from, to, kind: 'purchase', amount: cash, owed: cash })
}

function sell(d: Distribution, { to }: Sell, path: string): void {
  const amount = amountAt(d, `${path}.price`)!
  receive(d, to, amount)
  leavePool(d)
  record(d, { path, verb: 'sell', from: 'pool', to, kind: 'sale', amount, owed: amount })
}

/** The pool's performing and defaulted balance settles the note, whatever it is worth. */
function handOver(d: Distribution, { to }: HandOver, path: string): void {
  const amount = d.book.get('pool.balance') + d.book.get('pool.defaulted_balance')
  d.book.note(`note.${to}.in_kind`, d.book.get(`note.${to}.balance`))
  d.book.set(`note.${to}.balance`, 0n)
  leavePool(d)
  record(d, { path, verb: 'handOver', from: 'pool', to, kind: 'in_kind', amount, owed: amount })
}

function leavePool(d: Distribution): void {
  d.book.set('pool.balance', 0n)
  d.book.set('pool.defaulted_balance', 0n)
  d.closing = true
}

function writeOff(d: Distribution, { writeOff: note }: WriteOff, path: string): void {
  const units = unitsOf(d, note)
  const owed = least(amountAt(d, `${path}.amount`)!, d.book.get(`note.${note}.balance`))
  const amount = owed - (owed % units)
  d.book.raise(`note.${note}.balance`, -amount)
  d.book.flow(`note.${note}.written_off`, amount)
  const names = { from: note, to: note, kind: 'write_off' } as const
  record(d, { path, verb: 'writeOff', ...names, amount, owed })
}
