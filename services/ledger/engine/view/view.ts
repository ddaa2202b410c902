import type { Calendar } from '../../../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { type Rules, rulesOn } from '../../../../contracts/kernel/rules.ts'
import { Overlay } from './overlay.ts'
import type { State } from './state.ts'

/**
 * What was read under the locks of a group, and on top of it what the group has done so far. Nouns
 * keep their parts in it by states of their own.
 */
export class View {
  readonly calendar: Calendar
  readonly #below: View | null
  readonly #overlays = new Map<State<unknown, unknown>, Overlay<unknown, unknown>>()
  #asOf: BusinessDate

  constructor(calendar: Calendar, asOf: BusinessDate, below: View | null = null) {
    this.calendar = calendar
    this.#asOf = asOf
    this.#below = below
  }

  get asOf(): BusinessDate {
    return this.#asOf
  }

  /** The thresholds in force on the business date. */
  get rules(): Rules {
    return rulesOn(this.#asOf)
  }

  /** Dates the view: called once, when its rows are locked. */
  dateFrom(asOf: BusinessDate): void {
    this.#asOf = asOf
  }

  get<Key, Value>(state: State<Key, Value>, key: Key): Value | undefined {
    return this.#overlay(state).get(key)
  }

  set<Key, Value>(state: State<Key, Value>, key: Key, value: Value): void {
    this.#overlay(state).set(key, value)
  }

  keys<Key, Value>(state: State<Key, Value>): Set<Key> {
    return this.#overlay(state).keys()
  }

  /** What was set in this view, without what it was forked from. */
  entries<Key, Value>(state: State<Key, Value>): IterableIterator<[Key, Value]> {
    return this.#overlay(state).entries()
  }

  /** A view over this one: what is set in it is not seen here until it is merged. */
  fork(): View {
    return new View(this.calendar, this.#asOf, this)
  }

  /** Makes what this fork has done part of the view that it was forked from. */
  merge(): void {
    for (const overlay of this.#overlays.values()) overlay.merge()
  }

  #overlay<Key, Value>(state: State<Key, Value>): Overlay<Key, Value> {
    const found = this.#overlays.get(state)
    // The state that an overlay is kept by is the one that gave it its types.
    if (found) return found as Overlay<Key, Value>
    const made = this.#below ? this.#below.#overlay(state).fork() : new Overlay<Key, Value>()
    this.#overlays.set(state, made as Overlay<unknown, unknown>)
    return made
  }
}
