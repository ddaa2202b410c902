import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { dateIn } from '../../../contracts/kernel/date-format.ts'
import type { Details } from '../../../contracts/kernel/decision.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import { amountMaxRefusal } from '../../../contracts/trade/document.ts'
import { startsLikeAFormula } from '../formula.ts'
import type { RowCode } from '../refusal.ts'
import type { Mapping } from './mapping.ts'

export const TEXT_LENGTH_MAX = 200
/** Sixteen more than the largest amount has: what is longer is no amount of anything. */
const DIGITS_MAX = 32

export interface Problem {
  readonly field: string
  readonly refusal: RowCode
  /** What the sentences of the refusal show. */
  readonly details?: Details | undefined
}

/** A row as its source gives it: texts from a file, any value from JSON. */
export type ReadField = (field: string) => unknown

/**
 * One row, read field by field. A cell that cannot be read is remembered as a problem and answers
 * with a stand-in, so that one pass finds everything; the row counts only without problems.
 */
export class Cells {
  readonly problems: Problem[] = []
  readonly #read: ReadField
  readonly #mapping: Pick<Mapping, 'dates' | 'amounts'>

  constructor(read: ReadField, mapping: Pick<Mapping, 'dates' | 'amounts'>) {
    this.#read = read
    this.#mapping = mapping
  }

  problem(field: string, refusal: RowCode, details?: Details): void {
    if (!this.problems.some(p => p.field === field)) this.problems.push({ field, refusal, details })
  }

  /** The text of an optional field without the spaces around it; empty where there is none. */
  optional(field: string): string {
    const value = this.#read(field) ?? ''
    if (typeof value !== 'string') {
      this.problem(field, 'value_must_be_text')
      return ''
    }
    const text = value.trim()
    if (text.length > TEXT_LENGTH_MAX || /\p{Cc}/u.test(text) || !text.isWellFormed())
      this.problem(field, 'text_must_be_within_its_limit')
    return text
  }

  /** A name or number as a person gave it: what a spreadsheet would run is refused. */
  text(field: string): string {
    const text = this.#given(field)
    if (startsLikeAFormula(text)) this.problem(field, 'text_must_not_start_like_a_formula')
    return text
  }

  optionalText(field: string): string {
    return this.optional(field) === '' ? '' : this.text(field)
  }

  date(field: string): BusinessDate {
    const text = this.#given(field)
    return dateIn(text, this.#mapping.dates) ?? this.#not(field, 'date_must_exist', STAND_IN)
  }

  /** Whole minor units, with its sign: whether it may be below zero is for the contracts. */
  amount(field: string, currency: Currency): bigint {
    const text = this.#given(field)
    const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain)
    if (!match || plain.length > DIGITS_MAX) return this.#not(field, 'amount_must_be_a_decimal', 1n)
    const digits = this.#mapping.amounts === 'major' ? CURRENCY_DIGITS[currency] : 0
    const fraction = (match[3] ?? '').replace(/0+$/, '')
    if (fraction.length > digits) return this.#not(field, 'amount_must_be_whole_minor_units', 1n)
    const minor = BigInt(match[2]! + fraction.padEnd(digits, '0'))
    const tooMuch = amountMaxRefusal(minor, currency, field)
    if (tooMuch) this.problem(field, tooMuch.refusal, tooMuch.details)
    return tooMuch ? 1n : match[1] ? -minor : minor
  }

  whole(field: string): bigint {
    const text = this.#given(field)
    if (!/^-?\d{1,15}$/.test(text)) return this.#not(field, 'number_must_be_whole', 1n)
    return BigInt(text)
  }

  word<Word extends string>(field: string, words: readonly Word[]): Word {
    const text = this.#given(field)
    return words.find(w => w === text) ?? this.#not(field, 'word_must_be_known', words[0]!)
  }

  /** SHA-256 of a stored clause, base64url; null where none was agreed. */
  digest(field: string): string | null {
    const text = this.optional(field)
    if (text === '') return null
    return /^[\w-]{43}$/.test(text) ? text : this.#not(field, 'clause_must_be_a_digest', null)
  }

  #given(field: string): string {
    const text = this.optional(field)
    if (text === '') this.problem(field, 'value_must_be_given')
    return text
  }

  #not<Value>(field: string, refusal: RowCode, standIn: Value): Value {
    this.problem(field, refusal)
    return standIn
  }
}

const STAND_IN: BusinessDate = '2000-01-01'
