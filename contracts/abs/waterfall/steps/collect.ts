import { CASH_FLOWS, type Collection } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { halfUp, ratioOf, times, whole } from '../../ratio.ts'
import type { AccountPlaces, PoolPlaces } from '../book-layout.ts'
import { type Act, type Distribution, least, Undistributable } from '../distribution.ts'
import type { Adjustment } from '../facts.ts'
import type { Planning } from '../plan/planning.ts'
import { amountAt, holdsAt, placeOf, unitsOf } from '../plan/quantities.ts'
import { yearPart } from '../plan/year-fraction.ts'
import { receive, spend } from './cash.ts'

/** Opening balances, the pool's period, remittances, account interest, corrections and ledgers. */
export function planCollect(planning: Planning): (d: Distribution, pool: PoolPeriod) => void {
  const { loaded, places } = planning
  const remit = planRemit(planning)
  const earnings = Object.keys(loaded.deal.accounts).flatMap(name => planEarn(planning, name))
  const debits = loaded.ledgerOrder.map(ledger => planDebit(planning, ledger))
  return (d, pool) => {
    readPool(d, places.pool, pool)
    remit(d, pool)
    for (const earn of earnings) earn(d)
    const corrections = d.actual?.adjustments ?? []
    for (const [i, adjustment] of corrections.entries()) correct(planning, d, adjustment, i)
    for (const debit of debits) debit(d)
  }
}

function readPool({ book }: Distribution, places: PoolPlaces, pool: PoolPeriod): void {
  if (pool.period === 1) book.set(places.original, pool.openingBalance)
  book.set(places.opening, pool.openingBalance)
  book.set(places.balance, pool.closingBalance)
  book.set(places.defaulted, pool.closingDefaulted)
  for (const [flow, place] of places.flows) book.flow(place, pool[flow])
  book.flow(places.cash, cashOf(pool, CASH_FLOWS))
}

function cashOf(pool: PoolPeriod, flows: Collection['flows']): bigint {
  let sum = 0n
  for (const flow of flows) sum += pool[flow]
  return sum
}

/** What the servicer owes each account and has not remitted stays outstanding (混同). */
function planRemit(planning: Planning): (d: Distribution, pool: PoolPeriod) => void {
  const { loaded, places } = planning
  const lines = loaded.deal.collections.map(({ flows, into, redirect }, i) => ({
    flows,
    into,
    redirected: holdsAt(planning, `collections.${i}.redirect.when`),
    elsewhere: redirect?.into ?? into,
  }))
  return (d, pool) => {
    const due = new Map<Name, bigint>()
    for (const { flows, into, redirected, elsewhere } of lines) {
      const account = redirected?.(d) ? elsewhere : into
      due.set(account, (due.get(account) ?? 0n) + cashOf(pool, flows))
    }
    for (const [name, account] of places.accounts) {
      const own = due.get(name) ?? 0n
      const owed = d.book.get(account.outstanding) + own
      const received = d.actual?.received?.[name] ?? owed
      d.book.set(account.outstanding, owed - received)
      d.book.raise(places.remittance.outstanding, own - received)
      d.book.raise(places.remittance.due, own)
      d.book.raise(places.remittance.received, received)
      receive(d, account, received)
    }
  }
}

/** On what the account held since the payment date before. */
function planEarn({ loaded: { deal }, places }: Planning, name: Name): Act[] {
  const { earns } = deal.accounts[name]!
  if (!earns) return []
  const account = placeOf(places.accounts, name)
  const into = placeOf(places.accounts, earns.into ?? name)
  const rate = ratioOf(earns.rate)
  return [
    d => {
      const opening = d.book.get(account.opening)
      if (opening === 0n) return
      const { previousPayment, nominalPayment } = d.dates
      const part = yearPart(deal, d, earns.dayCount, previousPayment, nominalPayment)
      const earned = halfUp(times(whole(opening), times(rate, part)))
      d.book.flow(account.earned, earned)
      receive(d, into, earned)
    },
  ]
}

function correct(planning: Planning, d: Distribution, adjustment: Adjustment, i: number): void {
  const account = planning.places.accounts.get(adjustment.to)
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
  const { notes, fees, supports, ledgers } = planning.places
  const stock = supports.get(to)?.owed ?? ledgers.get(to)
  if (stock !== undefined && book.get(stock) + amount < 0n) {
    throw new Undistributable('correction_must_not_exceed_what_is_there', path)
  }
  const note = notes.get(to)
  if (note && amount % unitsOf(planning, to) !== 0n) {
    throw new Undistributable('correction_must_be_whole_fen_a_unit', path)
  }
  book.raise(stock ?? (note ?? placeOf(fees, to)).unpaid, amount)
}

function correctCash(d: Distribution, account: AccountPlaces, amount: bigint, path: string): void {
  if (d.book.get(account.balance) + amount < 0n) {
    throw new Undistributable('cash_must_cover_the_correction', path)
  }
  if (amount < 0n) spend(d, account, -amount)
  else receive(d, account, amount)
}

function planDebit(planning: Planning, name: Name): Act {
  const { ledgers } = planning.places
  const { overflow } = planning.loaded.deal.ledgers![name]!
  const balance = placeOf(ledgers, name)
  const above = overflow === undefined ? null : placeOf(ledgers, overflow)
  const debit = amountAt(planning, `ledgers.${name}.debit`)!
  const limit = amountAt(planning, `ledgers.${name}.limit`)
  return d => {
    d.book.raise(balance, debit(d))
    if (limit === null) return
    const kept = least(d.book.get(balance), limit(d))
    const over = d.book.get(balance) - kept
    d.book.set(balance, kept)
    if (above !== null) d.book.raise(above, over)
  }
}
