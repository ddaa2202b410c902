import type { Name } from '../deal/deal.ts'
import type { Owed, Pay } from '../deal/step.ts'
import { payeesOf } from '../deal/warn-of.ts'
import { cashIn, spend } from './collect.ts'
import { atLeastZero, type Distribution, least, sumOf, unitsOf } from './distribution.ts'
import { amountAt, principalDue } from './evaluate.ts'
import { record } from './record.ts'
import type { PaymentKind } from './result.ts'
import { shareProRata } from './share-pro-rata.ts'

/** Pays what is owed as far as account and limit go; what a unit cannot be paid whole stays. */
export function pay(d: Distribution, step: Pay, path: string): void {
  const payees = payeesOf(step)
  const cash = cashIn(d, step.from)
  const limit = amountAt(d, `${path}.limit`)
  const owed = payees.map(payee => owedTo(d, payee, step.owed) ?? cash)
  const asked = limit === null ? sumOf(owed) : least(limit, sumOf(owed))
  const shares = step.split === 'pro_rata' ? proRata(d, payees) : inSequence
  const claims = shares(asked, owed)
  const paid = shares(least(cash, asked), owed)
  for (const [i, payee] of payees.entries()) {
    const amount = wholeUnits(d, payee, paid[i]!)
    hold(d, step.from, paid[i]! - amount)
    settle(d, payee, step, amount)
    const kind = KINDS[step.owed]
    const claim = step.owed === 'everything_left' ? amount : claims[i]!
    record(d, { path, verb: 'pay', from: step.from, to: payee, kind, amount, owed: claim })
  }
}

const KINDS: Readonly<Record<Owed, PaymentKind>> = {
  fee: 'fee',
  interest: 'interest',
  principal: 'principal',
  balance: 'principal',
  advance: 'advance',
  swap: 'swap',
  everything_left: 'residual',
}

/** Null: whatever there is. */
function owedTo(d: Distribution, payee: Name, owed: Owed): bigint | null {
  switch (owed) {
    case 'fee':
      return atLeastZero(d.book.get(`fee.${payee}.unpaid`))
    case 'interest':
      return atLeastZero(d.book.get(`note.${payee}.interest.unpaid`))
    case 'principal':
      return principalDue(d, payee)
    case 'balance':
      return d.book.get(`note.${payee}.balance`)
    case 'advance':
    case 'swap':
      return d.book.get(`support.${payee}.owed`)
    case 'everything_left':
      return null
  }
}

function proRata(d: Distribution, payees: readonly Name[]) {
  const remainder = d.loaded.deal.conventions?.remainder ?? 'largest'
  return (amount: bigint, owed: readonly bigint[]) => shareProRata(amount, owed, payees, remainder)
}

function inSequence(amount: bigint, owed: readonly bigint[]): readonly bigint[] {
  let left = amount
  return owed.map(each => {
    const share = least(left, each)
    left -= share
    return share
  })
}

/**
 * Notes are paid whole fen a unit. The remainder stays in the account: no junior step may have it.
 */
function wholeUnits(d: Distribution, payee: Name, amount: bigint): bigint {
  if (!Object.hasOwn(d.loaded.deal.notes, payee)) return amount
  return amount - (amount % unitsOf(d, payee))
}

function hold(d: Distribution, account: Name, amount: bigint): void {
  d.held.set(account, (d.held.get(account) ?? 0n) + amount)
}

function settle(d: Distribution, payee: Name, { from, owed }: Pay, amount: bigint): void {
  spend(d, from, amount)
  if (payee === d.loaded.payoutFee) {
    d.below ??= 0n
    hold(d, from, d.payoutReserve)
    d.payoutReserve = 0n
  }
  if (Object.hasOwn(d.loaded.deal.notes, payee)) {
    settleNote(d, payee, owed, amount)
    if (d.below !== null) d.below += amount
    return
  }
  if (Object.hasOwn(d.loaded.deal.fees ?? {}, payee)) {
    d.book.flow(`fee.${payee}.paid`, amount)
    if (owed === 'fee') d.book.raise(`fee.${payee}.unpaid`, -amount)
    return
  }
  d.book.flow(`support.${payee}.repaid`, amount)
  if (owed !== 'everything_left') d.book.raise(`support.${payee}.owed`, -amount)
}

function settleNote(d: Distribution, note: Name, owed: Owed, amount: bigint): void {
  if (owed === 'interest') {
    d.book.raise(`note.${note}.interest.unpaid`, -amount)
    d.book.flow(`note.${note}.interest.paid`, amount)
  } else if (owed === 'everything_left') {
    d.book.flow(`note.${note}.residual.paid`, amount)
  } else {
    d.book.raise(`note.${note}.balance`, -amount)
    d.book.flow(`note.${note}.principal.paid`, amount)
  }
}
