import type { NoteSlots } from '../book-layout.ts'
import type { DealBook } from '../deal-book.ts'
import { atLeastZero, least } from '../distribution.ts'

/** Finds the unpaid interest that bears interest: all of it, or all but interest on interest. */
export function findBearing(book: DealBook, { unpaid, onUnpaid }: NoteSlots): bigint {
  return book.get(unpaid) - (onUnpaid === null ? 0n : book.get(onUnpaid))
}

/** Simple interest on interest is paid last, so it is never more than what is unpaid. */
export function keepWithinUnpaid(book: DealBook, { unpaid, onUnpaid }: NoteSlots): void {
  if (onUnpaid === null) return
  book.set(onUnpaid, least(book.get(onUnpaid), atLeastZero(book.get(unpaid))))
}
