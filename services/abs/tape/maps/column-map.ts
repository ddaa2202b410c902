import type { Words } from '../../../../contracts/abs/deal/deal-text.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { DayCount } from '../../../../contracts/kernel/day-count.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import type { FieldSource } from '../../../platform/mapped-files/mapping.ts'
import { ATTRIBUTE, OWN_FORMAT, type TapeMapping } from '../mapping.ts'
import { UNSTATED, UNSTATED_TERMS } from '../unstated-loan.ts'
import annex2 from './esma-annex-2.json' with { type: 'json' }
import annex3 from './esma-annex-3.json' with { type: 'json' }
import annex4 from './esma-annex-4.json' with { type: 'json' }
import annex5 from './esma-annex-5.json' with { type: 'json' }
import annex6 from './esma-annex-6.json' with { type: 'json' }
import annex8 from './esma-annex-8.json' with { type: 'json' }
import annex9 from './esma-annex-9.json' with { type: 'json' }
import autoLoans from './sec-auto-loans.json' with { type: 'json' }

/** A public template of loan tapes: the code of each of its columns with what we read it as. */
export interface ColumnMap {
  readonly title: Words
  /** Where codes and names were found, by the word that fields use. */
  readonly sources: Readonly<Record<string, string>>
  /** What stands in a cell that says nothing. */
  readonly empty: readonly string[]
  /** The one currency of all such tapes. */
  readonly currency?: string
  readonly mapping: Pick<
    TapeMapping,
    'rates' | 'dates' | 'amounts' | 'element' | 'derive' | 'leaveOut'
  >
  /** What every row is, though no column says it. */
  readonly always?: Readonly<Record<string, string>>
  readonly fields: readonly MappedField[]
}

export interface MappedField {
  readonly code: string
  readonly name: string
  /** A column of our tapes, or an attribute. */
  readonly reads: string
  readonly source: string
  /** Not seen in the template itself, or in files made by it. */
  readonly unverified?: true
  /** The template's words in ours. */
  readonly words?: Readonly<Record<string, string>>
}

export const COLUMN_MAPS = {
  'esma-annex-2': annex2 as unknown as ColumnMap,
  'esma-annex-3': annex3 as unknown as ColumnMap,
  'esma-annex-4': annex4 as unknown as ColumnMap,
  'esma-annex-5': annex5 as unknown as ColumnMap,
  'esma-annex-6': annex6 as unknown as ColumnMap,
  'esma-annex-8': annex8 as unknown as ColumnMap,
  'esma-annex-9': annex9 as unknown as ColumnMap,
  'sec-auto-loans': autoLoans as unknown as ColumnMap,
} as const
export type ColumnMapName = keyof typeof COLUMN_MAPS

/** What a template does not say and a reader of its tapes must. */
export interface MapTerms {
  readonly currency: Currency
  readonly cutOff: BusinessDate
  readonly dayCount: DayCount
}

/** Makes the mapping by which tapes of a template are read. */
export function makeMapping(map: ColumnMap, { currency, cutOff, dayCount }: MapTerms): TapeMapping {
  const { mapping, always, empty, fields } = map
  const sources = fields.map(({ code, reads, words }): readonly [string, FieldSource] => {
    const isTerm = (UNSTATED_TERMS as readonly string[]).includes(reads)
    const nothing = Object.fromEntries(empty.map(word => [word, isTerm ? UNSTATED : '']))
    return [reads, { column: code, words: { ...words, ...nothing } }]
  })
  const stated = Object.entries({ ...always, dayCount }).map(
    ([name, word]): readonly [string, FieldSource] => [name, { always: word }],
  )
  const isAttribute = ([name]: readonly [string, FieldSource]) => name.startsWith(ATTRIBUTE)
  const attributes = sources
    .filter(isAttribute)
    .map(([name, source]) => [name.slice(ATTRIBUTE.length), source])
  return {
    ...OWN_FORMAT,
    ...mapping,
    currency,
    cutOff,
    columns: Object.fromEntries([...sources.filter(each => !isAttribute(each)), ...stated]),
    attributes: Object.fromEntries(attributes),
  }
}
