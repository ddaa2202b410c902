import type { AccountPlaces } from '../book-layout.ts'
import { atLeastZero, type Distribution } from '../distribution.ts'

/** What steps may take from an account: not the remainders that are held back in it. */
export function cashIn({ book }: Distribution, { balance, held }: AccountPlaces): bigint {
  return atLeastZero(book.get(balance) - book.get(held))
}

/** Cash from outside into an account. */
export function receive(d: Distribution, account: AccountPlaces, amount: bigint): void {
  putInto(d, account, amount)
  d.cash.in += amount
}

/** Cash out of an account to the outside. */
export function spend(d: Distribution, account: AccountPlaces, amount: bigint): void {
  takeFrom(d, account, amount)
  d.cash.out += amount
}

export function putInto({ book }: Distribution, account: AccountPlaces, amount: bigint): void {
  book.raise(account.balance, amount)
  book.raise(account.in, amount)
}

export function takeFrom({ book }: Distribution, account: AccountPlaces, amount: bigint): void {
  book.raise(account.balance, -amount)
  book.raise(account.out, amount)
}
