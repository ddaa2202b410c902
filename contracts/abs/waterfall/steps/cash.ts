import type { AccountSlots } from '../book-layout.ts'
import { atLeastZero, type Distribution } from '../distribution.ts'

/** Counts the cash that steps may take from an account, without the remainders held back in it. */
export function countAvailableCash(
  { book }: Distribution,
  { balance, held }: AccountSlots,
): bigint {
  return atLeastZero(book.get(balance) - book.get(held))
}

/** Books cash from outside the deal into an account. */
export function receive(d: Distribution, account: AccountSlots, amount: bigint): void {
  putInto(d, account, amount)
  d.cash.in += amount
}

/** Books cash out of an account to a party outside the deal. */
export function spend(d: Distribution, account: AccountSlots, amount: bigint): void {
  takeFrom(d, account, amount)
  d.cash.out += amount
}

/** Books cash into an account. */
export function putInto({ book }: Distribution, account: AccountSlots, amount: bigint): void {
  book.raise(account.balance, amount)
  book.raise(account.in, amount)
}

/** Books cash out of an account. */
export function takeFrom({ book }: Distribution, account: AccountSlots, amount: bigint): void {
  book.raise(account.balance, -amount)
  book.raise(account.out, amount)
}
