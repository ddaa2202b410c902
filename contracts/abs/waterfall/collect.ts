import type { Name } from '../deal/deal.ts'
import { CASH_FLOWS } from '../deal/deal.ts'
import type { PoolPeriod } from '../pool-period.ts'
import { halfUp, ratioOf, times, whole } from '../ratio.ts'
import { yearPart } from './accrue.ts'
import { atLeastZero, type Distribution, sumOf, Undistributable, unitsOf } from './distribution.ts'
import { amountAt, holdsAt } from './evaluate.ts'
import type { Adjustment } from './facts.ts'

/**
 * Every flow of the pool that expressions can ask for; the sums of cash among them are collected.
 */
const POOL_FLOWS = [
  ...CASH_FLOWS,
  'purchased',
  'capitalised',
  'defaulted',
  'diluted',
  'lost',
] as const satisfies readonly (keyof PoolPeriod)[]

/** Opening balances, the pool's period, remittances, account interest, corrections and ledgers. */
export function collect(d: Distribution, pool: PoolPeriod): void {
  readPool(d, pool)
  remit(d, pool)
  for (const account of Object.keys(d.loaded.deal.accounts)) earn(d, account)
  for (const [i, adjustment] of (d.actual?.adjustments ?? []).entries()) correct(d, adjustment, i)
  for (const ledger of d.loaded.ledgerOrder) debit(d, ledger)
}

function readPool(d: Distribution, pool: PoolPeriod): void {
  if (pool.period === 1) d.book.set('pool.balance.original', pool.openingBalance)
  d.book.note('pool.balance.opening', pool.openingBalance)
  d.book.set('pool.balance', pool.closingBalance)
  d.book.set('pool.defaulted_balance', pool.closingDefaulted)
  for (const flow of POOL_FLOWS) d.book.flow(`pool.${flow}`, pool[flow])
  d.book.flow('pool.cash', sumOf(CASH_FLOWS.map(flow => pool[flow])))
}

/** What the servicer owes each account and has not remitted stays outstanding (混同). */
function remit(d: Distribution, pool: PoolPeriod): void {
  const due = new Map<Name, bigint>()
  for (const [i, line] of d.loaded.deal.collections.entries()) {
    const redirected = line.redirect && holdsAt(d, `collections.${i}.redirect.when`)
    const into = redirected ? line.redirect!.into : line.into
    due.set(into, (due.get(into) ?? 0n) + sumOf(line.flows.map(flow => pool[flow])))
  }
  for (const account of Object.keys(d.loaded.deal.accounts)) {
    const outstanding = `remittance.outstanding.${account}`
    const owed = d.book.get(outstanding) + (due.get(account) ?? 0n)
    const received = d.actual?.received?.[account] ?? owed
    d.book.set(outstanding, owed - received)
    d.book.raise('remittance.outstanding', (due.get(account) ?? 0n) - received)
    d.book.note('remittance.due', d.book.get('remittance.due') + (due.get(account) ?? 0n))
    d.book.note('remittance.received', d.book.get('remittance.received') + received)
    receive(d, account, received)
  }
}

/** On what the account held since the payment date before. */
function earn(d: Distribution, account: Name): void {
  const { earns } = d.loaded.deal.accounts[account]!
  if (!earns) return
  const part = yearPart(d, earns.dayCount, d.dates.previousPayment, d.dates.nominalPayment)
  const opening = whole(d.book.get(`account.${account}.balance.opening`))
  const earned = halfUp(times(opening, times(ratioOf(earns.rate), part)))
  d.book.flow(`account.${account}.earned`, earned)
  receive(d, earns.into ?? account, earned)
}

function correct(d: Distribution, { to, amount }: Adjustment, i: number): void {
  const path = `actual.adjustments.${i}`
  if (Object.hasOwn(d.loaded.deal.accounts, to)) {
    const left = d.book.get(`account.${to}.balance`) + amount
    if (left < 0n) throw new Undistributable('cash_must_cover_the_correction', path)
    if (amount < 0n) spend(d, to, -amount)
    else receive(d, to, amount)
    return
  }
  const note = Object.hasOwn(d.loaded.deal.notes, to)
  if (note && amount % unitsOf(d, to) !== 0n) {
    throw new Undistributable('correction_must_be_whole_fen_a_unit', path)
  }
  d.book.raise(note ? `note.${to}.interest.unpaid` : `fee.${to}.unpaid`, amount)
}

function debit(d: Distribution, ledger: Name): void {
  const { overflow } = d.loaded.deal.ledgers![ledger]!
  const balance = `ledger.${ledger}.balance`
  d.book.raise(balance, amountAt(d, `ledgers.${ledger}.debit`)!)
  const limit = amountAt(d, `ledgers.${ledger}.limit`)
  const over = limit === null ? 0n : d.book.get(balance) - limit
  if (over <= 0n) return
  d.book.raise(balance, -over)
  if (overflow) d.book.raise(`ledger.${overflow}.balance`, over)
}

/** What steps may take from an account: not the remainders that are held back in it. */
export function cashIn(d: Distribution, account: Name): bigint {
  return atLeastZero(d.book.get(`account.${account}.balance`) - (d.held.get(account) ?? 0n))
}

/** Cash from outside into an account. */
export function receive(d: Distribution, account: Name, amount: bigint): void {
  putInto(d, account, amount)
  d.cash.in += amount
}

/** Cash out of an account to the outside. */
export function spend(d: Distribution, account: Name, amount: bigint): void {
  takeFrom(d, account, amount)
  d.cash.out += amount
}

export function putInto(d: Distribution, account: Name, amount: bigint): void {
  d.book.raise(`account.${account}.balance`, amount)
  d.book.note(`account.${account}.in`, d.book.get(`account.${account}.in`) + amount)
}

export function takeFrom(d: Distribution, account: Name, amount: bigint): void {
  d.book.raise(`account.${account}.balance`, -amount)
  d.book.note(`account.${account}.out`, d.book.get(`account.${account}.out`) + amount)
}
