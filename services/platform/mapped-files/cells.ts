import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { DATE_FORMATS, type DateFormat, dateIn } from '../../../contracts/kernel/date-format.ts'
import type { Details } from '../../../contracts/kernel/decision.ts'
import { isRuined, startsLikeAFormula, unguarded } from '../../../contracts/kernel/formula.ts'
import {
  AMOUNT_MINOR_MAX,
  CURRENCY_DIGITS,
  type Currency,
} from '../../../contracts/kernel/money.ts'
import { parseRate, Rate } from '../../../contracts/kernel/rate.ts'
import { describeSource } from './columns.ts'
import type { FieldSources, FileForm } from './mapping.ts'
import { AMBIGUOUS, describeNumbers, plainNumber } from './number-form.ts'
import type { CellDuty } from './refusal.ts'

export const TEXT_LENGTH_MAX = 200
const FOUND_LENGTH_MAX = 60
/** What may be wrong with a text as such has one of these; most texts have none. */
const SUSPECT = /[\p{Cc}\p{Cs}\uFFFD#]|E[+-]/u
/** Rates repeat in a file: each text is read once for a form, as long as there are not too many. */
const DECIMALS = new WeakMap<CellForm, Map<string, Rate>>()
const DECIMALS_MAX = 10_000
const STAND_IN: BusinessDate = '2000-01-01'
/** By the declared format of dates: it, and all that can be declared. */
const DATES = Object.fromEntries(
  DATE_FORMATS.map(dates => [dates, `${dates}; "dates": ${DATE_FORMATS.join(' | ')}`]),
) as Readonly<Record<DateFormat, string>>

/** One cell, or a row as such, that was not taken. */
export interface CellProblem<Duty extends string = CellDuty> {
  /** Rows count as a spreadsheet shows them: the heading is row 1. A list begins at 1. */
  readonly row: number
  /** Empty: the row as a whole. */
  readonly field: string
  /** The heading or letter of its column in the file; empty where it has none. */
  readonly column: string
  readonly refusal: Duty
  /** What stood there, cut short. */
  readonly found: string
  readonly expected: string
  /** What the sentences of a contract's refusal show. */
  readonly details?: Details | null
}

/** How cells are to be read, from the mapping of the file. */
export interface CellForm extends Pick<FileForm, 'delimiter' | 'dates' | 'numbers' | 'amounts'> {
  /** `decimal` unless declared: 0.0435; `percent`: 4.35. */
  readonly rates?: 'decimal' | 'percent'
  /** A text that a spreadsheet would run is refused, or taken with the guard's quote removed. */
  readonly formulas: 'refused' | 'unguarded'
}

interface AmountLimits {
  readonly from?: bigint
  readonly to?: bigint
}

/**
 * One row, read field by field. A cell that cannot be read is remembered as a problem, one a field,
 * and answers with a stand-in, so that one pass finds everything; a row with problems is not taken.
 */
export class Cells<Duty extends string = never> {
  readonly row: number
  readonly problems: CellProblem<CellDuty | Duty>[] = []
  readonly #read: (field: string) => unknown
  readonly #form: CellForm
  readonly #sources: FieldSources

  constructor(
    row: number,
    read: (field: string) => unknown,
    form: CellForm,
    sources: FieldSources = {},
  ) {
    this.row = row
    this.#read = read
    this.#form = form
    this.#sources = sources
  }

  problem(
    field: string,
    refusal: CellDuty | Duty,
    found = '',
    expected = '',
    details?: Details,
  ): void {
    if (this.problems.some(p => p.field === field)) return
    const { row } = this
    const source = Object.hasOwn(this.#sources, field) ? this.#sources[field] : undefined
    const shown = found
      .slice(0, FOUND_LENGTH_MAX)
      .replace(/\p{Cc}/gu, ' ')
      .toWellFormed()
    this.problems.push({
      row,
      field,
      column: describeSource(source),
      refusal,
      found: shown,
      expected,
      ...(details ? { details } : {}),
    })
  }

  /** The text of an optional field without the blanks around it; empty where there is none. */
  optional(field: string, lengthMax = TEXT_LENGTH_MAX): string {
    const value = this.#read(field) ?? ''
    if (typeof value !== 'string') {
      this.problem(field, 'value_must_be_text', String(value))
      return ''
    }
    const text = value.trim()
    if (text.length > lengthMax || SUSPECT.test(text)) this.#suspect(field, text, lengthMax)
    return text
  }

  /** Something stands there, whatever it is. */
  has(field: string): boolean {
    return String(this.#read(field) ?? '').trim() !== ''
  }

  text(field: string, lengthMax?: number): string {
    const text = this.#given(field, lengthMax)
    if (this.#form.formulas === 'unguarded') return unguarded(text)
    if (startsLikeAFormula(text)) this.problem(field, 'text_must_not_start_like_a_formula', text)
    return text
  }

  optionalText(field: string): string {
    return this.optional(field) === '' ? '' : this.text(field)
  }

  date(field: string, text = this.#given(field)): BusinessDate {
    const { dates } = this.#form
    return dateIn(text, dates) ?? this.#not(field, 'date_must_exist', text, DATES[dates], STAND_IN)
  }

  /** Whole minor units with their sign; any size up to the largest amount, or what is said. */
  amount(
    field: string,
    currency: Currency,
    { from, to = AMOUNT_MINOR_MAX }: AmountLimits = {},
    text = this.#given(field),
  ): bigint {
    const digits = this.#form.amounts === 'major' ? CURRENCY_DIGITS[currency] : 0
    const plain = this.#plain(field, text, digits > 0) ?? ''
    const match = /^(-?)(\d{1,32})(?:\.(\d{1,32}))?$/.exec(plain)
    const permitted = () => describeNumbers(this.#form, digits > 0)
    if (!match) return this.#not(field, 'amount_must_be_a_decimal', text, permitted(), 0n)
    const fraction = (match[3] ?? '').replace(/0+$/, '')
    if (fraction.length > digits)
      return this.#not(field, 'amount_must_be_whole_minor_units', text, permitted(), 0n)
    const size = BigInt(match[2]! + fraction.padEnd(digits, '0'))
    const minor = match[1] ? -size : size
    if (from !== undefined && minor < from)
      return this.#not(field, 'amount_must_not_be_negative', text, '', 0n)
    if (size > to) return this.#not(field, 'amount_must_lie_within_its_limits', text, `≤ ${to}`, 0n)
    return minor
  }

  whole(field: string, from?: number, to?: number): bigint {
    const text = this.#given(field)
    const plain = this.#form.numbers ? this.#plain(field, text, false) : text
    if (plain === null || !/^-?\d{1,15}$/.test(plain))
      return this.#not(field, 'number_must_be_whole', text, describeNumbers(this.#form, false), 1n)
    const number = BigInt(plain)
    if (number >= (from ?? number) && number <= (to ?? number)) return number
    return this.#not(field, 'number_must_lie_within_its_limits', text, `${from}…${to}`, 1n)
  }

  /** A plain decimal: a price, a factor. */
  decimal(field: string, text = this.#given(field)): Rate {
    const known = DECIMALS.get(this.#form) ?? new Map<string, Rate>()
    DECIMALS.set(this.#form, known)
    const before = known.get(text)
    if (before !== undefined) return before
    const rate = parseRate(this.#plain(field, text.replace(/^[.]/, '0.'), true) ?? '')
    if (rate !== null) {
      if (known.size < DECIMALS_MAX) known.set(text, rate)
      return rate
    }
    const permitted = describeNumbers(this.#form, true)
    return this.#not(field, 'number_must_be_a_decimal', text, permitted, new Rate(0))
  }

  /** A share of one, `0.0435`, however the file writes it; `4.35%` is the same in every file. */
  percentage(field: string): Rate {
    const text = this.#given(field)
    const isPercent = this.#form.rates === 'percent' || text.endsWith('%')
    const rate = this.decimal(field, text.replace(/\s*%$/, ''))
    return isPercent ? rate.div(100) : rate
  }

  word<Word extends string>(field: string, words: readonly Word[]): Word {
    const text = this.#given(field)
    const word = words.find(w => w === text)
    if (word !== undefined) return word
    const near = nearest(text.slice(0, FOUND_LENGTH_MAX), words) ?? words.slice(0, 10).join(', ')
    return this.#not(field, 'word_must_be_known', text, near, words[0]!)
  }

  /** SHA-256 of a stored clause, base64url; null where none was agreed. */
  digest(field: string): string | null {
    const text = this.optional(field)
    if (text === '') return null
    return /^[\w-]{43}$/.test(text)
      ? text
      : this.#not(field, 'clause_must_be_a_digest', text, '', null)
  }

  #suspect(field: string, text: string, lengthMax: number): void {
    if (text.length > lengthMax || /[\p{Cc}\p{Cs}]/u.test(text))
      this.problem(field, 'text_must_be_within_its_limit', text, `≤ ${lengthMax}`)
    else if (text.includes('\uFFFD')) this.problem(field, 'text_must_be_readable', text)
    else if (isRuined(text)) this.problem(field, 'value_must_not_be_ruined_by_a_spreadsheet', text)
  }

  #plain(field: string, text: string, hasDecimals: boolean): string | null {
    const plain = plainNumber(text, this.#form, hasDecimals)
    if (plain !== AMBIGUOUS) return plain
    const expected = '"numbers": {"decimal": "." | ","}'
    return this.#not(field, 'number_form_must_be_declared', text, expected, null)
  }

  #given(field: string, lengthMax?: number): string {
    const text = this.optional(field, lengthMax)
    if (text === '') this.problem(field, 'value_must_be_given')
    return text
  }

  #not<Value>(
    field: string,
    refusal: CellDuty,
    found: string,
    expected: string,
    standIn: Value,
  ): Value {
    this.problem(field, refusal, found, expected)
    return standIn
  }
}
