import { CASH_FLOWS, type Collection } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { halfUp, parseRatio, times, whole } from '../../ratio.ts'
import type { AccountSlots, PoolSlots } from '../book-layout.ts'
import { getSlots } from '../book-layout.ts'
import { type Action, type Distribution, least, Undistributable } from '../distribution.ts'
import type { Adjustment } from '../facts.ts'
import type { Planning } from '../plan/planning.ts'
import { findPaymentMultiple, planAmount, planCondition } from '../plan/quantities.ts'
import { computeYearFraction } from '../plan/year-fraction.ts'
import { receive, spend } from './cash.ts'
import { keepWithinUnpaid } from './unpaid-interest.ts'

/** Plans the start of a period: pool, remittances, account interest, corrections, ledgers. */
export function planCollect(planning: Planning): (d: Distribution, pool: PoolPeriod) => void {
  const { loaded, layout } = planning
  const remit = planRemit(planning)
  const earnings = Object.keys(loaded.deal.accounts).flatMap(name => planEarn(planning, name))
  const debits = loaded.ledgerOrder.map(ledger => planDebit(planning, ledger))
  return (d, pool) => {
    readPool(d, layout.pool, pool)
    remit(d, pool)
    for (const earn of earnings) earn(d)
    const corrections = d.actual?.adjustments ?? []
    for (const [i, adjustment] of corrections.entries()) correct(planning, d, adjustment, i)
    for (const debit of debits) debit(d)
  }
}

function readPool({ book }: Distribution, slots: PoolSlots, pool: PoolPeriod): void {
  if (pool.period === 1) book.set(slots.original, pool.openingBalance)
  book.set(slots.opening, pool.openingBalance)
  book.set(slots.balance, pool.closingBalance)
  book.set(slots.defaulted, pool.closingDefaulted)
  for (const [flow, slot] of slots.flows) book.flow(slot, pool[flow])
  book.flow(slots.cash, sumCash(pool, CASH_FLOWS))
}

function sumCash(pool: PoolPeriod, flows: Collection['flows']): bigint {
  let sum = 0n
  for (const flow of flows) sum += pool[flow]
  return sum
}

/**
 * Plans the remittances: what the servicer owes an account and has not paid is outstanding (混同).
 */
function planRemit(planning: Planning): (d: Distribution, pool: PoolPeriod) => void {
  const { loaded, layout } = planning
  const lines = loaded.deal.collections.map(({ flows, into, redirect }, i) => ({
    flows,
    into,
    redirected: planCondition(planning, `collections.${i}.redirect.when`),
    elsewhere: redirect?.into ?? into,
  }))
  return (d, pool) => {
    const due = new Map<Name, bigint>()
    for (const { flows, into, redirected, elsewhere } of lines) {
      const account = redirected?.(d) ? elsewhere : into
      due.set(account, (due.get(account) ?? 0n) + sumCash(pool, flows))
    }
    for (const [name, account] of layout.accounts) {
      const own = due.get(name) ?? 0n
      const owed = d.book.get(account.outstanding) + own
      const received = d.actual?.received?.[name] ?? owed
      d.book.set(account.outstanding, owed - received)
      d.book.raise(layout.remittance.outstanding, own - received)
      d.book.raise(layout.remittance.due, own)
      d.book.raise(layout.remittance.received, received)
      receive(d, account, received)
    }
  }
}

/** Plans the interest on what an account held since the payment date before. */
function planEarn({ loaded: { deal }, layout }: Planning, name: Name): Action[] {
  const { earns } = deal.accounts[name]!
  if (!earns) return []
  const account = getSlots(layout.accounts, name)
  const into = getSlots(layout.accounts, earns.into ?? name)
  const rate = parseRatio(earns.rate)
  return [
    d => {
      const opening = d.book.get(account.opening)
      if (opening === 0n) return
      const { previousPayment, nominalPayment } = d.dates
      const part = computeYearFraction(deal, d, earns.dayCount, previousPayment, nominalPayment)
      const earned = halfUp(times(whole(opening), times(rate, part)))
      d.book.flow(account.earned, earned)
      receive(d, into, earned)
    },
  ]
}

function correct(planning: Planning, d: Distribution, adjustment: Adjustment, i: number): void {
  const account = planning.layout.accounts.get(adjustment.to)
  const path = `actual.adjustments.${i}`
  if (account) correctCash(d, account, adjustment.amount, path)
  else correctClaim(planning, d, adjustment, path)
}

function correctClaim(
  planning: Planning,
  { book }: Distribution,
  { to, amount }: Adjustment,
  path: string,
): void {
  const { notes, fees, supports, ledgers } = planning.layout
  const stock = supports.get(to)?.owed ?? ledgers.get(to)
  if (stock !== undefined && book.get(stock) + amount < 0n) {
    throw new Undistributable('correction_must_not_exceed_what_is_there', path)
  }
  const note = notes.get(to)
  if (note && amount % findPaymentMultiple(planning, to) !== 0n) {
    throw new Undistributable('correction_must_be_whole_fen_a_unit', path)
  }
  book.raise(stock ?? (note ?? getSlots(fees, to)).unpaid, amount)
  if (note) keepWithinUnpaid(book, note)
}

function correctCash(d: Distribution, account: AccountSlots, amount: bigint, path: string): void {
  if (d.book.get(account.balance) + amount < 0n) {
    throw new Undistributable('cash_must_cover_the_correction', path)
  }
  if (amount < 0n) spend(d, account, -amount)
  else receive(d, account, amount)
}

function planDebit(planning: Planning, name: Name): Action {
  const { ledgers } = planning.layout
  const { overflow } = planning.loaded.deal.ledgers![name]!
  const balance = getSlots(ledgers, name)
  const above = overflow === undefined ? null : getSlots(ledgers, overflow)
  const debit = planAmount(planning, `ledgers.${name}.debit`)!
  const limit = planAmount(planning, `ledgers.${name}.limit`)
  return d => {
    d.book.raise(balance, debit(d))
    if (limit === null) return
    const kept = least(d.book.get(balance), limit(d))
    const over = d.book.get(balance) - kept
    d.book.set(balance, kept)
    if (above !== null) d.book.raise(above, over)
  }
}
