import type { EnumRef, InputRef } from '@pothos/core'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, isId } from '../../../contracts/kernel/id.ts'
import type { Types } from './builder.ts'
import { turnedAway } from './turned-away.ts'

/** Makes a place of a value in the text of a statement: `$3`. */
export type Place = (value: unknown) => string

/** What is asked of a list: its filters by name, and `order`. */
export type Given = Readonly<Record<string, unknown>>

/** A filter of a list: what it takes, and which rows it leaves. Every one runs on an index. */
export interface Filter {
  readonly type: keyof Types['inputShapes'] | InputRef<unknown>
  readonly isList?: true
  readonly required?: true
  readonly description: string
  /** SQL; `given` holds the other filters. */
  readonly where: (value: never, place: Place, given: Given) => string
}

export type Filters = Readonly<Record<string, Filter>>

/** Two filters by a date: `dueFrom` and `dueTo`, both included. */
export function between<Name extends string>(name: Name, column: string, what: string) {
  return {
    [`${name}From`]: {
      type: 'Date',
      description: `Only those with ${what} on this date or later.`,
      where: (date: BusinessDate, place: Place) => `${column} >= ${place(date)}`,
    },
    [`${name}To`]: {
      type: 'Date',
      description: `Only those with ${what} on this date or earlier.`,
      where: (date: BusinessDate, place: Place) => `${column} <= ${place(date)}`,
    },
  } as unknown as Record<`${Name}From` | `${Name}To`, Filter>
}

/** As `between`, of a column that holds a due date within the number of its terms (0266). */
export function betweenTerms(column: string, what: string) {
  return {
    dueFrom: {
      type: 'Date',
      description: `Only those with ${what} on this date or later.`,
      where: (date: BusinessDate, place: Place) => `${column} >= ledger.terms_from(${place(date)})`,
    },
    dueTo: {
      type: 'Date',
      description: `Only those with ${what} on this date or earlier.`,
      where: (date: BusinessDate, place: Place) =>
        `${column} between 1 and ledger.terms_from(${place(date)}::date + 1) - 1`,
    },
  } as const
}

/** A filter by one of several code words, or several of them. */
export function among(type: EnumRef<Types, string>, column: string, description: string): Filter {
  return {
    type,
    isList: true,
    description,
    where: (words: readonly string[], place) => `${column} = any(${place(words)}::text[])`,
  } as Filter
}

/** A filter by a record that is named by its id. */
export function named(noun: string, column: string, description: string): Filter {
  return {
    type: 'ID',
    description,
    where: (id: string, place) => `${column} = ${place(readNumber(noun, id))}`,
  } as Filter
}

/** Characters of what was given that are shown again. */
const FOUND_MAX = 40

/** The number of an id that a caller gives. */
export function readNumber(noun: string, id: string): bigint {
  if (isId(noun, id)) return idNumber(id)
  throw turnedAway('id_must_be_of_its_kind', { expected: noun, found: id.slice(0, FOUND_MAX) })
}
