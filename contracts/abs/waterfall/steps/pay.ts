import type { Name } from '../../deal/deal-text.ts'
import type { Owed, PayStep } from '../../deal/waterfall-step.ts'
import { listPayees } from '../../deal/waterfall-step.ts'
import type { AccountSlots, NoteSlots, PayoutSlots } from '../book-layout.ts'
import { getSlots } from '../book-layout.ts'
import {
  type Action,
  atLeastZero,
  type Distribution,
  least,
  type Read,
  sum,
} from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import { findPaymentMultiple, planAmount, planPrincipalDue } from '../plan/quantities.ts'
import { planPaymentRecord } from '../plan/record-payment.ts'
import type { PaymentKind } from '../result.ts'
import { countAvailableCash, spend } from './cash.ts'
import { shareProRata } from './share-pro-rata.ts'
import { keepWithinUnpaid } from './unpaid-interest.ts'

/** Plans a payment of what is owed, up to the account's cash and the limit, in whole fen a unit. */
export function planPay(planning: Planning, step: PayStep, path: string): Action {
  const account = getSlots(planning.layout.accounts, step.from)
  const payees = listPayees(step).map(name => planPayee(planning, step, name, account, path))
  const limit = planAmount(planning, `${path}.limit`)
  const [only] = payees
  if (payees.length > 1) return planPaySeveral(planning, step, account, payees, limit)
  return d => {
    const cash = countAvailableCash(d, account)
    const owed = only!.owed?.(d) ?? cash
    const claim = limit ? least(limit(d), owed) : owed
    only!.pay(d, least(cash, claim), claim)
  }
}

function planPaySeveral(
  planning: Planning,
  step: PayStep,
  account: AccountSlots,
  payees: readonly Payee[],
  limit: Read<bigint> | null,
): Action {
  const shares = step.split === 'pro_rata' ? makeProRata(planning, listPayees(step)) : inSequence
  return d => {
    const cash = countAvailableCash(d, account)
    const owed = payees.map(payee => payee.owed?.(d) ?? cash)
    const asked = limit ? least(limit(d), sum(owed)) : sum(owed)
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
  /** Null where everything that is left is paid. */
  readonly owed: Read<bigint> | null
  readonly pay: (d: Distribution, amount: bigint, claim: bigint) => void
}

/** A payee's claim: what is owed, the fen that payments are multiples of, how they are settled. */
interface Claim {
  readonly owed: Read<bigint> | null
  readonly units: bigint
  readonly settle: (d: Distribution, amount: bigint) => void
}

/**
 * Plans one payee. Remainders of whole fen a unit are held in the account, from junior steps too.
 */
function planPayee(
  planning: Planning,
  { owed: kind, from }: PayStep,
  name: Name,
  account: AccountSlots,
  path: string,
): Payee {
  const { notes, fees } = planning.layout
  const planClaim = notes.has(name)
    ? planNoteClaim
    : fees.has(name)
      ? planFeeClaim
      : planSupportClaim
  const { owed, units, settle } = planClaim(planning, name, kind, account)
  const record = planPaymentRecord(planning, path, 'pay', KINDS[kind])
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

function planNoteClaim(planning: Planning, name: Name, owed: Owed): Claim {
  const note = getSlots(planning.layout.notes, name)
  return {
    owed: planOwedToNote(planning, name, owed),
    units: findPaymentMultiple(planning, name),
    settle: planNoteSettlement(note, owed, [...planning.layout.payouts.values()]),
  }
}

function planFeeClaim(planning: Planning, name: Name, owed: Owed, account: AccountSlots): Claim {
  const fee = getSlots(planning.layout.fees, name)
  const payout = planning.layout.payouts.get(name)
  return {
    owed: owed === 'fee' ? d => atLeastZero(d.book.get(fee.unpaid)) : null,
    units: 1n,
    settle: (d, amount) => {
      if (payout) startCounting(d, payout, account)
      d.book.flow(fee.paid, amount)
      if (owed === 'fee') d.book.raise(fee.unpaid, -amount)
    },
  }
}

function planSupportClaim(planning: Planning, name: Name, owed: Owed): Claim {
  const support = getSlots(planning.layout.supports, name)
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

function planOwedToNote(planning: Planning, name: Name, owed: Owed): Read<bigint> | null {
  const { balance, unpaid } = getSlots(planning.layout.notes, name)
  if (owed === 'interest') return d => atLeastZero(d.book.get(unpaid))
  if (owed === 'balance') return d => d.book.get(balance)
  return owed === 'principal' ? planPrincipalDue(planning, name) : null
}

function planNoteSettlement(
  note: NoteSlots,
  owed: Owed,
  payouts: readonly PayoutSlots[],
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
    if (owed === 'interest') keepWithinUnpaid(book, note)
    book.flow(flow, amount)
    for (const { begun, below } of payouts) if (book.get(begun) !== 0n) book.raise(below, amount)
  }
}

/** Starts counting the payments to notes for a payout fee, and holds its reserve back. */
function startCounting({ book }: Distribution, payout: PayoutSlots, account: AccountSlots): void {
  book.set(payout.begun, 1n)
  book.raise(account.held, book.get(payout.reserve))
  book.set(payout.reserve, 0n)
}

function makeProRata({ loaded }: Planning, payees: readonly Name[]) {
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
