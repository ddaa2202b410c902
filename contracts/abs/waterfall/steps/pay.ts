import type { Name } from '../../deal/deal-text.ts'
import type { Owed, Pay } from '../../deal/waterfall-step.ts'
import { payeesOf } from '../../deal/waterfall-step.ts'
import type { AccountPlaces, NotePlaces, PayoutPlaces } from '../book-layout.ts'
import {
  type Act,
  atLeastZero,
  type Distribution,
  least,
  type Read,
  sumOf,
} from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import { amountAt, placeOf, principalDueOf, unitsOf } from '../plan/quantities.ts'
import { planRecord } from '../plan/record-payment.ts'
import type { PaymentKind } from '../result.ts'
import { cashIn, spend } from './cash.ts'
import { shareProRata } from './share-pro-rata.ts'

/** Pays what is owed as far as account and limit go; what a unit cannot be paid whole stays. */
export function planPay(planning: Planning, step: Pay, path: string): Act {
  const account = placeOf(planning.places.accounts, step.from)
  const payees = payeesOf(step).map(name => planPayee(planning, step, name, account, path))
  const limit = amountAt(planning, `${path}.limit`)
  const [only] = payees
  if (payees.length > 1) return paySeveral(planning, step, account, payees, limit)
  return d => {
    const cash = cashIn(d, account)
    const owed = only!.owed?.(d) ?? cash
    const claim = limit ? least(limit(d), owed) : owed
    only!.pay(d, least(cash, claim), claim)
  }
}

function paySeveral(
  planning: Planning,
  step: Pay,
  account: AccountPlaces,
  payees: readonly Payee[],
  limit: Read<bigint> | null,
): Act {
  const shares = step.split === 'pro_rata' ? proRata(planning, payeesOf(step)) : inSequence
  return d => {
    const cash = cashIn(d, account)
    const owed = payees.map(payee => payee.owed?.(d) ?? cash)
    const asked = limit ? least(limit(d), sumOf(owed)) : sumOf(owed)
    const claims = shares(asked, owed)
    const paid = cash < asked ? shares(cash, owed) : claims
    for (let i = 0; i < payees.length; i++) payees[i]!.pay(d, paid[i]!, claims[i]!)
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
  /** Null: whatever there is. */
  readonly owed: Read<bigint> | null
  readonly pay: (d: Distribution, amount: bigint, claim: bigint) => void
}

/** What is owed to a payee, how many fen a payment is a multiple of, and what a payment settles. */
interface Claim {
  readonly owed: Read<bigint> | null
  readonly units: bigint
  readonly settle: (d: Distribution, amount: bigint) => void
}

/**
 * Notes are paid whole fen a unit. The remainder stays in the account: no junior step may have it.
 */
function planPayee(
  planning: Planning,
  { owed: kind, from }: Pay,
  name: Name,
  account: AccountPlaces,
  path: string,
): Payee {
  const { notes, fees } = planning.places
  const claimOf = notes.has(name) ? claimOfNote : fees.has(name) ? claimOfFee : claimOfSupport
  const { owed, units, settle } = claimOf(planning, name, kind, account)
  const record = planRecord(planning, path, 'pay', KINDS[kind])
  return {
    owed,
    pay: (d, wanted, claim) => {
      const amount = units === 1n ? wanted : wanted - (wanted % units)
      d.book.raise(account.held, wanted - amount)
      spend(d, account, amount)
      settle(d, amount)
      record(d, from, name, amount, owed === null ? amount : claim)
    },
  }
}

function claimOfNote(planning: Planning, name: Name, owed: Owed): Claim {
  const note = placeOf(planning.places.notes, name)
  return {
    owed: owedToNote(planning, name, owed),
    units: unitsOf(planning, name),
    settle: settleNote(note, owed, [...planning.places.payouts.values()]),
  }
}

function claimOfFee(planning: Planning, name: Name, owed: Owed, account: AccountPlaces): Claim {
  const fee = placeOf(planning.places.fees, name)
  const payout = planning.places.payouts.get(name)
  return {
    owed: owed === 'fee' ? d => atLeastZero(d.book.get(fee.unpaid)) : null,
    units: 1n,
    settle: (d, amount) => {
      if (payout) beginBelow(d, payout, account)
      d.book.flow(fee.paid, amount)
      if (owed === 'fee') d.book.raise(fee.unpaid, -amount)
    },
  }
}

function claimOfSupport(planning: Planning, name: Name, owed: Owed): Claim {
  const support = placeOf(planning.places.supports, name)
  const left = owed === 'everything_left'
  return {
    owed: left ? null : d => d.book.get(support.owed),
    units: 1n,
    settle: ({ book }, amount) => {
      book.flow(support.repaid, amount)
      if (!left) book.raise(support.owed, -amount)
    },
  }
}

function owedToNote(planning: Planning, name: Name, owed: Owed): Read<bigint> | null {
  const { balance, unpaid } = placeOf(planning.places.notes, name)
  if (owed === 'interest') return d => atLeastZero(d.book.get(unpaid))
  if (owed === 'balance') return d => d.book.get(balance)
  return owed === 'principal' ? principalDueOf(planning, name) : null
}

function settleNote(
  note: NotePlaces,
  owed: Owed,
  payouts: readonly PayoutPlaces[],
): Claim['settle'] {
  const level = owed === 'interest' ? note.unpaid : note.balance
  const flow =
    owed === 'interest'
      ? note.interestPaid
      : owed === 'everything_left'
        ? note.residualPaid
        : note.principalPaid
  return ({ book }, amount) => {
    if (owed !== 'everything_left') book.raise(level, -amount)
    book.flow(flow, amount)
    for (const { begun, below } of payouts) if (book.get(begun) !== 0n) book.raise(below, amount)
  }
}

/** From here on payments to notes count for this payout fee, and its reserve stays behind. */
function beginBelow({ book }: Distribution, payout: PayoutPlaces, account: AccountPlaces): void {
  book.set(payout.begun, 1n)
  book.raise(account.held, book.get(payout.reserve))
  book.set(payout.reserve, 0n)
}

function proRata({ loaded }: Planning, payees: readonly Name[]) {
  const remainder = loaded.deal.conventions?.remainder ?? 'largest'
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
