import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal-text.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'
import { DealBook } from './deal-book.ts'
import type { Slots } from './slots.ts'
import type { PurchaseDocument, StateDocument } from './state-document.ts'

/** The state of a deal while it is run: a state document with its amounts in a book. */
export interface RunState {
  readonly period: number
  readonly state: Name
  readonly closed: boolean
  readonly accruedTo: BusinessDate
  readonly book: DealBook
  readonly triggers: ReadonlyMap<Name, TriggerHistory>
  readonly purchases: readonly PurchaseDocument[]
}

/** Reads a state document, which `checkState` has found to be of the same deal as the slots. */
export function readState(document: StateDocument, slots: Slots): RunState {
  const { format, amounts, triggers, ...rest } = document
  const book = DealBook.empty(slots)
  for (const [name, fen] of Object.entries(amounts)) book.set(slots.get(name), BigInt(fen))
  return { ...rest, book, triggers: new Map(Object.entries(triggers)) }
}

/** Writes a state as a document. */
export function writeState(state: RunState, slots: Slots): StateDocument {
  const { book, triggers, ...rest } = state
  return {
    format: 'tallystick.deal-state.v1',
    ...rest,
    amounts: book.listLevels(slots),
    triggers: Object.fromEntries(triggers),
  }
}
