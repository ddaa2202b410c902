import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal-text.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'
import { Book } from './deal-book.ts'
import type { Slots } from './slots.ts'
import type { PurchaseDocument, StateDocument } from './state-document.ts'

/** A state document while the deal is run: the same, with its amounts in a book. */
export interface RunState {
  readonly period: number
  readonly state: Name
  readonly closed: boolean
  readonly accruedTo: BusinessDate
  readonly book: Book
  readonly triggers: ReadonlyMap<Name, TriggerHistory>
  readonly purchases: readonly PurchaseDocument[]
}

/** The caller has made sure that the document is of the deal that the slots are of. */
export function runStateOf(document: StateDocument, slots: Slots): RunState {
  const { format, amounts, triggers, ...rest } = document
  const book = Book.empty(slots)
  for (const [name, fen] of Object.entries(amounts)) book.set(slots.of(name), BigInt(fen))
  return { ...rest, book, triggers: new Map(Object.entries(triggers)) }
}

export function documentOf(state: RunState, slots: Slots): StateDocument {
  const { book, triggers, ...rest } = state
  return {
    format: 'tallystick.deal-state.v1',
    ...rest,
    amounts: book.document(slots),
    triggers: Object.fromEntries(triggers),
  }
}
