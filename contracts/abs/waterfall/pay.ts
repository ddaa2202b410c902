import type { Name } from '../deal/deal.ts'
import type { Owed, Pay } from '../deal/step.ts'
import { payeesOf } from '../deal/warn-of.ts'
import { cashIn, spend } from './collect.ts'
import {
  type Act,
  atLeastZero,
  type Distribution,
  least,
  type Read,
  sumOf,
} from './distribution.ts'
import { amountAt, type Planning, placeOf, principalDueOf, unitsOf } from './evaluate.ts'
import type { AccountPlaces, NotePlaces } from './places.ts'
import { planRecord } from './record.ts'
import type { PaymentKind } from './result.ts'
import { shareProRata } from './share-pro-rata.ts'

/** Pays what is owed as far as account and limit go; what a unit cannot be paid whole stays. */
export function planPay(planning: Planning, step: Pay, path: string): Act {
  const account = placeOf(planning.places.accounts, step.from)
  const payees = payeesOf(step).map(name => planPayee(planning, step, name, account))
  const limit = amountAt(planning, `${path}.limit`)
  const shares = step.split === 'pro_rata' ? proRata(planning, payeesOf(step)) : inSequence
  const record = planRecord(planning, path, 'pay', KINDS[step.owed])
  return d => {
    const cash = cashIn(d, account)
    const owed = payees.map(payee => payee.owed?.(d) ?? cash)
    const asked = limit === null ? sumOf(owed) : least(limit(d), sumOf(owed))
    const claims = shares(asked, owed)
    const paid = cash < asked ? shares(cash, owed) : claims
    for (const [i, payee] of payees.entries()) {
      const amount = payee.units === 1n ? paid[i]! : paid[i]! - (paid[i]! % payee.units)
      d.book.raise(account.held, paid[i]! - amount)
      spend(d, account, amount)
      payee.settle(d, amount)
      const claim = payee.owed === null ? amount : claims[i]!
      record(d, step.from, payee.name, amount, claim)
    }
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

interface Payee {
  readonly name: Name
  /** Null: whatever there is. */
  readonly owed: Read<bigint> | null
  /**
   * Notes are paid whole fen a unit. The remainder stays in the account: no junior step may have it.
   */
  readonly units: bigint
  readonly settle: (d: Distribution, amount: bigint) => void
}

function planPayee(planning: Planning, { owed }: Pay, name: Name, account: AccountPlaces): Payee {
  const { notes, fees, supports } = planning.places
  const note = notes.get(name)
  if (note) {
    const settle = settleNote(note, owed)
    return { name, owed: owedToNote(planning, name, owed), units: unitsOf(planning, name), settle }
  }
  const fee = fees.get(name)
  if (!fee) {
    const support = placeOf(supports, name)
    const left = owed === 'everything_left'
    const settle: Payee['settle'] = (d, amount) => {
      d.book.flow(support.repaid, amount)
      if (!left) d.book.raise(support.owed, -amount)
    }
    return { name, owed: left ? null : d => d.book.get(support.owed), units: 1n, settle }
  }
  const payout = planning.loaded.payoutFees.includes(name)
  const settle: Payee['settle'] = (d, amount) => {
    if (payout) beginBelow(d, name, account)
    d.book.flow(fee.paid, amount)
    if (owed === 'fee') d.book.raise(fee.unpaid, -amount)
  }
  const due: Read<bigint> = d => atLeastZero(d.book.get(fee.unpaid))
  return { name, owed: owed === 'fee' ? due : null, units: 1n, settle }
}

function owedToNote(planning: Planning, name: Name, owed: Owed): Read<bigint> | null {
  const { balance, unpaid } = placeOf(planning.places.notes, name)
  if (owed === 'interest') return d => atLeastZero(d.book.get(unpaid))
  if (owed === 'balance') return d => d.book.get(balance)
  return owed === 'principal' ? principalDueOf(planning, name) : null
}

function settleNote(note: NotePlaces, owed: Owed): Payee['settle'] {
  const level = owed === 'interest' ? note.unpaid : note.balance
  const flow =
    owed === 'interest'
      ? note.interestPaid
      : owed === 'everything_left'
        ? note.residualPaid
        : note.principalPaid
  return (d, amount) => {
    if (owed !== 'everything_left') d.book.raise(level, -amount)
    d.book.flow(flow, amount)
    for (const [fee, below] of d.below) d.below.set(fee, below + amount)
  }
}

/** From here on payments to notes count for this payout fee, and its reserve stays behind. */
function beginBelow(d: Distribution, fee: Name, account: AccountPlaces): void {
  if (!d.below.has(fee)) d.below.set(fee, 0n)
  d.book.raise(account.held, d.payoutReserves.get(fee) ?? 0n)
  d.payoutReserves.delete(fee)
}

function proRata({ loaded }: Planning, payees: readonly Name[]) {
  const remainder = loaded.deal.conventions?.remainder ?? 'largest'
  return (amount: bigint, owed: readonly bigint[]) => shareProRata(amount, owed, payees, remainder)
}

function inSequence(amount: bigint, owed: readonly bigint[]): readonly bigint[] {
  if (owed.length === 1) return [least(amount, owed[0]!)]
  let left = amount
  return owed.map(each => {
    const share = least(left, each)
    left -= share
    return share
  })
}
