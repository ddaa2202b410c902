import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { dateIn } from '../../../contracts/kernel/date-format.ts'
import { AMOUNT_MINOR_MAX, CURRENCY_DIGITS } from '../../../contracts/kernel/money.ts'
import { parseRate } from '../../../contracts/kernel/rate.ts'
import type { TapeColumn, TapeMapping } from './mapping.ts'
import type { TapeProblem, TapeReason } from './problem.ts'

export const TEXT_LENGTH_MAX = 200
const FOUND_LENGTH_MAX = 60

/**
 * One row, read cell by cell. A cell that cannot be read is remembered as a problem and answers
 * with a stand-in, so that one pass finds everything; the row counts only without problems.
 */
export class Cells {
  readonly problems: TapeProblem[] = []
  readonly #row: number
  readonly #read: (column: string) => string
  readonly #mapping: TapeMapping

  constructor(row: number, read: (column: string) => string, mapping: TapeMapping) {
    this.#row = row
    this.#read = read
    this.#mapping = mapping
  }

  /** The cell as it stands, without the spaces around it; empty where there is none. */
  raw(column: string): string {
    return this.#read(column).trim()
  }

  problem(field: string, reason: TapeReason, found: string, near: string | null = null): void {
    const shown = found.slice(0, FOUND_LENGTH_MAX)
    const row = this.#row
    this.problems.push({ row, field, reason, found: shown, ...(near && { nearest: near }) })
  }

  /** Nothing was wrong since so many problems were known: stand-ins are not held against rules. */
  soundSince(known: number): boolean {
    return this.problems.length === known
  }

  /**
   * The quote that `writeTape` puts before what a spreadsheet would run as a formula goes again.
   */
  text(column: string): string {
    const text = this.#given(column).replace(/^'(?=[=+\-@])/, '')
    if (text.includes('\uFFFD')) this.problem(column, 'text_must_be_readable', text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    else if (text.length > TEXT_LENGTH_MAX || /[\u0000-\u001f\u007f]/.test(text))
      this.problem(column, 'text_must_be_within_its_limit', text)
    return text
  }

  /** Whole minor units, zero or above. */
  amount(column: TapeColumn): bigint {
    const text = this.#given(column)
    return text === '' ? 0n : this.amountOf(column, text)
  }

  amountOf(column: TapeColumn, text: string): bigint {
    const digits = this.#mapping.amounts === 'major' ? CURRENCY_DIGITS[this.#mapping.currency] : 0
    const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
    const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(plain)
    if (!match) return this.#not(column, 'amount_must_be_a_decimal', text, 0n)
    const fraction = (match[3] ?? '').replace(/0+$/, '')
    if (fraction.length > digits)
      return this.#not(column, 'amount_must_be_whole_minor_units', text, 0n)
    const minor = BigInt(match[2]! + fraction.padEnd(digits, '0'))
    if (match[1] && minor > 0n) return this.#not(column, 'amount_must_not_be_negative', text, 0n)
    if (minor >= AMOUNT_MINOR_MAX)
      return this.#not(column, 'amount_must_be_below_its_limit', text, 0n)
    return minor
  }

  /** An annual rate as a decimal string, `0.0435`, however the file writes it. */
  rate(column: TapeColumn): string {
    const text = this.#given(column)
    if (text === '') return '0'
    const rate = parseRate(text.replace(/^\./, '0.'))
    if (!rate) return this.#not(column, 'rate_must_be_a_decimal', text, '0')
    const annual = this.#mapping.rates === 'percent' ? rate.div(100) : rate
    if (annual.abs().gt(1)) return this.#not(column, 'rate_must_lie_within_one', text, '0')
    return annual.toFixed()
  }

  date(column: TapeColumn): BusinessDate {
    const text = this.#given(column)
    return text === '' ? STAND_IN : this.dateOf(column, text)
  }

  dateOf(column: TapeColumn, text: string): BusinessDate {
    return dateIn(text, this.#mapping.dates) ?? this.#not(column, 'date_must_exist', text, STAND_IN)
  }

  whole(column: TapeColumn, least: number, most: number): number {
    const text = this.#given(column)
    if (text === '') return least
    const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return count >= least && count <= most
      ? count
      : this.#not(column, 'count_must_be_a_whole_number', text, least)
  }

  word<Word extends string>(column: TapeColumn, words: readonly Word[]): Word {
    const text = this.#given(column)
    const word = words.find(w => w === text)
    if (word !== undefined || text === '') return word ?? words[0]!
    const shown = text.slice(0, FOUND_LENGTH_MAX)
    this.problem(column, 'word_must_be_known', shown, nearest(shown, words))
    return words[0]!
  }

  #given(column: string): string {
    const text = this.raw(column)
    if (text === '') this.problem(column, 'value_must_be_given', '')
    return text
  }

  #not<Value>(column: string, reason: TapeReason, found: string, standIn: Value): Value {
    this.problem(column, reason, found)
    return standIn
  }
}

const STAND_IN: BusinessDate = '2000-01-01'
